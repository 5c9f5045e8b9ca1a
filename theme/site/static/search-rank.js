// Which entries answer the words of a search, the best first. Enter: entries of the index, folded, and
// terms. Leave: `found` as {entry}, and `terms`, which are the words to be marked.
var searchRank = (function () {
  "use strict";

  // As it is written, then in other words, then in pairs of characters.
  function rank(entries, terms) {
    var ways = [terms.map(alone), terms.map(meant), pairs(terms).map(meant)];
    var found = hits(entries, function (entry) {
      for (var way = 0; way < ways.length; way++) {
        var value = score(entry, ways[way]);
        if (value) return value + 1000 * (ways.length - way);
      }
      return 0;
    });
    if (found.length) return { found: found, terms: flat(ways[1].concat(ways[2])) };
    var parts = neighbours(terms);
    return { found: parts.length > 2 ? hits(entries, function (entry) { return partial(entry, parts); }) : [], terms: parts };
  }
  function hits(entries, valueOf) {
    var found = [];
    entries.forEach(function (entry, place) {
      var value = valueOf(entry);
      if (value) found.push({ entry: entry, value: value, place: place });
    });
    return found.sort(function (a, b) { return b.value - a.value || a.place - b.place; });
  }

  // Nothing unless the entry holds each term, or another word for it.
  function score(entry, ways) {
    var sum = 0;
    for (var i = 0; i < ways.length; i++) {
      var best = Math.max.apply(null, ways[i].map(function (term) { return held(entry, term); }));
      if (!best) return 0;
      sum += best;
    }
    return sum;
  }
  function held(entry, term) {
    var place = entry.inTitle.indexOf(term);
    if (place >= 0) return place ? 10 : 12;
    return entry.inTopics.indexOf(term) >= 0 ? 4 : entry.inText.indexOf(term) >= 0 ? 1 : 0;
  }
  function alone(term) { return [term]; }
  function meant(term) { return [term].concat(searchWords.others(term)); }

  // Chinese is written without spaces: 孩子灯笼 is also looked for as 孩子 and 灯笼.
  function pairs(terms) {
    return flat(terms.map(function (term) { return /^[\u3400-\u9fff]{4,}$/.test(term) ? term.match(/..?/g) : [term]; }));
  }
  // Where nothing holds all of a query: every two neighbours in it, of which half are enough. Not for
  // three characters: they may be a name, and half a name is somebody else's.
  function neighbours(terms) {
    return flat(terms.map(function (term) {
      if (!/^[\u3400-\u9fff]{4,}$/.test(term)) return [term];
      return Array.from(term).slice(1).map(function (each, place) { return term[place] + each; });
    }));
  }
  function partial(entry, parts) {
    var values = parts.map(function (part) { return held(entry, part); }).filter(Boolean);
    return values.length * 2 >= parts.length ? values.reduce(function (sum, each) { return sum + each; }, 100 * values.length) : 0;
  }
  function flat(lists) { return [].concat.apply([], lists); }
  return rank;
})();
