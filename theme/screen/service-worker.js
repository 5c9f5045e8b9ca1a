"use strict";
// Keeps the player, its last whole playlist and its slides, so that a screen that starts without a
// network shows what it showed last. Slides carry their hash in the address and never change.
const CACHE = "civsite-screen-1";
const NETWORK_MS = 10000;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

const isSlide = (url) => url.searchParams.has("v");
const inScope = (url) => url.href.startsWith(registration.scope);

async function isWhole(response) {
  const text = await response.clone().text();
  if (response.url.endsWith(".json")) {
    JSON.parse(text);
    return true;
  }
  return text.trimEnd().endsWith("</html>");
}

async function keep(request, response) {
  try {
    await (await caches.open(CACHE)).put(request, response);
  } catch (error) {
    // The storage is full: the player goes on without.
  }
}

async function slide(request) {
  const kept = request.cache === "reload" ? undefined : await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await keep(request, response.clone());
  return response;
}

async function page(request) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), NETWORK_MS);
  try {
    const response = await fetch(request, { signal: control.signal });
    if (response.ok && (await isWhole(response))) await keep(request, response.clone());
    return response;
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !inScope(url)) return;
  if (isSlide(url)) event.respondWith(slide(event.request));
  else if (event.request.mode === "navigate" || url.pathname.endsWith("/playlist.json")) {
    event.respondWith(page(event.request));
  }
});

addEventListener("message", (event) => {
  const wanted = new Set((event.data.keep || []).map((path) => new URL(path, registration.scope).href));
  event.waitUntil(caches.open(CACHE).then(async (cache) => {
    for (const request of await cache.keys()) {
      if (isSlide(new URL(request.url)) && !wanted.has(request.url)) await cache.delete(request);
    }
  }));
});
