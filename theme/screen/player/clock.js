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

  // The moment is the same for a minute, and asked for every second.
  let last = { minute: NaN };

  function now(list) {
    const minute = Math.floor(Date.now() / 60000);
    if (minute !== last.minute || list !== last.list) last = { minute, list, moment: momentOf(minute * 60000, list) };
    return last.moment;
  }

  // A clock that stands before the day the list was made is wrong: that day is nearer the truth.
  function momentOf(instant, list) {
    const { day: told, time } = local(new Date(instant), list.timezone);
    const day = told < list.made ? list.made : told;
    const midnight = new Date(`${day}T00:00:00Z`);
    const before = new Date(midnight - 86400000).toISOString().slice(0, 10);
    return { day, before, time: time.slice(0, 5), weekday: midnight.getUTCDay() || 7 };
  }

  const holds = (each, { weekday, time }) => each.days.includes(weekday) && each.start <= time && time < each.end;
  const isWithin = (windows, moment) => !windows || windows.some((each) => holds(each, moment));
  const isValid = ({ from, until }, day) => (!from || from <= day) && (!until || day <= until);

  // Hours past midnight belong to the day on which they began.
  function isDue(entry, moment) {
    if (!entry.windows) return isValid(entry, moment.day);
    return entry.windows.some((each) => holds(each, moment) && isValid(entry, each.overnight ? moment.before : moment.day));
  }

  function isOn(list, moment) {
    if (list.windows !== undefined || !list.hours) return isWithin(list.windows, moment);
    const [start, end] = list.hours;
    return start < end ? start <= moment.time && moment.time < end : moment.time >= start || moment.time < end;
  }

  // The entries that may be shown now, of those that are `there`: emergencies alone while there is one.
  function due(list, there = () => true) {
    const moment = now(list);
    const valid = list.slides.filter((entry) => isDue(entry, moment) && there(entry));
    const alarms = valid.filter((entry) => entry.takeover);
    return alarms.length ? alarms : valid;
  }

  // What decides what is on the screen.
  function situation(list, there) {
    const entries = due(list, there);
    const alarm = entries.length > 0 && Boolean(entries[0].takeover);
    if (!alarm && !isOn(list, now(list))) return { state: "asleep", alarm, due: [] };
    return { state: entries.length ? "playing" : "calm", alarm, due: entries };
  }

  return { local, due, situation };
})();
