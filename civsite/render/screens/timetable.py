"""A listing enters; what plays on which days and at which hours leaves, for players without rules.

Days are cut where a slide begins or expires. Within a cut the same slides play round and round; an
emergency plays alone, at all hours. Hours past midnight belong to the day on which they began: what
expires on a day plays on in the night after it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from civsite.model.windows import Window, Windows, both, clock, turning_days, windows_on
from civsite.plan.screens.turns import once_around

# A slide of a listing.
Entry = Mapping[str, Any]
# From the first day until before the second; None: for good.
Days = tuple[datetime.date, datetime.date | None]

FRAMES_A_SECOND = 10
LONGEST_PAUSE_S = 20
_LONGEST_LOOP_MS = 30 * 60_000


def playing_on(slides: Sequence[Entry], day: datetime.date, *, hours: bool = False) -> list[Entry]:
    """What plays on a day, once around; what takes over, if anything does.

    For whom knows no hours: by dates alone. With `hours`: all that plays at some of them.
    """
    valid = [each for each in slides if is_valid(each if hours else _all_day(each), day)]
    alarms = [each for each in valid if each["takeover"]]
    return round_of(alarms or valid)


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
    entry: Entry, listing: Mapping[str, Any], window: Window | None = None
) -> Iterator[tuple[datetime.datetime, datetime.datetime | None]]:
    """Between which midnights an entry plays, from the day of the build on; None: without end.

    With a `window` of it: in that window. For formats that know dates for each picture, but no picture
    that has the screen to itself: days on which another slide takes over are left out.
    """
    zone = ZoneInfo(listing["timezone"])
    alarms = [] if entry["takeover"] else [each for each in listing["slides"] if each["takeover"]]
    asked = {**entry, "windows": None if window is None else windows_told((window,))}

    def plays(days: Days) -> bool:
        return is_valid(asked, days[0]) and not any(is_valid(each, days[0]) for each in alarms)

    for shown, stretches in groupby(stretches_of(listing), plays):
        if shown:
            days = list(stretches)
            first, after = days[0][0], days[-1][1]
            yield _midnight(first, zone), _midnight(after, zone) if after else None


def windows_of(entry: Entry, listing: Mapping[str, Any]) -> Windows | None:
    """When the screen and the entry are both on; a takeover always is."""
    if entry["takeover"]:
        return None
    return both(windows_from(entry["windows"]), windows_from(listing["windows"]))


def stretches_of(listing: Mapping[str, Any]) -> Iterator[Days]:
    """From the day of the build on, cut where any slide begins or expires."""
    made = datetime.date.fromisoformat(listing["made"])
    turning = {day for each in listing["slides"] for day in turning_days(*_times(each))}
    cuts = sorted(cut for cut in turning if cut > made)
    return zip([made, *cuts], [*cuts, None], strict=True)


def is_valid(entry: Entry, day: datetime.date) -> bool:
    """Whether an entry may play at some hour of a day."""
    return windows_of_day(entry, day) != ()


def _all_day(entry: Entry) -> Entry:
    return {**entry, "windows": None}


def windows_of_day(entry: Entry, day: datetime.date) -> Windows | None:
    """The windows in which an entry may play on a day; None: at any hour."""
    return windows_on(day, *_times(entry))


def _times(entry: Entry) -> tuple[Windows | None, datetime.date | None, datetime.date | None]:
    first, last = (
        datetime.date.fromisoformat(entry[key]) if entry[key] else None for key in ("from", "until")
    )
    return windows_from(entry["windows"]), first, last


def _midnight(day: datetime.date, zone: ZoneInfo) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), zone)


def round_of(valid: Sequence[Entry]) -> list[Entry]:
    """Once around, as players play it, what is valid."""
    return once_around(valid, itemgetter("item", "part"))


def windows_from(told: Sequence[Mapping[str, Any]] | None) -> Windows | None:
    """The windows that a listing tells of, as values."""
    if told is None:
        return None
    return tuple(
        Window(
            _minutes(each["start"]),
            _minutes(each["end"]),
            tuple(each["days"]),
            each.get("overnight", False),
        )
        for each in told
    )


def windows_told(windows: Windows | None) -> list[dict[str, Any]] | None:
    """Windows as a listing tells of them; `overnight` only where it is so."""
    if windows is None:
        return None
    return [
        {
            "days": list(each.days),
            "start": clock(each.start),
            "end": clock(each.end),
            **({"overnight": True} if each.overnight else {}),
        }
        for each in windows
    ]


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
