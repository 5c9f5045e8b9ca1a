"""Edition 期 and placement: what all boards carry in a quarter, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from civsite.model.record import Record
from civsite.model.scalars import Date, Flag, Line, QuarterText, Reference, whole_number


class WrittenPlacement(Record):
    """One item in one slot as an edition file says it; without `item` the slot is left empty.

    `part` is the place of this slot among those that carry the item together, from 1, in the order
    of reading; what the first of them carries may go without.
    """

    short_form: ClassVar[str | None] = "item"

    item: Reference | None = None
    part: Annotated[int, whole_number(1, 9)] | None = None
    pinned: Flag = False
    note: Line | None = None


class WrittenEdition(Record):
    """`boards[board][slot]` of a file in `content/editions/`."""

    id: str
    quarter: QuarterText
    written: Date | None = None
    note: Line | None = None
    boards: dict[str, dict[str, WrittenPlacement]] = {}


@dataclass(frozen=True, slots=True)
class Runs:
    """What the entries of one board say, by slot: `items` where each item stands or begins, and in
    `following` the slots in which one that is too long goes on, in the order of its parts."""

    items: Mapping[str, str]
    following: Mapping[str, tuple[str, ...]]

    @property
    def begun_elsewhere(self) -> frozenset[str]:
        """The slots that carry a second or later part."""
        return frozenset(slot for slots in self.following.values() for slot in slots)

    def mark_of(self, slot: str) -> str:
        """What follows the title of what `slot` carries: « 1/2» of an item in two parts."""
        for first, following in self.following.items():
            if slot in (run := (first, *following)):
                return part_mark(run.index(slot) + 1, len(run))
        return ""


def part_mark(part: int, parts: int) -> str:
    """« 1/2», to follow an item's title; nothing for an item that is whole."""
    return f" {part}/{parts}" if parts > 1 else ""


def runs_of(entries: Mapping[str, WrittenPlacement]) -> Runs:
    """The runs of parts 1, 2, … of one item; a part that continues nothing stands for itself."""
    items = {slot: entry.item for slot, entry in entries.items() if entry.item is not None}
    slot_of: dict[tuple[str, int], str] = {}
    for slot, item in items.items():
        slot_of.setdefault((item, entries[slot].part or 1), slot)
    following: dict[str, tuple[str, ...]] = {}
    for (item, part), slot in slot_of.items():
        run: list[str] = []
        while part == 1 and (item, len(run) + 2) in slot_of:
            run.append(slot_of[item, len(run) + 2])
        if run:
            following[slot] = tuple(run)
    begun = {slot for run in following.values() for slot in run}
    return Runs({slot: item for slot, item in items.items() if slot not in begun}, following)
