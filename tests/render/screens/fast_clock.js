"use strict";
// Time that passes as fast as the page can follow: the next timer is due at once, but only after
// everything that the last one began (pictures, answers, hashes) has come to its end. A day takes
// seconds and is exact. `fastClock.run(ms)` lets time pass and gives what the body told on the way.
(() => {
  const begin = window.fastClockStart;
  let now = begin;
  let pending = 0;
  let count = 0;
  const timers = new Map();
  const RealDate = Date;
  const channel = new MessageChannel();
  const turn = () => new Promise((done) => {
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });

  window.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length ? given : [now]));
    }
    static now() {
      return now;
    }
  };
  performance.now = () => now - begin;
  const timer = (every) => (call, milliseconds = 0) => {
    const wait = Math.max(0, Number(milliseconds) || 0);
    timers.set((count += 1), { call, due: now + wait, every: every ? Math.max(1, wait) : 0 });
    return count;
  };
  window.setTimeout = timer(false);
  window.setInterval = timer(true);
  window.clearTimeout = window.clearInterval = (id) => timers.delete(id);

  const counted = (holder, name) => {
    const real = holder[name];
    holder[name] = function (...given) {
      pending += 1;
      const ended = real.apply(this, given);
      const less = () => (pending -= 1);
      ended.then(less, less);
      return ended;
    };
  };
  counted(window, "fetch");
  counted(window, "createImageBitmap");
  counted(Blob.prototype, "arrayBuffer");
  counted(ReadableStreamDefaultReader.prototype, "read");
  if (crypto.subtle) counted(SubtleCrypto.prototype, "digest");
  const RealImage = Image;
  window.Image = function () {
    const image = new RealImage();
    pending += 1;
    for (const end of ["load", "error"]) image.addEventListener(end, () => (pending -= 1), { once: true });
    return image;
  };

  async function settle() {
    for (let quiet = 0; quiet < 2; quiet = pending === 0 ? quiet + 1 : 0) await turn();
  }

  function next(until) {
    let found = null;
    for (const [id, each] of timers) if (each.due <= until && (!found || each.due < found.due)) found = { id, ...each };
    return found;
  }

  function fire({ id, call, due, every }) {
    now = Math.max(now, due);
    if (every) timers.get(id).due = due + every;
    else timers.delete(id);
    call();
  }

  async function run(milliseconds) {
    const until = now + milliseconds;
    const seen = [];
    let last = "";
    const look = () => {
      const { state, item, part, file, turns, alarm } = document.body.dataset;
      const here = JSON.stringify({ state, item, part, file, turns, alarm });
      if (here !== last) seen.push({ at: now, ...JSON.parse(here) });
      last = here;
    };
    await settle();
    look();
    for (let due = next(until); due; due = next(until)) {
      fire(due);
      await settle();
      look();
    }
    now = until;
    return seen;
  }

  window.fastClock = { run, set: (instant) => (now = instant) };
})();
