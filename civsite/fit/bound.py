"""An item and a size enter; how full of text a panel would be at the least leaves, without typesetting.

The bound refuses only what no theme can print: text that must be shown and would, without margins and
without a gap between lines, take more than the whole panel in the smallest type that is legible.
"""

from __future__ import annotations

from functools import lru_cache

from civsite.fit.kinds import KINDS
from civsite.fit.legibility import legible_points
from civsite.model.item import Item
from civsite.model.scalars import Size

_MM_PER_POINT = 25.4 / 72
# Chinese characters are as wide as high; no run of letters is narrower than this on average.
_NARROW_EM = 0.3


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
