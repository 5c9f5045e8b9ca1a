// A panel's code says which edition it is of and what was printed: this page says whether that holds.
(function () {
  "use strict";
  var box = document.getElementById("scanned");
  var asked = new URLSearchParams(location.search);
  var edition = asked.get("e") || "", digest = asked.get("h") || "";
  if (!/^\d{4}Q[1-4]$/.test(edition)) return;
  var verdict = edition < box.dataset.edition ? "old"
    : edition > box.dataset.edition ? "ahead"
    : digest === box.dataset.digest ? "current" : "revised";
  var said = box.querySelector('[data-verdict="' + verdict + '"]');
  said.textContent = said.textContent.replace("{e}", edition);
  said.hidden = false;
})();
