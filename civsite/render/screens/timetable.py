"""A listing enters; what plays on which days and at which hours leaves, for players without rules.

Days are cut where a slide begins or expires, the week where hours of the screen or of a slide begin
or end. Within a cut the same slides play round and round; an emergency plays alone, at all hours.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from civsite.model.weekdays import EVERY_DAY
from civsite.model.windows import MINUTES_A_DAY, Window, Windows, both
from civsite.plan.screens.turns import once_around

# A slide of a listing.
Entry = Mapping[str, Any]
# From the first day until before the second; None: for good.
Days = tuple[datetime.date, datetime.date | None]

FRAMES_A_SECOND = 10
LONGEST_PAUSE_S = 20
_LONGEST_LOOP_MS = 30 * 60_000
_ONE_DAY = datetime.timedelta(days=1)


class TimetableSlot(NamedTuple):
    """What plays in a window of the week, once around; `window` None: always."""

    window: Window | None
    entries: tuple[Entry, ...]


class TimetableStretch(NamedTuple):
    """From `first` (None: from now on) until before `after` (None: for good)."""

    first: datetime.date | None
    after: datetime.date | None
    slots: tuple[TimetableSlot, ...]


class _Turn(NamedTuple):
    """An entry as the rule of turns sees it."""

    item: str
    part: int
    entry: Entry


def timetable(listing: Mapping[str, Any]) -> list[TimetableStretch]:
    """The stretches from the day of the build on, in order, without gaps between them."""
    made = datetime.date.fromisoformat(listing["made"])
    stretches = []
    for first, after in _stretches(listing):
        slots = tuple(_slots(listing, playing_on(listing["slides"], first)))
        stretches.append(TimetableStretch(None if first == made else first, after, slots))
    return stretches


def playing_on(slides: Sequence[Entry], day: datetime.date) -> list[Entry]:
    """What plays on a day, once around, at whatever hours; what takes over, if anything does."""
    valid = [_is_valid(each, day) for each in slides]
    alarms = [it and each["takeover"] for it, each in zip(valid, slides, strict=True)]
    return _once_around(slides, alarms if any(alarms) else valid)


def video_turns(listing: Mapping[str, Any]) -> list[Entry]:
    """What the video shows in order; a loop of over half an hour shows each slide once."""
    made = datetime.date.fromisoformat(listing["made"])
    turns = playing_on(listing["slides"], made) or [listing["calm"]]
    if sum(turn["dwell_ms"] for turn in turns) <= _LONGEST_LOOP_MS:
        return turns
    return list({turn["file"]: turn for turn in reversed(turns)}.values())[::-1]


def longest_pause(turns: Sequence[Entry]) -> int:
    """The most frames of the video that follow a whole one."""
    dwell_ms: int = max(turn["dwell_ms"] for turn in turns)
    return min(LONGEST_PAUSE_S * 1000, dwell_ms) * FRAMES_A_SECOND // 1000 - 1


def moments_of(
    entry: Entry, listing: Mapping[str, Any]
) -> Iterator[tuple[datetime.datetime, datetime.datetime | None]]:
    """Between which midnights an entry plays, from the day of the build on; None: without end.

    For formats that know dates for each picture, but no picture that has the screen to itself: days
    on which another slide takes over are left out.
    """
    zone = ZoneInfo(listing["timezone"])
    alarms = [] if entry["takeover"] else [each for each in listing["slides"] if each["takeover"]]

    def plays(days: Days) -> bool:
        return _is_valid(entry, days[0]) and not any(_is_valid(each, days[0]) for each in alarms)

    for shown, stretches in groupby(_stretches(listing), plays):
        if shown:
            days = list(stretches)
            first, after = days[0][0], days[-1][1]
            yield _midnight(first, zone), _midnight(after, zone) if after else None


def windows_of(entry: Entry, listing: Mapping[str, Any]) -> Windows | None:
    """When the screen and the entry are both on; a takeover always is."""
    if entry["takeover"]:
        return None
    return both(_windows_from(listing["windows"]), _windows_from(entry["windows"]))


def _stretches(listing: Mapping[str, Any]) -> Iterator[Days]:
    """From the day of the build on, cut where any slide begins or expires."""
    made = datetime.date.fromisoformat(listing["made"])
    day = datetime.date.fromisoformat
    starts = {day(each["from"]) for each in listing["slides"] if each["from"]}
    ends = {day(each["until"]) + _ONE_DAY for each in listing["slides"] if each["until"]}
    cuts = sorted(cut for cut in starts | ends if cut > made)
    return zip([made, *cuts], [*cuts, None], strict=True)


def _is_valid(entry: Entry, day: datetime.date) -> bool:
    iso = day.isoformat()
    return (entry["from"] or iso) <= iso <= (entry["until"] or iso)


def _midnight(day: datetime.date, zone: ZoneInfo) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), zone)


def _once_around(entries: Sequence[Entry], valid: Sequence[bool]) -> list[Entry]:
    turns = [_Turn(each["item"], each["part"], each) for each in entries]
    return [turn.entry for turn in once_around(turns, valid)]


def _windows_from(told: Sequence[Mapping[str, Any]] | None) -> Windows | None:
    """The windows that a listing tells of, as values."""
    if told is None:
        return None
    return tuple(
        Window(_minutes(each["start"]), _minutes(each["end"]), tuple(each["days"])) for each in told
    )


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _slots(listing: Mapping[str, Any], entries: Sequence[Entry]) -> Iterator[TimetableSlot]:
    hours = [_windows_from(each["windows"]) for each in entries]
    on = _windows_from(listing["windows"])
    if any(each["takeover"] for each in entries) or {on, *hours} == {None}:
        yield TimetableSlot(None, tuple(entries) or (listing["calm"],))
        return
    days_of: dict[tuple[int, int, tuple[bool, ...]], list[int]] = {}
    for day in EVERY_DAY.numbers:
        for slice_ in _slices(day, on, hours):
            days_of.setdefault(slice_, []).append(day)
    for (start, end, valid), days in sorted(days_of.items()):
        shown = _once_around(entries, valid) or [listing["calm"]]
        yield TimetableSlot(Window(start, end, tuple(days)), tuple(shown))


def _slices(
    day: int, on: Windows | None, hours: Sequence[Windows | None]
) -> Iterator[tuple[int, int, tuple[bool, ...]]]:
    """The parts of a day in which the screen is on: start, end, and which entries may play."""
    given = [window for each in (on, *hours) for window in each or ()]
    edges = sorted({0, MINUTES_A_DAY, *(p for each in given for p in (each.start, each.end))})

    def playing(piece: tuple[int, int]) -> tuple[bool, ...] | None:
        if not _holds(on, day, piece[0]):
            return None
        return tuple(_holds(each, day, piece[0]) for each in hours)

    for valid, pieces in groupby(pairwise(edges), playing):
        if valid is not None:
            alike = list(pieces)
            yield alike[0][0], alike[-1][1], valid


def _holds(windows: Windows | None, day: int, minute: int) -> bool:
    return windows is None or any(each.holds(day, minute) for each in windows)
