"""The items chosen for a board's slots enter; the same items leave, each in its canonical slot.

The aims ask which items hang on a board and which of its slots are filled, not which item hangs in
which of those: the first slot gets the first item by id with which the rest can still be filled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from civsite.plan.boards.matching import Matching


def arranged(chosen: Mapping[str, str], may_hang: Callable[[str, str], bool]) -> dict[str, str]:
    """`chosen`, item by slot in the order of slots, rearranged; `may_hang(item, slot)` decides."""
    left = sorted(chosen.values())
    slots = list(chosen)
    fits = {slot: [item for item in left if may_hang(item, slot)] for slot in slots}
    result: dict[str, str] = {}
    for position, slot in enumerate(slots):
        rest = slots[position + 1 :]
        for item in fits[slot]:
            if item in left and _can_fill(rest, fits, [each for each in left if each != item]):
                result[slot] = item
                left.remove(item)
                break
    return result


def _can_fill(slots: Sequence[str], fits: Mapping[str, list[str]], items: list[str]) -> bool:
    allowed = {slot: [item for item in fits[slot] if item in items] for slot in slots}
    matching = Matching(allowed)
    return all(matching.offer(item) for item in items)
