// What one word of a search also finds: 垃圾分類 is 垃圾分类, and who looks for 断水 means 停水.
// Enters: synonyms.txt, a group of words a line, and traditional.txt, traditional characters above
// their simplified ones. Without them the search finds what is written, letter by letter.
var searchWords = (function () {
  "use strict";
  var simplified = new Map(), groups = [];

  function load(folder, version) {
    function text(name) {
      return fetch(folder + name + version).then(function (answer) { return answer.ok ? answer.text() : ""; });
    }
    return Promise.all([text("traditional.txt"), text("synonyms.txt")]).then(function (texts) {
      var rows = texts[0].split("\n"), plain = Array.from(rows[1] || "");
      Array.from(rows[0]).forEach(function (each, place) { simplified.set(each, plain[place]); });
      groups = texts[1].split("\n").map(words).filter(function (group) { return group.length > 1; });
    }).catch(function () { /* as it is written, then */ });
  }
  // Character by character, so that a place in the folded text is that place in the text. The dot in
  // 帕提古丽·吐尔逊 is typed in many ways.
  function fold(text) {
    return text.replace(/[•・‧∙⋅．･]/g, "·").replace(/[^\x00-\x7f]/g, function (each) {
      var plain = each.normalize("NFKC");
      if (plain.length !== 1) plain = each;
      return simplified.get(plain) || plain;
    }).toLowerCase();
  }
  var unseen = /[\ufe00-\ufe0f\u200b-\u200f\u2060\ufeff]|\udb40[\udd00-\uddef]/g; // not in the index, either
  function words(text) { return fold(text.normalize("NFC").replace(unseen, "")).split(/[\s,，、。；;]+/).filter(Boolean); }

  // The term with one of its words put for another; a Latin word is put for a whole term alone.
  function others(term) {
    var found = [];
    groups.forEach(function (group) {
      group.forEach(function (word) {
        var held = /^[\x00-\x7f]+$/.test(word) ? term === word : term.indexOf(word) >= 0;
        if (!held) return;
        group.forEach(function (other) {
          var isWithin = other.indexOf(word) >= 0 && term.indexOf(other) >= 0; // itself, or a part of itself
          if (!isWithin) found.push(term.replace(word, other));
        });
      });
    });
    return found;
  }
  return { load: load, fold: fold, words: words, others: others };
})();
