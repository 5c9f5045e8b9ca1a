"""A board and what hangs in its slots enter; a variant for each slot leaves.

Light and deep panels alternate as far as their kinds allow: no two deep ones beside or above each
other, and no two posters of one composition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from civsite.model.board import Board, Slot
from civsite.model.item import Item
from civsite.render.panels.kinds import KINDS


def variants(board: Board, items: Mapping[str, Item]) -> dict[str, int]:
    """The variant of each slot of `items` (by slot): odd is deep, the half of it the composition."""
    chosen: dict[str, int] = {}
    for side in sorted({slot.side for slot in board.slots}):
        there = [slot for slot in board.slots if slot.side == side and slot.id in items]
        placed: list[Slot] = []
        for slot in sorted(there, key=lambda each: (each.at.x, each.at.y)):
            beside = list(neighbours(slot, placed))
            by_deep = any(_looks_deep(items[each.id], chosen[each.id]) for each in beside)
            item = items[slot.id]
            kind = KINDS[type(item)]
            if kind.has_deep_field(item):
                chosen[slot.id] = 2 if by_deep else 0
            else:
                deep = bool(placed) and kind.may_be_deep(item) and not by_deep
                other = any(chosen[each.id] // 2 == 0 for each in beside)
                chosen[slot.id] = 2 * other + deep
            placed.append(slot)
    return chosen


def neighbours(slot: Slot, placed: Sequence[Slot]) -> Iterator[Slot]:
    """Those of `placed` that hang next to `slot`, at its left or above it."""
    left = [each for each in placed if _overlap(each, slot, "y") and _end(each, "x") <= slot.at.x]
    above = [each for each in placed if _overlap(each, slot, "x") and _end(each, "y") <= slot.at.y]
    for axis, row in (("x", left), ("y", above)):
        nearest = max((_end(each, axis) for each in row), default=0.0)
        yield from (each for each in row if _start(each, axis) < nearest <= _end(each, axis) + 200)


def _looks_deep(item: Item, variant: int) -> bool:
    return variant % 2 == 1 or (variant == 0 and KINDS[type(item)].has_deep_field(item))


def _start(slot: Slot, axis: str) -> float:
    return float(slot.at.x if axis == "x" else slot.at.y)


def _end(slot: Slot, axis: str) -> float:
    return _start(slot, axis) + float(slot.size.width if axis == "x" else slot.size.height)


def _overlap(one: Slot, other: Slot, axis: str) -> bool:
    return _start(one, axis) < _end(other, axis) and _start(other, axis) < _end(one, axis)
