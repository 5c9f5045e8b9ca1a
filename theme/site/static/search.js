// Search: the parts of the index are loaded when a search begins, and scanned for every word of it.
(function () {
  "use strict";
  var box = document.getElementById("search");
  var status = document.getElementById("search-status");
  var results = document.getElementById("search-results");
  var field = document.getElementById("q");
  var folder = location.pathname.replace(/[^/]*$/, ""); // the index lies beside this page
  var root = box.dataset.root;
  var fold = searchWords.fold, words = searchWords.words;

  var PER_STEP = 20, AROUND = 30, LONGEST = 90;
  var loading = null;

  function load() {
    if (!loading) {
      loading = Promise.all([
        fetch(folder + "index.json").then(json).then(function (parts) {
          return Promise.all(parts.map(function (part) { return fetch(folder + part + ".json").then(json); }));
        }),
        searchWords.load(root + "assets/", box.dataset.version),
      ]).then(function (loaded) {
        return [].concat.apply([], loaded[0]).map(function (entry) {
          return { url: entry[0], title: entry[1], date: entry[2], kind: entry[3], topics: entry[4], text: entry[5],
            inTitle: fold(entry[1]), inTopics: fold(entry[4]), inText: fold(entry[5] + " " + entry[2]) };
        });
      });
    }
    return loading;
  }
  function json(answer) { if (!answer.ok) throw new Error(String(answer.status)); return answer.json(); }

  function search(query) {
    results.textContent = "";
    if (!words(query).length) { status.textContent = ""; return; }
    status.textContent = box.dataset.loading;
    load().then(function (entries) {
      var answer = searchRank(entries, words(query));
      status.textContent = answer.found.length ? box.dataset.found.replace("{n}", answer.found.length) : box.dataset.none;
      show(answer.found, answer.terms);
    }).catch(function () { loading = null; status.textContent = box.dataset.failed; });
  }

  // By kind, the kind with the best hit first.
  function show(found, terms) {
    var kinds = new Map();
    found.forEach(function (hit) {
      if (!kinds.has(hit.entry.kind)) kinds.set(hit.entry.kind, []);
      kinds.get(hit.entry.kind).push(hit.entry);
    });
    kinds.forEach(function (entries, kind) {
      var section = make("section"), list = make("ul", "hits");
      section.append(make("h2", "", kind + " (" + entries.length + ")"), list);
      results.append(section);
      step(section, list, entries, terms);
    });
  }
  function step(section, list, entries, terms) {
    entries.slice(0, PER_STEP).forEach(function (entry) { list.append(hit(entry, terms)); });
    var rest = entries.slice(PER_STEP);
    if (!rest.length) return;
    var more = make("button", "action", box.dataset.more);
    more.type = "button";
    more.addEventListener("click", function () {
      var next = list.children.length;
      more.remove();
      step(section, list, rest, terms);
      list.children[next].querySelector("a").focus();
    });
    section.append(more);
  }
  function hit(entry, terms) {
    var item = make("li"), link = make("a");
    link.href = root + entry.url;
    mark(link, entry.title, terms);
    item.append(link);
    if (entry.date) item.append(make("p", "meta", entry.date));
    var text = make("p");
    mark(text, around(entry.text, terms), terms);
    item.append(text);
    return item;
  }
  function around(text, terms) {
    var first = -1, folded = fold(text);
    terms.forEach(function (term) { var at = folded.indexOf(term); if (at >= 0 && (first < 0 || at < first)) first = at; });
    var start = Math.max(0, first - AROUND);
    return (start ? "…" : "") + text.slice(start, start + LONGEST) + (start + LONGEST < text.length ? "…" : "");
  }
  function mark(parent, text, terms) {
    var folded = fold(text), at = 0;
    while (at < text.length) {
      var next = -1, length = 0;
      terms.forEach(function (term) { var found = folded.indexOf(term, at); if (found >= 0 && (next < 0 || found < next)) { next = found; length = term.length; } });
      if (next < 0 || folded.length !== text.length) break;
      parent.append(text.slice(at, next), make("mark", "", text.slice(next, next + length)));
      at = next + length;
    }
    parent.append(text.slice(at));
  }
  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  var query = new URLSearchParams(location.search).get("q") || "";
  field.value = query;
  search(query);
  field.form.addEventListener("submit", function (event) {
    event.preventDefault();
    history.replaceState(null, "", "?q=" + encodeURIComponent(field.value));
    search(field.value);
  });
})();
