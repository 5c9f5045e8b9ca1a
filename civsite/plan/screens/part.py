"""A part of an item, which is what one slide says; and how much can be read of one."""

from __future__ import annotations

from typing import NamedTuple

from civsite.model.scalars import Size

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


def orientation_of(size: Size) -> str:
    """`landscape`, `portrait`, or `square` for an upright screen that is nearly as wide as high."""
    if size.width > size.height:
        return "landscape"
    return "square" if size.width > _SQUARE_FROM * size.height else "portrait"


def reading_length(text: str) -> float:
    """How much there is to read, in Chinese characters; a Latin letter is about half of one."""
    return sum(0.5 if character.isascii() else 1 for character in text)
