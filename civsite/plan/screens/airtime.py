"""When the items of a screen play enters; each kind of day of a quarter leaves, cut into stretches.

What the screen's `programme` says of an item by its id wins over what it says of its campaign, and
that over its kind. Windows of entries that are equally near add up. Within a stretch nothing begins
or ends, so one look at it tells of all its minutes. Days that are alike are looked at once: a quarter
has a few kinds of day, not ninety.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from civsite.model.item import Item
from civsite.model.kinds import shown_by
from civsite.model.screen import Screen
from civsite.model.windows import MINUTES_A_DAY, Windows, both, either, is_open, windows_of
from civsite.plan.screens.slide import Airtime

_ONE_DAY = datetime.timedelta(days=1)
_ONE_MINUTE = datetime.timedelta(minutes=1)


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


def airtime_of(item: Item, screen: Screen) -> Airtime:
    """When and how `item` plays on `screen`."""
    names = (item.id, *reversed(list(shown_by(item))))
    nearest = [[each for each in screen.programme if each.is_about({name})] for name in names]
    entries = [each for about in nearest for each in about]
    windows = [[each.windows for each in about if each.windows is not None] for about in nearest]
    programmed = next((either(given) for given in windows if given), None)
    return Airtime(
        from_=item.begins,
        until=item.until,
        windows=None if item.is_emergency else both(windows_of(item.days, item.hours), programmed),
        weight=next((each.weight for each in entries if each.weight), item.weight),
        dwell_ms=1000 * next((each.dwell for each in entries if each.dwell), screen.dwell),
        takeover=item.is_emergency,
    )


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
    last_days = {each.until for each in airtimes.values() if each.until}
    ends = {day + _ONE_DAY for day in last_days if first_day <= day < last_day}
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
        if minutes and is_open(windows, weekday, start):
            shown = (item for item, each in others if is_open(each, weekday, start))
            yield Stretch(start, end, minutes, always.union(shown))


def _real(timezone: str, day: datetime.date, start: int, end: int) -> int:
    """How many minutes pass between two readings of the clock on the wall."""
    shown = _minutes_shown(timezone, day)
    return end - start if shown is None else sum(shown[minute] for minute in range(start, end))


@lru_cache(maxsize=4096)
def _minutes_shown(timezone: str, day: datetime.date) -> Counter[int] | None:
    """How often a clock shows each minute of a day on which it is changed; None on other days.

    Where it is put forward some minutes never come; where it is put back some come twice.
    """
    zone = ZoneInfo(timezone)
    begin, after = (
        datetime.datetime.combine(each, datetime.time(), zone).astimezone(datetime.UTC)
        for each in (day, day + _ONE_DAY)
    )
    passed = (after - begin) // _ONE_MINUTE
    if passed == MINUTES_A_DAY:
        return None
    moments = ((begin + _ONE_MINUTE * minute).astimezone(zone) for minute in range(passed))
    return Counter(moment.hour * 60 + moment.minute for moment in moments)
