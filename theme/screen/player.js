"use strict";
// Plays the playlist of one screen. What enters: the JSON in the page, later playlist.json beside
// it. A slide is shown only once it is loaded whole and decoded; the last good list plays on until
// a new one is ready. `body.dataset` tells state, item, file, turns and polls to whoever watches.
(() => {
  const LOG_ROWS = 5000;
  const TRIES = 3; // polls that wait for a half-copied list before what is whole of it is played
  const STALLED_MS = 60000;
  const STALLED_TICKS = 30; // seconds of no sign of life, counted one by one: a clock may jump
  const onStick = location.protocol === "file:";
  const stage = document.getElementById("stage");
  const dot = document.getElementById("dot");
  const asked = new URLSearchParams(location.search);

  let playing = { list: JSON.parse(document.getElementById("playlist").textContent), urls: new Map() };
  let position = -1;
  let shown = null; // the entry on the screen
  let wake = () => {};
  let lastSign = performance.now();
  let patience = STALLED_MS;

  // ---- time, in the community's zone ----
  function local(instant, zone) {
    const parts = {};
    const options = { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" };
    for (const part of new Intl.DateTimeFormat("en-GB", options).formatToParts(instant)) parts[part.type] = part.value;
    return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}:${parts.second}` };
  }

  function clock(list) {
    const { day, time } = local(new Date(), list.timezone);
    // A clock that stands before the day the list was made is wrong: that day is nearer the truth.
    return { day: day < list.made ? list.made : day, time: time.slice(0, 5) };
  }

  function isOpen(list, time) {
    if (!list.hours) return true;
    const [start, end] = list.hours;
    return start < end ? start <= time && time < end : time >= start || time < end;
  }

  function validOn(list, day) {
    const valid = list.slides.filter((entry) => (!entry.from || entry.from <= day) && (!entry.until || day <= entry.until));
    const alarms = valid.filter((entry) => entry.takeover);
    return alarms.length ? alarms : valid;
  }

  // What decides what may be on the screen; when it changes, a slide does not wait for its end.
  function situation() {
    const { day, time } = clock(playing.list);
    const valid = validOn(playing.list, day).filter((entry) => playing.urls.has(entry.file));
    const alarm = valid.length > 0 && valid[0].takeover;
    return { state: !alarm && !isOpen(playing.list, time) ? "asleep" : valid.length ? "playing" : "calm", alarm, valid };
  }

  // ---- loading ----
  const addressOf = (file) => file.split("/").map(encodeURIComponent).join("/");

  async function decoded(url) {
    const image = new Image();
    image.alt = "";
    image.src = url;
    await image.decode();
    if (!image.naturalWidth) throw new Error("empty picture");
    return image;
  }

  async function fetched(url, options, milliseconds) {
    const control = new AbortController();
    const timer = setTimeout(() => control.abort(), milliseconds);
    try {
      const response = await fetch(url, { ...options, signal: control.signal });
      if (!response.ok) throw new Error(`${response.status} ${url}`);
      return await response.blob();
    } finally {
      clearTimeout(timer);
    }
  }

  async function isWhole(blob, entry) {
    if (blob.size !== entry.bytes) return false;
    if (!window.crypto || !crypto.subtle) return true;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === entry.sha256;
  }

  // The address of a slide that is whole and can be decoded; throws for any other.
  async function loaded(entry) {
    const address = addressOf(entry.file);
    if (onStick) return (await decoded(address)).src;
    const stamped = `${address}?v=${entry.sha256.slice(0, 16)}`;
    let blob = await fetched(stamped, {}, STALLED_MS);
    if (!(await isWhole(blob, entry))) blob = await fetched(stamped, { cache: "reload" }, STALLED_MS);
    if (!(await isWhole(blob, entry))) throw new Error(`not whole: ${entry.file}`);
    const url = URL.createObjectURL(blob);
    try {
      await decoded(url);
    } catch (error) {
      URL.revokeObjectURL(url);
      throw error;
    }
    return url;
  }

  // Fills `target.urls`; gives the entries that could not be loaded. What an older list has
  // already loaded is used again.
  async function load(target, known) {
    const entries = [...new Map([...target.list.slides, target.list.calm].map((entry) => [entry.file, entry])).values()];
    const broken = [];
    for (const entry of entries) {
      if (target.urls.has(entry.file)) continue;
      try {
        const url = (known && known.get(entry.sha256)) || (await loaded(entry));
        target.urls.set(entry.file, url);
        if (!known && document.body.dataset.state !== "playing") wake();
      } catch (error) {
        broken.push(entry);
      }
    }
    return broken;
  }

  function bySha(target) {
    const known = new Map();
    for (const entry of [...target.list.slides, target.list.calm]) {
      if (target.urls.has(entry.file)) known.set(entry.sha256, target.urls.get(entry.file));
    }
    return known;
  }

  function adopt(next) {
    const kept = new Set(next.urls.values());
    const old = [...new Set(playing.urls.values())].filter((url) => !kept.has(url) && url.startsWith("blob:"));
    playing = next;
    position = shown ? next.list.slides.findIndex((entry) => entry.item === shown.item && entry.part === shown.part) : -1;
    fitStage();
    tellWorker();
    setTimeout(() => old.forEach((url) => URL.revokeObjectURL(url)), STALLED_MS);
  }

  // ---- a new list beside the page ----
  let lastText = "";
  let waiting = null;
  let tries = 0;
  let broken = [];
  let polls = 0;

  async function poll() {
    const text = await (await fetched("playlist.json", { cache: "no-cache" }, STALLED_MS)).text();
    if (text === lastText && !waiting) {
      if (broken.length) broken = await load(playing, new Map());
      return;
    }
    const list = JSON.parse(text);
    if (!String(list.schema).startsWith("civsite-playlist/1") || !Array.isArray(list.slides)) return;
    if (text !== lastText) {
      waiting = { list, urls: new Map() };
      tries = 0;
      lastText = text;
    }
    const missing = await load(waiting, bySha(playing));
    tries += 1;
    const { day } = clock(list);
    const alarmReady = validOn(list, day).some((entry) => entry.takeover && waiting.urls.has(entry.file));
    if (missing.length && tries < TRIES && !alarmReady) return;
    broken = missing;
    const renewed = playing.list.player !== list.player;
    adopt(waiting);
    waiting = null;
    if (renewed) reloadOnce(list.player);
  }

  // A new player comes with a new page; once a version, lest a stale cache makes it go round.
  function reloadOnce(version) {
    try {
      if (sessionStorage.getItem("player") === version) return;
      sessionStorage.setItem("player", version);
    } catch (error) {
      return;
    }
    location.reload();
  }

  async function keepPolling() {
    for (;;) {
      try {
        await poll();
      } catch (error) {
        // No network, or a list that is still being copied: what plays plays on.
      }
      polls += 1;
      document.body.dataset.polls = String(polls);
      await new Promise((done) => setTimeout(done, playing.list.poll_ms));
    }
  }

  // ---- showing ----
  function fitStage() {
    const [width, height] = playing.list.size;
    const ratio = window.devicePixelRatio || 1;
    let scale = Math.min(innerWidth / width, innerHeight / height);
    const whole = playing.list.scaling === "whole";
    if (whole) scale = Math.max(1, Math.floor(scale * ratio)) / ratio;
    if (Number(asked.get("scale")) > 0) scale = Number(asked.get("scale")) / ratio;
    stage.classList.toggle("whole", whole);
    stage.style.width = `${width * scale}px`;
    stage.style.height = `${height * scale}px`;
    // A sending card shows the corner of the desktop: a strip stands there.
    stage.style.left = whole ? "0" : `${(innerWidth - width * scale) / 2}px`;
    stage.style.top = whole ? "0" : `${(innerHeight - height * scale) / 2}px`;
    stage.style.setProperty("--fade", `${playing.list.fade_ms}ms`);
  }

  async function show(entry) {
    const image = await decoded(playing.urls.get(entry.file));
    const before = [...stage.querySelectorAll("img")];
    stage.append(image);
    void image.offsetWidth; // lets the fade begin from nothing
    if (before.length === 0) image.style.transition = "none";
    image.classList.add("on");
    setTimeout(() => before.forEach((each) => each.remove()), playing.list.fade_ms + 100);
    document.body.dataset.file = entry.file;
    document.body.dataset.item = entry.item || "";
    document.body.dataset.part = entry.part || "";
    shown = entry;
  }

  // The next slide that may be shown, not the one that stands there if there is another.
  function nextOf(valid) {
    const may = new Set(valid);
    const slides = playing.list.slides;
    const stands = (entry) => shown !== null && entry.sha256 === shown.sha256;
    const others = !valid.every(stands);
    for (let step = 1; step <= slides.length; step += 1) {
      const index = (position + step + slides.length) % slides.length;
      const entry = slides[index];
      if (may.has(entry) && !(others && stands(entry))) return index;
    }
    return -1;
  }

  function pause(milliseconds) {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  async function step() {
    const { state, alarm, valid } = situation();
    document.body.dataset.state = state;
    document.body.dataset.alarm = String(alarm);
    lastSign = performance.now();
    if (state === "asleep") {
      stage.querySelectorAll("img").forEach((image) => image.remove());
      shown = null;
      return pause(STALLED_MS / 2);
    }
    if (state === "calm") {
      const calm = playing.list.calm;
      if (playing.urls.has(calm.file) && shown !== calm) await show(calm);
      return pause(STALLED_MS / 2);
    }
    const index = nextOf(valid);
    const entry = playing.list.slides[index];
    position = index;
    try {
      if (!shown || shown.sha256 !== entry.sha256) await show(entry);
    } catch (error) {
      playing.urls.delete(entry.file);
      broken.push(entry);
      return undefined;
    }
    note(entry);
    patience = entry.dwell_ms + STALLED_MS;
    return pause(entry.dwell_ms);
  }

  async function play() {
    for (;;) {
      try {
        await step();
      } catch (error) {
        await pause(1000);
      }
    }
  }

  // ---- watching ----
  let minute = -1;
  let stalledTicks = 0;
  function watch() {
    const now = situation();
    const told = document.body.dataset;
    const gone = now.state === "playing" && shown && !now.valid.some((entry) => entry.file === shown.file);
    if (now.state !== told.state || String(now.alarm) !== told.alarm || gone) wake();
    const current = Math.floor(performance.now() / 60000);
    if (current !== minute) {
      minute = current;
      dot.style.left = `${10 + ((current * 37) % 80)}%`;
      dot.style.top = `${10 + ((current * 53) % 80)}%`;
      saveLog();
    }
    stalledTicks = performance.now() - lastSign > patience ? stalledTicks + 1 : 0;
    if (stalledTicks === STALLED_TICKS) restart();
  }

  // A page that hangs is loaded again, but only while there is one to load.
  async function restart() {
    stalledTicks = 0;
    try {
      if (!onStick) await fetched(location.href, { cache: "no-cache" }, STALLED_MS);
      location.reload();
    } catch (error) {
      // No network: what stands on the screen is better than an error.
    }
  }

  // ---- what was played: kept on this machine, saved as CSV with the key L ----
  let log = [];
  try {
    log = JSON.parse(localStorage.getItem(`log ${playing.list.screen}`)) || [];
  } catch (error) {
    log = [];
  }
  let unsaved = false;
  let turns = 0;

  function note(entry) {
    turns += 1;
    document.body.dataset.turns = String(turns);
    log.push([new Date().toISOString(), entry.item, entry.part, entry.file]);
    if (log.length > LOG_ROWS) log.splice(0, log.length - LOG_ROWS);
    unsaved = true;
  }

  function saveLog() {
    if (!unsaved) return;
    try {
      localStorage.setItem(`log ${playing.list.screen}`, JSON.stringify(log));
      unsaved = false;
    } catch (error) {
      log.splice(0, Math.ceil(log.length / 2)); // the storage is full: the newer half is enough
    }
  }

  function exportLog() {
    const cell = (value) => `"${String(value).replace(/"/g, '""')}"`;
    const played = log.map(([instant, ...what]) => {
      const { day, time } = local(new Date(instant), playing.list.timezone);
      return [`${day} ${time}`, ...what];
    });
    const rows = [["time", "item", "part", "file"], ...played].map((row) => row.map(cell).join(","));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`\ufeff${rows.join("\r\n")}\r\n`], { type: "text/csv" }));
    link.download = `${playing.list.screen}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  // ---- offline: the worker keeps what the list names ----
  function tellWorker() {
    if (!navigator.serviceWorker || !navigator.serviceWorker.controller) return;
    const entries = [...playing.list.slides, playing.list.calm];
    const keep = [...new Set(entries.map((entry) => `${addressOf(entry.file)}?v=${entry.sha256.slice(0, 16)}`))];
    navigator.serviceWorker.controller.postMessage({ keep });
  }

  async function stayAwake() {
    try {
      await navigator.wakeLock.request("screen");
    } catch (error) {
      // Not every browser can; the player's machine is then set not to sleep.
    }
  }

  addEventListener("resize", fitStage);
  addEventListener("pagehide", saveLog);
  addEventListener("keydown", (event) => {
    if (event.key === "l" || event.key === "L") exportLog();
  });
  document.addEventListener("visibilitychange", stayAwake);

  fitStage();
  stayAwake();
  setInterval(watch, 1000);
  load(playing).then((missing) => {
    broken = missing;
    document.body.dataset.loaded = "true";
    tellWorker();
    if (!onStick) keepPolling();
  });
  play();
  if (!onStick && navigator.serviceWorker) navigator.serviceWorker.register("service-worker.js").catch(() => {});
})();
