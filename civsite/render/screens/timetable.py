"""A listing enters; what plays on which days and at which hours leaves, for players without rules.

Days are cut where a slide begins or expires, the week where hours of the screen or of a slide begin
or end. Within a cut the same slides play round and round; an emergency plays alone, at all hours.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from civsite.model.windows import MINUTES_A_DAY, Window, Windows
from civsite.plan.screens.turns import once_around
from civsite.render.screens.validity import windows_from

Entry = Mapping[str, Any]

_ONE_DAY = datetime.timedelta(days=1)
_WEEK = (1, 2, 3, 4, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class TimetableSlot:
    """What plays in a window of the week, once around; `window` None: always."""

    window: Window | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TimetableStretch:
    """From `first` (None: from now on) until before `after` (None: for good)."""

    first: datetime.date | None
    after: datetime.date | None
    slots: tuple[TimetableSlot, ...]


@dataclass(frozen=True, slots=True)
class _Turn:
    """An entry as the rule of turns sees it."""

    entry: Entry

    @property
    def item(self) -> str:
        return str(self.entry["item"])

    @property
    def part(self) -> int:
        return int(self.entry["part"])


def timetable(listing: Mapping[str, Any]) -> list[TimetableStretch]:
    """The stretches from the day of the build on, in order, without gaps between them."""
    made = datetime.date.fromisoformat(listing["made"])
    return [
        TimetableStretch(
            first, after, tuple(_slots(listing, playing_on(listing["slides"], first or made)))
        )
        for first, after in pairwise(_cuts(listing["slides"], made))
    ]


def playing_on(slides: Sequence[Entry], day: datetime.date) -> list[Entry]:
    """What plays on a day, once around, at whatever hours; what takes over, if anything does."""
    iso = day.isoformat()
    valid = [(each["from"] or iso) <= iso <= (each["until"] or iso) for each in slides]
    alarms = [it and each["takeover"] for it, each in zip(valid, slides, strict=True)]
    return _round(slides, alarms if any(alarms) else valid)


def _round(entries: Sequence[Entry], valid: Sequence[bool]) -> list[Entry]:
    return [turn.entry for turn in once_around([_Turn(each) for each in entries], valid)]


def _cuts(slides: Sequence[Entry], made: datetime.date) -> list[datetime.date | None]:
    starts = {datetime.date.fromisoformat(each["from"]) for each in slides if each["from"]}
    ends = {
        datetime.date.fromisoformat(each["until"]) + _ONE_DAY for each in slides if each["until"]
    }
    return [None, *sorted(day for day in starts | ends if day > made), None]


def _slots(listing: Mapping[str, Any], entries: Sequence[Entry]) -> Iterator[TimetableSlot]:
    hours = [windows_from(each["windows"]) for each in entries]
    on = windows_from(listing["windows"])
    if any(each["takeover"] for each in entries) or (on is None and not any(_limited(hours))):
        yield TimetableSlot(None, tuple(entries) or (listing["calm"],))
        return
    days_of: dict[tuple[int, int, tuple[bool, ...]], list[int]] = {}
    for day in _WEEK:
        for slice_ in _slices(day, on, hours):
            days_of.setdefault(slice_, []).append(day)
    for (start, end, valid), days in sorted(days_of.items()):
        shown = _round(entries, valid) or [listing["calm"]]
        yield TimetableSlot(Window(start, end, tuple(days)), tuple(shown))


def _limited(hours: Sequence[Windows | None]) -> Iterator[bool]:
    return (each is not None for each in hours)


def _slices(
    day: int, on: Windows | None, hours: Sequence[Windows | None]
) -> Iterator[tuple[int, int, tuple[bool, ...]]]:
    """The parts of a day in which the screen is on: start, end, and which entries may play."""
    given = [window for each in (on, *hours) for window in each or ()]
    points = sorted({0, MINUTES_A_DAY, *(p for each in given for p in (each.start, each.end))})
    begun: tuple[int, int, tuple[bool, ...]] | None = None
    for start, end in pairwise(points):
        valid = tuple(_holds(each, day, start) for each in hours)
        if begun and (begun[1:] != (start, valid) or not _holds(on, day, start)):
            yield begun
            begun = None
        if _holds(on, day, start):
            begun = (begun[0] if begun else start, end, valid)
    if begun:
        yield begun


def _holds(windows: Windows | None, day: int, minute: int) -> bool:
    return windows is None or any(each.holds(day, minute) for each in windows)
