"""What every kind of item says of its slides."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple

from civsite.model.community import ItemType
from civsite.model.item import Item
from civsite.model.scalars import Size
from civsite.model.screen import LedColour
from civsite.plan.screens.slide import Part
from civsite.quarter import Quarter
from civsite.render.panels.wording import Words

# Longer summaries and texts are not read on a slide.
SUMMARY_CHARACTERS = 56
_NUMERALS = "零一二三四五六七八九"


class Setting(NamedTuple):
    """Which part of its item a slide says, in which language and quarter."""

    part: Part
    language: str
    quarter: Quarter


class LedColours(NamedTuple):
    """Of an LED frame's text, and of its heading."""

    text: str
    heading: str


def calm_colours(_: Any, lights: LedColour) -> LedColours:
    """The more colours a dot has, the more of them tell things apart."""
    calm = {LedColour.SINGLE: "red", LedColour.DUAL: "green"}.get(lights, "white")
    return LedColours(calm, calm)


def numeral(number: int) -> str:
    """Chinese numerals to 99, digits beyond."""
    tens, ones = divmod(number, 10)
    if number > 99:
        return str(number)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return head + (_NUMERALS[ones] if ones or not tens else "")


def has_begun(item: Item, today: datetime.date) -> bool:
    return item.from_ is None or item.from_ <= today


def never(_: Any, today: datetime.date) -> bool:
    return False


def _whole(item: Any, part: Part) -> Any:
    return item


@dataclass(frozen=True)
class SlideKind(Generic[ItemType]):
    """How items of one kind are set on slides.

    `words` is what a slide says besides the title, made of what the panel says of the part; its `form`
    names the file of `theme/screen/` that sets it. `only` is the item with nothing but its part.
    `short_texts` are the words that are broken between words alone. `frame` is the size of a photo on
    a slide in px. `led_colours` are those of an LED screen whose dots can do more than red.
    `has_card`: the item's first slide stands for links to its page.
    """

    model: type[ItemType]
    words: Callable[[ItemType, Words, Setting], Words]
    only: Callable[[ItemType, Part], ItemType] = _whole
    short_texts: tuple[str, ...] = ()
    frame: Callable[[Words, Size], tuple[int, int]] | None = None
    led_colours: Callable[[ItemType, LedColour], LedColours] = calm_colours
    has_card: Callable[[ItemType, datetime.date], bool] = has_begun
