"use strict";
// Keeps the pages that were seen, so that they open without a network. What enters: the site's own
// requests. Pages come from the network while there is one; what never changes comes from here.
const PAGES = "civsite-site-pages-1";
const PARTS = "civsite-site-parts-1";
const MOST = { [PAGES]: 60, [PARTS]: 240 };
const PATIENCE_MS = 6000;

const scope = new URL(registration.scope);
const offline = new URL("offline/", scope).href;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(Promise.all(["./", "offline/"].map((path) => renew(path))).catch(() => {}));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

// A page with what it is drawn with, laid away before anyone asks for it.
async function renew(path) {
  const url = new URL(path, scope).href;
  const response = await fetch(url, { cache: "no-cache" });
  if (!response.ok) return;
  const text = await response.clone().text();
  await keep(PAGES, url, response);
  const parts = [...text.matchAll(/(?:href|src)="([^"]*assets\/[^"]+)"/g)].map((found) => new URL(found[1], url).href);
  await Promise.all([...new Set(parts)].map(part));
}

async function keep(name, key, response) {
  try {
    const cache = await caches.open(name);
    await cache.delete(key); // the newest stands last
    await cache.put(key, response);
    const keys = await cache.keys();
    for (const old of keys.slice(0, Math.max(0, keys.length - MOST[name]))) {
      if (old.url !== offline) await cache.delete(old);
    }
  } catch (error) {
    // The storage is full: the page is shown all the same.
  }
}

// Styles, scripts and pictures carry their version or hash in the address.
async function part(address) {
  const kept = await caches.match(address);
  if (kept) return kept;
  const response = await fetch(address);
  if (response.ok) await keep(PARTS, address, response.clone());
  return response;
}

function withoutQuery(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  return url.href;
}

async function page(request) {
  const key = withoutQuery(request.url);
  const control = new AbortController();
  const kept = await caches.match(key);
  const timer = kept ? setTimeout(() => control.abort(), PATIENCE_MS) : 0;
  try {
    // Asked of the server: a browser may take a page that was old when it was loaded for lasting.
    const response = await fetch(request, { cache: "no-cache", signal: control.signal });
    // A redirect (a missing slash) must reach the browser as it is.
    if (response.ok && !response.redirected) await keep(PAGES, key, response.clone());
    return response;
  } catch (error) {
    if (kept) return kept;
    // Another address, since the page's links are relative to its own.
    return key !== offline && (await caches.match(offline)) ? Response.redirect(offline) : Response.error();
  } finally {
    clearTimeout(timer);
  }
}

// The search index is asked for anew, and the last one serves without a network.
async function data(request) {
  try {
    const response = await fetch(request, { cache: "no-cache" });
    if (response.ok) await keep(PARTS, request.url, response.clone());
    return response;
  } catch (error) {
    return (await caches.match(request.url)) || Response.error();
  }
}

addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  if (url.pathname.startsWith(`${scope.pathname}screens/`) && url.pathname.endsWith(".json")) return;
  if (request.mode === "navigate") {
    if (/\/$|\.html$/.test(url.pathname)) event.respondWith(page(request));
  } else if (/\.(css|js|txt|png|webp|avif|jpg|jpeg|svg)$/.test(url.pathname)) event.respondWith(part(request.url));
  else if (/\.json$/.test(url.pathname)) event.respondWith(data(request));
});
