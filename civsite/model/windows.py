"""Windows of the week: days and hours enter as editors write them; stretches within days leave.

A window never passes midnight: hours that do become two windows, the later one on the day after.
All is by the wall clock, so that a change of clocks needs no arithmetic. `None` means «always»,
in no window means «never».
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from civsite.model.scalars import Hours
from civsite.model.weekdays import EVERY_DAY, Weekdays

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """From `start` until before `end`, minutes after midnight (0 to 1440), on ISO weekdays `days`."""

    start: int
    end: int
    days: tuple[int, ...]

    def holds(self, weekday: int, minute: int) -> bool:
        return self.start <= minute < self.end and weekday in self.days


Windows = tuple[Window, ...]
# What is open on each day of the week: ISO weekday, start, end.
_Stretch = tuple[int, int, int]


def windows_of(days: Weekdays | None, hours: Hours | None) -> Windows | None:
    """The windows of `hours` that begin on `days`; None if neither says anything."""
    if days is None and hours is None:
        return None
    return _windows(_stretches(days or EVERY_DAY, hours))


def either(windows: Iterable[Windows | None]) -> Windows | None:
    """Open where any of `windows` is."""
    given = list(windows)
    if any(each is None for each in given):
        return None
    return _windows(stretch for each in given for stretch in _apart(each or ()))


def both(first: Windows | None, second: Windows | None) -> Windows | None:
    """Open where `first` and `second` are."""
    if first is None or second is None:
        return second if first is None else first
    return _windows(
        (day, max(start, begin), min(end, stop))
        for day, start, end in _apart(first)
        for other, begin, stop in _apart(second)
        if day == other and max(start, begin) < min(end, stop)
    )


def is_open(windows: Windows | None, moment: datetime.datetime) -> bool:
    """Whether `moment`, as a clock on the wall shows it, lies in one of `windows`."""
    minute = moment.hour * 60 + moment.minute
    return windows is None or any(each.holds(moment.isoweekday(), minute) for each in windows)


def clock(minute: int) -> str:
    """`450` → `07:30`; the end of a day is `24:00`."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _stretches(days: Weekdays, hours: Hours | None) -> Iterator[_Stretch]:
    start = hours.start.hour * 60 + hours.start.minute if hours else 0
    end = hours.end.hour * 60 + hours.end.minute if hours else 0
    for day in days.numbers:
        if start < end:
            yield day, start, end
            continue
        yield day, start, MINUTES_A_DAY
        if end:
            yield day % 7 + 1, 0, end


def _apart(windows: Windows) -> Iterator[_Stretch]:
    return ((day, each.start, each.end) for each in windows for day in each.days)


def _windows(stretches: Iterable[_Stretch]) -> Windows:
    """As few windows as say the same: what touches is joined, days with one stretch share it."""
    by_day: dict[int, list[tuple[int, int]]] = {}
    for day, start, end in sorted(stretches):
        joined = by_day.setdefault(day, [])
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    days_of: dict[tuple[int, int], list[int]] = {}
    for day, joined in by_day.items():
        for each in joined:
            days_of.setdefault(each, []).append(day)
    return tuple(sorted(Window(*each, tuple(sorted(days))) for each, days in days_of.items()))
