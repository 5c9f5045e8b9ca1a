"""Slots and the items they allow enter; one item a slot leaves, none left out needlessly.

A matching grows by augmenting paths, so a placed item may move to another slot but is never
dropped, and a filled slot stays filled. Offering items best first therefore gives, of all sets of
items that fit together, the one that is best in the order of the offers (a transversal matroid).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping


class Matching:
    """Slots and items of one board, paired one to one. `slots` maps each slot to what it allows."""

    def __init__(self, slots: Mapping[str, Collection[str]]) -> None:
        self._slots = slots
        self._slots_of: dict[str, list[str]] = {}
        for slot, allowed in slots.items():
            for item in allowed:
                self._slots_of.setdefault(item, []).append(slot)
        self._item_in: dict[str, str] = {}
        self._placed: set[str] = set()

    def holds(self, item: str) -> bool:
        return item in self._placed

    def offer(self, item: str) -> bool:
        """Place `item`, moving others if need be; False if that cannot be done."""
        if item in self._placed or not self._settle(item, set()):
            return False
        self._placed.add(item)
        return True

    def _settle(self, item: str, tried: set[str]) -> bool:
        slots = [slot for slot in self._slots_of.get(item, ()) if slot not in tried]
        for slot in slots:
            if slot not in self._item_in:
                self._item_in[slot] = item
                return True
        for slot in slots:
            if slot in tried:
                continue
            tried.add(slot)
            if self._settle(self._item_in[slot], tried):
                self._item_in[slot] = item
                return True
        return False
