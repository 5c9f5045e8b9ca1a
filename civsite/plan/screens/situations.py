"""When the items of a screen play enters; each kind of day of the quarter leaves, cut into stretches.

Within a stretch nothing begins or ends, so one look at it tells of all its minutes. Days that are
alike are looked at once: a quarter has a few kinds of day, not ninety.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from civsite.model.windows import MINUTES_A_DAY, Window, Windows
from civsite.plan.screens.airtime import Airtime

_ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` until before `end` by the clock on the wall, `minutes` by a clock that runs on.

    The two differ where clocks are changed. `items` are those that may be shown.
    """

    start: int
    end: int
    minutes: int
    items: frozenset[str]
    takeover: bool = False


@dataclass(frozen=True, slots=True)
class DayKind:
    """Days of the quarter that are alike, and the stretches of one while the screen is on."""

    days: tuple[datetime.date, ...]
    stretches: tuple[Stretch, ...]


def day_kinds(
    airtimes: Mapping[str, Airtime],
    windows: Windows | None,
    first_day: datetime.date,
    last_day: datetime.date,
    timezone: str,
) -> tuple[DayKind, ...]:
    """`windows` are the screen's. Kinds come in the order of their first day."""
    found: dict[tuple[frozenset[str], int, datetime.date | None], list[datetime.date]] = {}
    weekly = windows is not None or any(each.windows is not None for each in airtimes.values())
    for day, valid in _by_day(airtimes, first_day, last_day):
        changed = day if _minutes_shown(timezone, day) is not None else None
        found.setdefault((valid, day.isoweekday() if weekly else 0, changed), []).append(day)
    alike: dict[tuple[Stretch, ...], list[datetime.date]] = {}
    for (valid, _, _), days in found.items():
        stretches = tuple(_stretches(valid, airtimes, windows, days[0], timezone))
        alike.setdefault(stretches, []).extend(days)
    kinds = (DayKind(tuple(sorted(days)), stretches) for stretches, days in alike.items())
    return tuple(sorted(kinds, key=lambda each: each.days))


def _by_day(
    airtimes: Mapping[str, Airtime], first_day: datetime.date, last_day: datetime.date
) -> Iterator[tuple[datetime.date, frozenset[str]]]:
    """Each day with the items that are valid on it."""
    begins = {each.from_ for each in airtimes.values() if each.from_}
    ends = {each.until + _ONE_DAY for each in airtimes.values() if each.until}
    inside = (day for day in begins | ends if first_day < day <= last_day)
    for start, after in pairwise([first_day, *sorted(inside), last_day + _ONE_DAY]):
        valid = frozenset(
            item
            for item, each in airtimes.items()
            if (each.from_ or start) <= start <= (each.until or start)
        )
        yield from ((start + _ONE_DAY * past, valid) for past in range((after - start).days))


def _stretches(
    valid: frozenset[str],
    airtimes: Mapping[str, Airtime],
    windows: Windows | None,
    day: datetime.date,
    timezone: str,
) -> Iterator[Stretch]:
    weekday = day.isoweekday()
    alarms = frozenset(item for item in valid if airtimes[item].takeover)
    if alarms:
        yield Stretch(0, MINUTES_A_DAY, _real(timezone, day, 0, MINUTES_A_DAY), alarms, True)
        return
    with_windows = {item: airtimes[item].windows for item in valid}
    always = frozenset(item for item, each in with_windows.items() if each is None)
    others = [(item, each) for item, each in with_windows.items() if each is not None]
    all_windows = [*(windows or ()), *(window for _, each in others for window in each)]
    edges = {
        edge for each in all_windows if weekday in each.days for edge in (each.start, each.end)
    }
    for start, end in pairwise(sorted({0, MINUTES_A_DAY, *edges})):
        minutes = _real(timezone, day, start, end)
        if minutes and (windows is None or _any_holds(windows, weekday, start)):
            shown = (item for item, each in others if _any_holds(each, weekday, start))
            yield Stretch(start, end, minutes, always.union(shown))


def _any_holds(windows: tuple[Window, ...], weekday: int, minute: int) -> bool:
    return any(each.holds(weekday, minute) for each in windows)


def _real(timezone: str, day: datetime.date, start: int, end: int) -> int:
    """How many minutes pass between two readings of the clock on the wall."""
    shown = _minutes_shown(timezone, day)
    return end - start if shown is None else sum(shown[start:end])


@lru_cache(maxsize=4096)
def _minutes_shown(timezone: str, day: datetime.date) -> tuple[int, ...] | None:
    """How often a clock shows each minute of a day on which it is changed; None on other days.

    Where it is put forward some minutes never come; where it is put back some come twice.
    """
    zone = ZoneInfo(timezone)
    begin = datetime.datetime.combine(day, datetime.time(), zone).astimezone(datetime.UTC)
    after = datetime.datetime.combine(day + _ONE_DAY, datetime.time(), zone).astimezone(
        datetime.UTC
    )
    passed = int((after - begin).total_seconds()) // 60
    if passed == MINUTES_A_DAY:
        return None
    shown = [0] * MINUTES_A_DAY
    for minute in range(passed):
        moment = (begin + datetime.timedelta(minutes=minute)).astimezone(zone)
        shown[moment.hour * 60 + moment.minute] += 1
    return tuple(shown)
