"use strict";
// The slides that are here, by their hash. What enters: entries of a list. What leaves: addresses of
// pictures that are whole; whatever is not is refused and may be asked for again.
const slides = (() => {
  const AT_ONCE = 4;
  const LIMIT_MS = 60000;
  const MOST_PIXELS = 40e6; // a larger picture is a photo put in a slide's place: it would fill the memory
  const onStick = location.protocol === "file:";
  const kept = new Map(); // hash → the file's bytes as a blob, on a stick its address

  const has = (entry) => kept.has(entry.sha256);
  const stampOf = (entry) => `${entry.file.split("/").map(encodeURIComponent).join("/")}?v=${entry.sha256.slice(0, 16)}`;

  // The image at an address, known by its header but not unpacked.
  function opened(url) {
    return new Promise((done, failed) => {
      const image = new Image();
      image.onload = () => done(image);
      image.onerror = () => failed(new Error(`no picture: ${url}`));
      image.src = url;
    });
  }

  async function refuseHuge(url) {
    const image = await opened(url);
    if (image.naturalWidth * image.naturalHeight > MOST_PIXELS) throw new Error(`no slide: ${url}`);
  }

  // A slide, or a part of it, on a canvas of its own: the browser would keep every image it has ever
  // unpacked, 8 MB for each full-HD slide; a canvas gives its memory back when it goes.
  async function drawn(entry, place = []) {
    const held = kept.get(entry.sha256);
    const bitmap = await createImageBitmap(typeof held === "string" ? await opened(held) : held, ...place);
    const canvas = document.createElement("canvas");
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext("bitmaprenderer").transferFromImageBitmap(bitmap);
    return canvas;
  }

  // What is shown of an entry: the slide, and its photo once more if that may move.
  async function picture(entry) {
    const slide = await drawn(entry);
    return { slide, photo: Array.isArray(entry.photo) ? await drawn(entry, entry.photo) : null };
  }

  function release({ slide, photo }) {
    for (const canvas of [slide, photo]) if (canvas) canvas.getContext("bitmaprenderer").transferFromImageBitmap(null);
  }

  // The body of an answer, given up as soon as it is longer than `most` bytes.
  async function body(answer, most) {
    const reader = answer.body.getReader();
    const chunks = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(chunks, { type: answer.headers.get("content-type") || "" });
      size += value.length;
      if (size > most) {
        reader.cancel().catch(() => {});
        throw new Error(`longer than ${most} bytes: ${answer.url}`);
      }
      chunks.push(value);
    }
  }

  // The bytes at an address; throws after `LIMIT_MS`, or when `signal` says that nobody wants them.
  async function fetched(url, options, most, signal, limit = LIMIT_MS) {
    const control = new AbortController();
    const abort = () => control.abort();
    const timer = setTimeout(abort, limit);
    if (signal) signal.addEventListener("abort", abort);
    try {
      if (signal && signal.aborted) abort();
      const answer = await fetch(url, { ...options, signal: control.signal });
      if (!answer.ok) throw new Error(`${answer.status} ${url}`);
      return await body(answer, most);
    } finally {
      clearTimeout(timer);
      if (signal) signal.removeEventListener("abort", abort);
    }
  }

  async function whole(entry, options, signal) {
    const blob = await fetched(stampOf(entry), options, entry.bytes, signal);
    const sound = blob.size === entry.bytes && (await sha256.digest(await blob.arrayBuffer())) === entry.sha256;
    if (!sound) throw new Error(`not whole: ${entry.file}`);
    return blob;
  }

  async function load(entry, signal) {
    if (has(entry)) return;
    if (onStick) {
      const address = stampOf(entry).split("?")[0];
      await refuseHuge(address);
      kept.set(entry.sha256, address);
      return;
    }
    // What a cache holds may be half a file: the second try goes round it.
    const blob = await whole(entry, {}, signal).catch(() => whole(entry, { cache: "reload" }, signal));
    const url = URL.createObjectURL(blob);
    await refuseHuge(url).finally(() => URL.revokeObjectURL(url));
    kept.set(entry.sha256, blob);
  }

  // Loads entries in their order, some at once; gives those that could not be. `each` hears of
  // every one that is there.
  async function loadAll(entries, signal, each) {
    const waiting = [...new Map(entries.map((entry) => [entry.sha256, entry])).values()];
    const missing = [];
    async function work() {
      for (let entry = waiting.shift(); entry && !signal.aborted; entry = waiting.shift()) {
        try {
          await load(entry, signal);
          each(entry);
        } catch (error) {
          missing.push(entry);
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return missing;
  }

  const drop = (entry) => kept.delete(entry.sha256);

  function keepOnly(entries) {
    const wanted = new Set(entries.map((entry) => entry.sha256));
    for (const sha of [...kept.keys()]) if (!wanted.has(sha)) kept.delete(sha);
  }

  return { onStick, kept, has, stampOf, picture, release, fetched, loadAll, drop, keepOnly };
})();
