"use strict";
// What may be on the screen at a moment. What enters: a list and this machine's clock. What leaves:
// the day and minute of the community's wall clock, and the entries that are due.
const clock = (() => {
  const PARTS = { hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" };
  const formats = new Map();

  function formatOf(zone) {
    if (!formats.has(zone)) formats.set(zone, formatIn(zone));
    return formats.get(zone);
  }

  function formatIn(zone) {
    try {
      return new Intl.DateTimeFormat("en-GB", { ...PARTS, timeZone: zone });
    } catch (error) {
      return new Intl.DateTimeFormat("en-GB", PARTS); // a browser without that zone: the machine's own
    }
  }

  function local(instant, zone) {
    const parts = {};
    for (const part of formatOf(zone).formatToParts(instant)) parts[part.type] = part.value;
    return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}:${parts.second}` };
  }

  // A clock that stands before the day the list was made is wrong: that day is nearer the truth.
  function now(list) {
    const { day, time } = local(new Date(), list.timezone);
    return { day: day < list.made ? list.made : day, time: time.slice(0, 5) };
  }

  function isWithin(windows, { day, time }) {
    if (!windows) return true;
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
    return windows.some((each) => each.days.includes(weekday) && each.start <= time && time < each.end);
  }

  function isOn(list, moment) {
    if (list.windows !== undefined || !list.hours) return isWithin(list.windows, moment);
    const [start, end] = list.hours;
    return start < end ? start <= moment.time && moment.time < end : moment.time >= start || moment.time < end;
  }

  // The entries that may be shown now: emergencies alone while there is one.
  function due(list) {
    const moment = now(list);
    const isDue = (entry) =>
      (!entry.from || entry.from <= moment.day) && (!entry.until || moment.day <= entry.until) && isWithin(entry.windows, moment);
    const valid = list.slides.filter(isDue);
    const alarms = valid.filter((entry) => entry.takeover);
    return alarms.length ? alarms : valid;
  }

  // What decides what is on the screen, of the entries that `isThere` says are loaded.
  function situation(list, isThere) {
    const all = list.slides.filter(isThere);
    const entries = due({ ...list, slides: all });
    const alarm = entries.length > 0 && Boolean(entries[0].takeover);
    if (!alarm && !isOn(list, now(list))) return { state: "asleep", alarm, due: [] };
    return { state: entries.length ? "playing" : "calm", alarm, due: entries };
  }

  return { local, due, situation };
})();
