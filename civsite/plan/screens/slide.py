"""What one slide of a screen says, and when it may be shown."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from civsite.model.item import Kind
from civsite.model.scalars import Size
from civsite.model.windows import Windows, turning_days, windows_on

# An upright screen that is wider than this share of its height has no room for two people.
_SQUARE_FROM = 0.7


class SlidePassage(NamedTuple):
    """An article of a convention, or a piece of one: `continued` says that it began before."""

    number: int
    text: str
    continued: bool = False


class Part(NamedTuple):
    """What one slide takes from its item. All empty: the item says everything on one slide.

    `entries` are indices into the item's deeds or steps. `lines` are those of an LED frame, the first
    `heading` of them a notice's title.
    """

    passages: tuple[SlidePassage, ...] = ()
    entries: tuple[int, ...] = ()
    lines: tuple[str, ...] = ()
    heading: int = 0


@dataclass(frozen=True, kw_only=True)
class Airtime:
    """When something may be shown, how often and how long.

    `from_` and `until` are inclusive, None without end; `windows` None: at any hour. Hours that go on
    past midnight belong to the day on which they began. While what has `takeover` is valid the screen
    shows nothing else, outside its hours too.
    """

    from_: datetime.date | None
    until: datetime.date | None
    windows: Windows | None
    weight: int
    dwell_ms: int
    takeover: bool

    def windows_on(self, day: datetime.date) -> Windows | None:
        """The windows in which it may be shown on a day; None: at any hour."""
        return windows_on(day, self.windows, self.from_, self.until)

    @property
    def turning_days(self) -> frozenset[datetime.date]:
        """The days from which on it is shown otherwise."""
        return frozenset(turning_days(self.windows, self.from_, self.until))


@dataclass(frozen=True, kw_only=True)
class Slide(Airtime):
    """One turn of the loop: `part` counts from 1 to `parts`.

    `from_` is None, too, if the slide may be shown from the first minute of the plan on.
    """

    item: str
    kind: Kind
    part: int
    parts: int
    content: Part

    def is_valid_on(self, day: datetime.date) -> bool:
        """Whether `day` is one of its days, whatever the hours."""
        return (self.from_ or day) <= day <= (self.until or day)


# The slides of an item that play one after the other.
Run = tuple[Slide, ...]


def orientation_of(size: Size) -> str:
    """`landscape`, `portrait`, or `square` for an upright screen that is nearly as wide as high."""
    if size.width > size.height:
        return "landscape"
    return "square" if size.width > _SQUARE_FROM * size.height else "portrait"


def reading_length(text: str) -> float:
    """How much there is to read, in Chinese characters; a Latin letter is about half of one."""
    return sum(0.5 if character.isascii() else 1 for character in text)
