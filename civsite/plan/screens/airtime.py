"""When the items of a screen play enters; each kind of day of a quarter leaves, cut into stretches.

What the screen's `programme` says of an item by its id wins over what it says of its campaign, and
that over its kind. Windows of entries that are equally near add up. Hours belong to the day on which
they began, whether the item has them or the programme: an item for Fridays that the programme plays
from 22:00 to 06:00 is shown until Saturday at six. Within a stretch nothing begins
or ends, so one look at it tells of all its minutes. Days that are alike are looked at once: a quarter
has a few kinds of day, not ninety.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from zoneinfo import ZoneInfo

from civsite.model.item import Item
from civsite.model.kinds import shown_by
from civsite.model.screen import Screen, Showing
from civsite.model.windows import (
    EVERY_DAY,
    MINUTES_A_DAY,
    Weekdays,
    Windows,
    both,
    by_the_clock,
    either,
    is_open,
    windows_of,
)
from civsite.plan.screens.slide import Airtime

_ONE_DAY = datetime.timedelta(days=1)
_ONE_MINUTE = datetime.timedelta(minutes=1)
# Each item that is valid on a day, with the windows that hold on it.
_Playing = frozenset[tuple[str, Windows | None]]


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
    timed = ([each for each in about if each.days or each.hours] for about in nearest)
    given = next(filter(None, timed), [])
    windows = (
        either(map(partial(_within, item), given)) if given else windows_of(item.days, item.hours)
    )
    return Airtime(
        from_=item.begins,
        until=item.until,
        windows=None if item.is_emergency else windows,
        weight=next((each.weight for each in entries if each.weight), item.weight),
        dwell_ms=1000 * next((each.dwell for each in entries if each.dwell), screen.dwell),
        takeover=item.is_emergency,
    )


def _within(item: Item, entry: Showing) -> Windows | None:
    """When an item may play by its own days and hours and by those of an entry of the programme."""
    wanted = (item.days or EVERY_DAY).numbers
    days = Weekdays(tuple(day for day in (entry.days or EVERY_DAY).numbers if day in wanted))
    if item.hours is None or entry.hours is None:
        return windows_of(days, item.hours or entry.hours)
    return both(
        windows_of(item.days, item.hours), by_the_clock(windows_of(entry.days, entry.hours))
    )


def day_kinds(
    airtimes: Mapping[str, Airtime],
    windows: Windows | None,
    first_day: datetime.date,
    last_day: datetime.date,
    timezone: str,
) -> tuple[DayKind, ...]:
    """`windows` are the screen's. Kinds come in the order of their first day."""
    found: dict[tuple[_Playing, int, datetime.date | None], list[datetime.date]] = {}
    weekly = windows is not None or any(each.windows is not None for each in airtimes.values())
    for day, playing in _by_day(airtimes, first_day, last_day):
        changed = day if _minutes_shown(timezone, day) is not None else None
        found.setdefault((playing, day.isoweekday() if weekly else 0, changed), []).append(day)
    alarms = frozenset(item for item, each in airtimes.items() if each.takeover)
    alike: dict[tuple[Stretch, ...], list[datetime.date]] = {}
    for (playing, _, _), days in found.items():
        stretches = tuple(_stretches(dict(playing), alarms, windows, days[0], timezone))
        alike.setdefault(stretches, []).extend(days)
    kinds = (DayKind(tuple(sorted(days)), stretches) for stretches, days in alike.items())
    return tuple(sorted(kinds, key=lambda each: each.days))


def _by_day(
    airtimes: Mapping[str, Airtime], first_day: datetime.date, last_day: datetime.date
) -> Iterator[tuple[datetime.date, _Playing]]:
    """Each day with what may play on it."""
    turning = {day for each in airtimes.values() for day in each.turning_days}
    inside = sorted(day for day in turning if first_day < day <= last_day)
    for start, after in pairwise([first_day, *inside, last_day + _ONE_DAY]):
        on_day = ((item, each.windows_on(start)) for item, each in airtimes.items())
        playing = frozenset(each for each in on_day if each[1] != ())
        yield from ((start + _ONE_DAY * past, playing) for past in range((after - start).days))


def _stretches(
    playing: Mapping[str, Windows | None],
    emergencies: frozenset[str],
    windows: Windows | None,
    day: datetime.date,
    timezone: str,
) -> Iterator[Stretch]:
    weekday = day.isoweekday()
    alarms = emergencies.intersection(playing)
    if alarms:
        yield Stretch(0, MINUTES_A_DAY, _real(timezone, day, 0, MINUTES_A_DAY), alarms, True)
        return
    always = frozenset(item for item, each in playing.items() if each is None)
    others = [(item, each) for item, each in playing.items() if each is not None]
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
