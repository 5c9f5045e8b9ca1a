"use strict";
// What was played: kept on this machine by the hour, saved as a table with the key L or five taps.
// What enters: each slide as it appears and goes. A row: minute and second, item, part, file, seconds.
const log = (() => {
  const HOURS = 24 * 7;
  const MOST_ROWS = 2000; // of the hour that is being written, were it never to end
  const TAPS = 5;
  const TAPS_MS = 3000;
  let list = null;
  let hour = "";
  let rows = [];
  let since = 0;
  let unsaved = false;

  const prefix = () => `played ${list.screen} `;
  const kept = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix())).sort();

  function inHour(instant) {
    const begins = instant.toISOString().slice(0, 13);
    if (begins === hour) return;
    save();
    hour = begins;
    try {
      rows = JSON.parse(localStorage.getItem(prefix() + hour)) || [];
    } catch (error) {
      rows = [];
    }
  }

  function note(entry) {
    const instant = new Date();
    inHour(instant);
    since = performance.now();
    rows.push([instant.toISOString().slice(14, 19), entry.item, entry.part, entry.file, 0]);
    if (rows.length > MOST_ROWS) rows.shift();
    unsaved = true;
  }

  // The slide that was noted last goes.
  function ended() {
    if (rows.length && since) rows[rows.length - 1][4] = Math.round((performance.now() - since) / 100) / 10;
    since = 0;
    unsaved = true;
  }

  function save() {
    if (!unsaved) return;
    try {
      kept().slice(0, -HOURS).forEach((key) => localStorage.removeItem(key));
      write();
      unsaved = false;
    } catch (error) {
      // No storage at all: the running hour is in the memory.
    }
  }

  // A full storage gives up its oldest hours.
  function write() {
    for (const oldest of [...kept(), null]) {
      try {
        localStorage.setItem(prefix() + hour, JSON.stringify(rows));
        return;
      } catch (error) {
        if (oldest === null) throw error;
        if (oldest !== prefix() + hour) localStorage.removeItem(oldest);
      }
    }
  }

  function* all() {
    let keys = [];
    try {
      keys = kept();
    } catch (error) {
      // No storage: what is in the memory is all there is.
    }
    const here = prefix() + hour;
    for (const key of keys) if (key !== here) yield* dated(key.slice(prefix().length), JSON.parse(localStorage.getItem(key)) || []);
    yield* dated(hour, rows);
  }

  function* dated(begins, played) {
    for (const [time, ...what] of played) {
      const { day, time: there } = clock.local(new Date(`${begins}:${time}Z`), list.timezone);
      yield [`${day} ${there}`, ...what];
    }
  }

  function table() {
    const cell = (value) => `"${String(value).replace(/"/g, '""')}"`;
    const lines = [["time", "item", "part", "file", "seconds"], ...all()].map((row) => row.map(cell).join(","));
    return `\ufeff${lines.join("\r\n")}\r\n`;
  }

  function give() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([table()], { type: "text/csv" }));
    link.download = `${list.screen}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function keep(first) {
    list = first;
    let taps = [];
    addEventListener("pagehide", save);
    addEventListener("keydown", (event) => {
      if (event.key === "l" || event.key === "L") give();
    });
    addEventListener("pointerdown", () => {
      taps = [...taps, performance.now()].slice(-TAPS);
      if (taps.length < TAPS || taps[TAPS - 1] - taps[0] > TAPS_MS) return;
      taps = [];
      give();
    });
  }

  return { keep, note, ended, save };
})();
