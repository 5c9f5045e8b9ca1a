"use strict";
// Plays the playlist of one screen: shows what is due, one slide after the other, and watches that it
// does. What enters: the JSON in the page. `body.dataset` tells state, item, file, part, alarm, turns
// and polls to whoever watches.
(() => {
  const FIRST_MS = 15000; // all slides are loaded before the first is shown, unless that takes longer
  const IDLE_MS = 30000;
  const LEAST_MS = 500;
  const HANGS_MS = 30000;
  const HANGS_TICKS = 15; // seconds without a sign of life, counted one by one: a clock may jump
  const HANGS_FRAMES_MS = 2000; // of the frames' own clock, which nobody can set
  const told = document.body.dataset;

  let list = JSON.parse(document.getElementById("playlist").textContent);
  let position = -1;
  let shown = null; // the entry on the screen
  let stint = { item: null, parts: new Set() }; // what its item has shown since it came on
  let turns = 0;
  let wake = () => {};
  let prepared = null; // the next picture, unpacked while the last one stands
  let lastSign = performance.now();
  let lastFrames = 0;
  let patience = FIRST_MS + HANGS_MS;

  const framesClock = () => (document.timeline ? document.timeline.currentTime : performance.now());
  const situation = () => clock.situation(list, slides.has);

  function take(next) {
    const renewed = next.player !== list.player;
    list = next;
    position = shown ? list.slides.findIndex((entry) => entry.item === shown.item && entry.part === shown.part) : -1;
    stage.fit(list);
    if (renewed) offline.renew(list.player);
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

  // Not yet shown since its item came on: no item follows itself if there is another.
  const isNew = (entry) => entry.item !== stint.item || !stint.parts.has(entry.part);

  // The place in the loop of the next entry that is due, a new one if there is any.
  function nextOf(due) {
    const may = new Set(due);
    for (const wanted of [isNew, () => true]) {
      for (let step = 1; step <= list.slides.length; step += 1) {
        const index = (position + step + list.slides.length) % list.slides.length;
        if (may.has(list.slides[index]) && wanted(list.slides[index])) return index;
      }
    }
    return -1;
  }

  function remember(entry) {
    if (entry.item !== stint.item || !isNew(entry)) stint = { item: entry.item, parts: new Set() };
    stint.parts.add(entry.part);
  }

  function prepare(entry) {
    if (prepared && prepared.sha256 === entry.sha256) return;
    discard();
    prepared = { sha256: entry.sha256, picture: slides.picture(entry) };
    prepared.picture.catch(() => {}); // it is told when its turn comes
  }

  function discard() {
    if (prepared) prepared.picture.then(slides.release, () => {});
    prepared = null;
  }

  function pictureOf(entry) {
    if (!prepared || prepared.sha256 !== entry.sha256) return slides.picture(entry);
    const { picture } = prepared;
    prepared = null;
    return picture;
  }

  async function show(entry) {
    if (shown && shown.sha256 === entry.sha256) {
      shown = entry;
    } else {
      const picture = await pictureOf(entry);
      stage.show(picture, entry);
      shown = entry;
    }
    Object.assign(told, { file: entry.file, item: entry.item || "", part: entry.part || "" });
  }

  function goDark() {
    discard();
    stage.clear();
    shown = null;
    Object.assign(told, { file: "", item: "", part: "" });
    return pause(IDLE_MS);
  }

  async function beCalm() {
    if (!slides.has(list.calm)) return goDark(); // the page itself says the community's name
    await show(list.calm);
    return pause(IDLE_MS);
  }

  async function turn(due) {
    position = nextOf(due);
    const entry = list.slides[position];
    patience = HANGS_MS;
    try {
      await show(entry);
    } catch (error) {
      renewal.spoilt(entry);
      return;
    }
    remember(entry);
    turns += 1;
    told.turns = String(turns);
    const dwell = Math.max(LEAST_MS, entry.dwell_ms || 10000);
    patience = dwell + HANGS_MS;
    log.note(entry);
    const next = list.slides[nextOf(due)];
    if (next.sha256 !== entry.sha256) prepare(next);
    await pause(dwell);
    log.ended();
  }

  function step() {
    const now = situation();
    Object.assign(told, { state: now.state, alarm: String(now.alarm) });
    lastSign = performance.now();
    lastFrames = framesClock();
    if (now.state === "asleep") return goDark();
    return now.state === "calm" ? beCalm() : turn(now.due);
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

  function onceAMinute() {
    stage.stepAside(minute);
    log.save();
    offline.keep(list);
  }

  // Once a second: what may no longer stand does not wait for its end, and what hangs begins again.
  let minute = -1;
  let ticks = 0;
  function watch() {
    const now = situation();
    const gone = now.state === "playing" && shown && !now.due.some((entry) => entry.sha256 === shown.sha256);
    if (told.state === "starting" ? now.alarm : now.state !== told.state || String(now.alarm) !== told.alarm || gone) wake();
    const current = Math.floor(performance.now() / 60000);
    if (current !== minute) {
      minute = current;
      onceAMinute();
    }
    ticks = performance.now() - lastSign > patience ? ticks + 1 : 0;
    if (ticks >= HANGS_TICKS && framesClock() - lastFrames > HANGS_FRAMES_MS) {
      ticks = 0;
      offline.reload();
    }
  }

  async function stayAwake() {
    try {
      await navigator.wakeLock.request("screen");
    } catch (error) {
      // Not every browser can; the player's machine is then set not to sleep.
    }
  }

  clearInterval(beginning);
  log.keep(list);
  stage.fit(list);
  stayAwake();
  document.addEventListener("visibilitychange", stayAwake);
  setInterval(watch, 1000);
  pause(FIRST_MS).then(play);
  renewal.begin(list, take, () => {
    told.loaded = "true";
    offline.keep(list);
    wake();
  });
  offline.begin(() => offline.keep(list));
})();
