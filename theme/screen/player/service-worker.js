"use strict";
// Keeps the player, its last whole playlist and its slides, so that a screen that starts without a
// network shows what it showed last. Slides carry their hash in the address and never change.
const CACHE = "civsite-screen-1";
const NETWORK_MS = 10000;
const PAGE = registration.scope;
const LIST = new URL("playlist.json", registration.scope).href;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

const isSlide = (url) => url.searchParams.has("v");

function isWhole(address, text) {
  try {
    return address === LIST ? Boolean(JSON.parse(text)) : text.trimEnd().endsWith("</html>");
  } catch (error) {
    return false;
  }
}

async function keep(address, response) {
  try {
    await (await caches.open(CACHE)).put(address, response);
  } catch (error) {
    // The storage is full: the player goes on without.
  }
}

// Kept only if it says something new: storage wears out by writing.
async function keepText(address, response, text) {
  const kept = await caches.match(address);
  if (!kept || (await kept.text()) !== text) await keep(address, response);
}

// Kept are those alone that the page has found whole.
async function slide(request) {
  const kept = request.cache === "reload" ? undefined : await caches.match(request.url);
  return kept || fetch(request);
}

async function fromNetwork(request) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), NETWORK_MS);
  try {
    const response = await fetch(request, { signal: control.signal });
    const again = response.clone();
    return { response, again, text: response.ok ? await response.clone().text() : "" };
  } finally {
    clearTimeout(timer);
  }
}

// The page or the list: from the network while it comes whole, else as it was kept.
async function renewed(request, address) {
  try {
    const { response, again, text } = await fromNetwork(request);
    if (!isWhole(address, text)) return (await caches.match(address)) || response;
    await keepText(address, again, text);
    return response;
  } catch (error) {
    const kept = await caches.match(address);
    if (kept) return kept;
    throw error;
  }
}

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(PAGE)) return;
  if (isSlide(url)) event.respondWith(slide(event.request));
  else if (event.request.mode === "navigate") event.respondWith(renewed(event.request, PAGE));
  else if (url.href === LIST) event.respondWith(renewed(event.request, LIST));
});

// What the first visit loaded before this worker was there, and what has changed since.
async function keepAll(wanted) {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map((request) => request.url));
  for (const address of [...there].filter((each) => isSlide(new URL(each)) && !wanted.has(each))) await cache.delete(address);
  for (const address of [...wanted].filter((each) => !there.has(each))) {
    const response = await fetch(address, { cache: "force-cache" });
    if (response.ok) await keep(address, response);
  }
  await renewed(new Request(PAGE, { cache: "no-cache" }), PAGE);
}

addEventListener("message", (event) => {
  const wanted = new Set((event.data.keep || []).map((path) => new URL(path, PAGE).href));
  event.waitUntil(keepAll(wanted).catch(() => {}));
});
