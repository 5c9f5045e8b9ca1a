"use strict";
// Looks for a new playlist.json and loads what it names. What enters: what plays. What leaves: calls
// of `take(list)` with lists that may play: whole ones, and such as will not become whole.
const renewal = (() => {
  const TRIES = 3; // polls that a list waits for what is missing of it, unless some of it comes
  const LIMIT_MS = 10000;
  const MOST_BYTES = 20e6;
  const ROUND_THE_CACHE = 20; // polls: a change within a second of the last one is not seen by its date

  let take = () => {};
  let playing = null;
  let target = null; // the list that is being loaded, or still lacks slides while it plays
  let lastText = "";
  let polls = 0;
  let ready = () => {}; // called when nothing of the first list is still to come

  // A list that the player can rely on; throws for any other, half of one above all.
  function read(text) {
    const list = JSON.parse(text);
    const sound =
      String(list.schema).startsWith("civsite-playlist/1") && Array.isArray(list.slides) && list.calm && list.calm.sha256 &&
      list.size.length === 2 && list.slides.every((entry) => entry.file && entry.sha256 && entry.bytes > 0);
    if (!sound) throw new Error("not a playlist");
    return list;
  }

  // Emergencies first, then what may be shown now, then the rest.
  function inHaste(list) {
    const now = clock.due(list);
    return [...now.filter((entry) => entry.takeover), ...now, list.calm, ...list.slides];
  }

  const alarmIsThere = (list) => clock.due(list).some((entry) => entry.takeover && slides.has(entry));
  const canShow = (list) => clock.due(list).length === 0 || clock.due(list).some(slides.has);

  function aim(list) {
    if (target) target.control.abort();
    target = { list, control: new AbortController(), taken: false, busy: false, tries: 0, lacked: Infinity };
    return target;
  }

  function adopt(aimed) {
    if (aimed.taken) return;
    aimed.taken = true;
    playing = aimed.list;
    take(playing);
    ready();
  }

  async function attempt(aimed) {
    if (aimed.busy) return;
    aimed.busy = true;
    const missing = await slides.loadAll(inHaste(aimed.list), aimed.control.signal, () => {
      if (alarmIsThere(aimed.list)) adopt(aimed);
    });
    aimed.busy = false;
    if (aimed !== target) return;
    aimed.tries = missing.length < aimed.lacked ? 0 : aimed.tries + 1;
    aimed.lacked = missing.length;
    if (!missing.length || (aimed.tries >= TRIES && canShow(aimed.list))) adopt(aimed);
    if (!missing.length) target = null;
    if (aimed.taken) ready();
  }

  async function poll() {
    const cache = polls % ROUND_THE_CACHE ? "no-cache" : "reload";
    const text = await (await slides.fetched("playlist.json", { cache }, MOST_BYTES, null, LIMIT_MS)).text();
    if (text === lastText) return;
    const list = read(text);
    if (lastText || JSON.stringify(list) !== JSON.stringify(playing)) aim(list);
    lastText = text;
  }

  // Lets go of slides that neither what plays nor what is to play needs.
  function forget() {
    const lists = target ? [playing, target.list] : [playing];
    slides.keepOnly(lists.flatMap((list) => [...list.slides, list.calm]));
  }

  async function keepPolling() {
    for (;;) {
      try {
        if (!slides.onStick) await poll();
      } catch (error) {
        // No network, or a list that is still being copied: what plays plays on.
      }
      forget();
      if (target) attempt(target);
      polls += 1;
      document.body.dataset.polls = String(polls);
      await new Promise((done) => setTimeout(done, Math.max(1000, playing.poll_ms || 30000)));
    }
  }

  // Loads what the page was made with, and goes on from there.
  function begin(list, taker, whenReady) {
    take = taker;
    ready = whenReady;
    playing = list;
    aim(list).taken = true;
    attempt(target);
    keepPolling();
  }

  // A slide that was whole and cannot be shown: it is loaded anew with the next poll.
  function spoilt(entry) {
    slides.drop(entry);
    if (target === null) aim(playing).taken = true;
  }

  return { begin, spoilt };
})();
