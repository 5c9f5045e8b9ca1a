"""An entry of a listing and those that take over enter; when it plays leaves, as ranges and windows.

For formats that know dates for each picture, but no picture that has the screen to itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from civsite.model.windows import Window, Windows, both

Entry = Mapping[str, Any]

_ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Range:
    """From the morning of `first` to the morning of `after`; None: without end."""

    first: datetime.date
    after: datetime.date | None

    def midnight(self, zone: ZoneInfo) -> datetime.datetime:
        """The moment it begins."""
        return datetime.datetime.combine(self.first, datetime.time(), zone)

    def end(self, zone: ZoneInfo) -> datetime.datetime | None:
        """The moment it is over."""
        if self.after is None:
            return None
        return datetime.datetime.combine(self.after, datetime.time(), zone)


def ranges_of(entry: Entry, listing: Mapping[str, Any]) -> list[Range]:
    """The days on which an entry plays from the day of the build on, without those of takeovers."""
    made = datetime.date.fromisoformat(listing["made"])
    ranges = _clipped(_validity(entry, made), made)
    if entry["takeover"]:
        return ranges
    for each in listing["slides"]:
        if each["takeover"]:
            taken = _validity(each, made)
            ranges = [left for one in ranges for left in _without(one, taken)]
    return ranges


def windows_of(entry: Entry, listing: Mapping[str, Any]) -> Windows | None:
    """When the screen and the entry are both on; a takeover always is."""
    if entry["takeover"]:
        return None
    return both(windows_from(listing["windows"]), windows_from(entry["windows"]))


def windows_from(told: Sequence[Mapping[str, Any]] | None) -> Windows | None:
    """The windows that a listing tells of, as values."""
    if told is None:
        return None
    return tuple(
        Window(_minutes(each["start"]), _minutes(each["end"]), tuple(each["days"])) for each in told
    )


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _validity(entry: Entry, made: datetime.date) -> Range:
    first = datetime.date.fromisoformat(entry["from"]) if entry["from"] else made
    after = datetime.date.fromisoformat(entry["until"]) + _ONE_DAY if entry["until"] else None
    return Range(first, after)


def _clipped(one: Range, made: datetime.date) -> list[Range]:
    if one.after is not None and one.after <= made:
        return []
    return [Range(max(one.first, made), one.after)]


def _without(one: Range, taken: Range) -> Iterator[Range]:
    """What is left of a range before and after another."""
    if one.first < taken.first:
        ends = [day for day in (one.after, taken.first) if day]
        yield Range(one.first, min(ends))
    if taken.after is not None and (one.after is None or taken.after < one.after):
        yield Range(max(one.first, taken.after), one.after)
