"""How large text must be for its readers, and what is then too much for any theme to print.

The bound refuses text that must be shown and would, without margins and without a gap between lines,
take more than the whole panel in the smallest type that is legible. Nothing is typeset for it.
"""

from __future__ import annotations

from functools import lru_cache

from civsite.fit.kinds import KINDS
from civsite.model.board import Board, BoardKind
from civsite.model.item import Item
from civsite.model.scalars import Size

_LIFT_DISTANCE_CM = 70
_USUAL_DISTANCE_CM = 150
_MM_PER_POINT = 25.4 / 72
# Chinese characters are as wide as high; no run of letters is narrower than this on average.
_NARROW_EM = 0.3


def reading_distance_cm(board: Board) -> int:
    """How far readers stand: as the board says, else as is usual for its kind."""
    if board.distance is not None:
        return int(board.distance)
    return _LIFT_DISTANCE_CM if board.kind is BoardKind.LIFT else _USUAL_DISTANCE_CM


def legible_points(distance_cm: float) -> float:
    """The smallest body type, pt, that is legible at a distance: 14 pt at 0.7 m, 24 pt at 1.5 m."""
    return max(9.0, 5.25 + 0.125 * distance_cm)


def fullness(item: Item, size: Size, distance_cm: int) -> float:
    """The share of a panel that the least it must show of `item` takes; more than 1 cannot be."""
    em_mm = legible_points(distance_cm) * _MM_PER_POINT
    return _ems(KINDS[type(item)].least(item)) * em_mm**2 / (size.width * size.height)


def might_fit(item: Item, size: Size, distance_cm: int) -> bool:
    """Whether the least that a panel of that size must show of `item` could stand there at all."""
    return fullness(item, size, distance_cm) <= 1


@lru_cache(maxsize=1 << 14)
def _ems(text: str) -> float:
    wide = sum(character >= "\u2e80" for character in text)
    return wide + _NARROW_EM * (len(text) - wide)
