"use strict";
// Starts without a network, and a new version of the player. What enters: the list that plays.
// The service worker keeps what the list names; there is one over https and on this machine alone.
const offline = (() => {
  let told = "";

  // Tells the worker which slides are here and wanted, when that is not what it has been told.
  async function keep(list) {
    if (slides.onStick || !navigator.serviceWorker) return;
    const wanted = [...new Set([...list.slides, list.calm].filter(slides.has).map(slides.stampOf))];
    if (wanted.join() === told) return;
    try {
      const registration = await navigator.serviceWorker.getRegistration();
      if (!registration || !registration.active) return;
      registration.active.postMessage({ keep: wanted });
      told = wanted.join();
    } catch (error) {
      // Without a worker the player needs the network to start, not to go on.
    }
  }

  function begin(then) {
    if (slides.onStick || !navigator.serviceWorker) return;
    navigator.serviceWorker.register("service-worker.js").catch(() => {});
    navigator.serviceWorker.ready.then(then);
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
  }

  // The page again, if there is one to load: what stands on the screen is better than an error.
  async function reload() {
    try {
      if (!slides.onStick) {
        const page = await (await slides.fetched(location.href, { cache: "no-cache" }, 20e6, null)).text();
        if (!page.trimEnd().endsWith("</html>")) return;
      }
      location.reload();
    } catch (error) {
      // No network.
    }
  }

  // A new player comes with a new page; once a version, lest a stale cache makes it go round.
  function renew(version) {
    try {
      if (sessionStorage.getItem("player") === version) return;
      sessionStorage.setItem("player", version);
    } catch (error) {
      return;
    }
    reload();
  }

  return { begin, keep, reload, renew };
})();
