// A panel's code says which edition it is of and what was printed: this page says whether that holds.
(function () {
  "use strict";
  var box = document.getElementById("scanned");
  var asked = new URLSearchParams(location.search);
  var edition = asked.get("e") || "", digest = asked.get("h") || "";
  if (!/^\d{4}Q[1-4]$/.test(edition)) return;

  function verdict() {
    if (edition > box.dataset.edition) return "ahead";
    if (edition === box.dataset.edition) return digest === box.dataset.digest ? "current" : "revised";
    return box.dataset.stays.split(" ").indexOf(edition) >= 0 ? "kept" : "old";
  }
  var quarter = box.dataset.quarters.split("|")[edition[5] - 1].replace("{year}", edition.slice(0, 4));
  var said = box.querySelector('[data-verdict="' + verdict() + '"]');
  said.textContent = said.textContent.replace("{e}", quarter);
  said.hidden = false;
})();
