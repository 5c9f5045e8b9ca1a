"""An item too long for one slot and the areas of several enter; its portion for each leaves.

A portion is itself an item of its kind, so that whatever measures or sets items takes portions, too.
Where items are cut is their kinds' matter (`kinds`); here text is shared out by area alone, and
whether a portion fits is asked of the templates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from civsite.fit.kinds import KINDS
from civsite.model.board import Slot
from civsite.model.item import Item


@dataclass(frozen=True, slots=True)
class Portion:
    """What one of several slots carries of an item, as an item.

    `number` of `count`, from 1, of `whole`. `before`: how many articles or steps stand on earlier
    portions; `begins_inside`: the first of this one was begun there.
    """

    item: Item
    whole: Item
    number: int = 1
    count: int = 1
    before: int = 0
    begins_inside: bool = False


def portions(item: Item, areas: Sequence[float]) -> tuple[Portion, ...] | None:
    """The portions of `item` for slots of these areas (any unit), in order; None if it has too few
    parts. Text is shared out in proportion to area, so that all can be set in one size of type."""
    if len(areas) == 1:
        return (Portion(item, item),)
    kind = KINDS[type(item)]
    passages = kind.passages(item)
    bounds = _bounds([passage.weight for passage in passages], areas)
    found: list[Portion] = []
    before = 0
    for number, (start, end) in enumerate(bounds, 1):
        mine = passages[start:end]
        inside = mine[0].goes_on
        elsewhere = (*kind.at_first * (number > 1), *kind.at_last * (number < len(bounds)))
        left_out = {name: _unwritten(item, name) for name in elsewhere}
        part = item.model_copy(update={**kind.said(mine), **left_out})
        found.append(Portion(part, item, number, len(bounds), before - inside, inside))
        before += sum(not passage.goes_on for passage in mine)
    return tuple(found) or None


def _unwritten(item: Item, field: str) -> object:
    return type(item).model_fields[field].get_default(call_default_factory=True)


def areas_of(slots: Sequence[Slot]) -> list[float]:
    """The areas by which an item is shared out over `slots`, mm²."""
    return [float(slot.size.width * slot.size.height) for slot in slots]


def _bounds(weights: Sequence[int], areas: Sequence[float]) -> list[tuple[int, int]]:
    """Consecutive runs of passages, one for each area, none empty, the fullest as little full as can
    be; of equals those whose first runs are longest. No runs of too few passages."""
    count, parts = len(weights), len(areas)
    if count < parts:
        return []
    sums = list(accumulate(weights, initial=0))
    # best[end]: (how full the fullest is, where the runs end) for the first `end` passages
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for part, area in enumerate(areas):
        best = {
            end: min(
                (max(full, (sums[end] - sums[start]) / area), (*ends, -end))
                for start, (full, ends) in best.items()
                if start < end
            )
            for end in range(part + 1, count - (parts - part - 1) + 1)
        }
    ends = tuple(-end for end in best[count][1])
    return list(zip((0, *ends[:-1]), ends, strict=True))
