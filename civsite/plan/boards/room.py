"""A board's slot enters; the room that its panel has for text leaves, and what lines take of it.

Lengths in mm, sizes and lengths of text in em. What is measured here follows `theme/print/frame.typ`
and `lib.typ`: a margin of four units, a tab above, seal and code below.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

from civsite.model.board import Board, BoardKind, Slot

_MM_PER_POINT = 25.4 / 72
_LIFT_DISTANCE_CM = 70
_USUAL_DISTANCE_CM = 150
_NARROW = 0.56
_HEADLINE_LEADING = 0.28
# A headline breaks between words, so that its longest line is longer than its share.
_UNEVEN_EMS = 2


@dataclass(frozen=True, slots=True)
class Room:
    """Where the text of a panel stands, mm: `unit` is a sixtieth of the panel's shorter side,
    `least` the smallest type, `aspect` the panel's width by its height."""

    width: float
    height: float
    unit: float
    least: float
    aspect: float
    panel_width: float
    panel_height: float


def reading_distance_cm(board: Board) -> int:
    """How far readers stand: as the board says, else as is usual for its kind."""
    if board.distance is not None:
        return int(board.distance)
    return _LIFT_DISTANCE_CM if board.kind is BoardKind.LIFT else _USUAL_DISTANCE_CM


def legible_points(distance_cm: float) -> float:
    """The smallest body type, pt, that is legible at a distance: 14 pt at 0.7 m, 24 pt at 1.5 m."""
    return max(9.0, 5.25 + 0.125 * distance_cm)


def room_of(board: Board, slot: Slot) -> Room:
    """The room between tab and foot of a panel that fills `slot`."""
    width, height = float(slot.size.width), float(slot.size.height)
    unit = min(width, height) / 60
    least = legible_points(reading_distance_cm(board)) * _MM_PER_POINT
    code = min(25.0, max(18.0, 2.7 * unit))
    if min(width, height) < 120:
        code = min(18.0, 0.2 * min(width, height))
    long_unit = unit * min(1.6, max(1.0, math.sqrt(max(width, height) / min(width, height)) / 1.5))
    above = 3 * unit + 1.9 * max(1.5 * long_unit, least)
    below = max(code, 3.4 * long_unit) + 5 * unit
    return Room(width - 8 * unit, max(0.0, height - above - below), unit, least,
                width / height, width, height)  # fmt: skip


@functools.lru_cache(maxsize=1 << 16)
def ems(text: str) -> float:
    """The width of `text`, em: Chinese characters are as wide as high, others about half."""
    if text.isascii():
        return _NARROW * len(text)
    return len(text) - (1 - _NARROW) * sum(character < "\u2000" for character in text)


def line_count(text: str, width_ems: float) -> int:
    """The lines that `text` takes at that width."""
    whole = max(1, math.floor(width_ems))
    # words of letters are not split: their lines end a few letters early
    loss = 1.15 if text.isascii() else 1.0
    return max(1, math.ceil(ems(text) * loss / whole - 0.001))


def text_height(text: str, width: float, size: float, leading: float = 0.55) -> float:
    """The height, mm, of a paragraph set `size` high."""
    lines = line_count(text, width / size)
    return size * (lines + leading * (lines - 1))


def headline_height(
    title: str, width: float, height: float, sizes: tuple[float, float], most: int
) -> float | None:
    """The height of a headline in at most `most` lines, as large as it can be between `sizes`.

    None if even the smallest size does not fit width × height.
    """
    smallest, largest = sizes
    best: tuple[float, float] | None = None
    for count in range(1, most + 1):
        longest = ems(title) / count + (_UNEVEN_EMS if count > 1 else 0)
        high = count + _HEADLINE_LEADING * (count - 1)
        size = min(width / max(longest, 1), height / high, largest)
        if size >= smallest and (best is None or size > 1.1 * best[0]):
            best = (size, size * high)
    return best[1] if best else None
