// Large type: one button, kept from page to page; a page to paper; pages that were seen, for later.
// Everything else works without scripts.
(function () {
  "use strict";
  var key = "civsite-type";
  function stored() { try { return localStorage.getItem(key); } catch (refused) { return null; } }
  function store(value) { try { localStorage.setItem(key, value); } catch (refused) { /* kept for this page alone */ } }
  function apply(large) { document.documentElement.classList.toggle("large", large); }
  document.documentElement.classList.add("scripted");
  apply(stored() === "large");
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("button.print").forEach(function (each) {
      each.addEventListener("click", function () { print(); });
    });
    var button = document.querySelector("button.large-type");
    if (!button) return;
    button.setAttribute("aria-pressed", String(stored() === "large"));
    button.addEventListener("click", function () {
      var large = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(large));
      apply(large);
      store(large ? "large" : "usual");
    });
  });
  var worker = document.currentScript.dataset.worker;
  if (worker && navigator.serviceWorker) {
    window.addEventListener("load", function () {
      navigator.serviceWorker.register(worker).catch(function () { /* pages are then not kept */ });
    });
  }
})();
