"""A board enters; what its edition's file and `keep` decide before any choosing leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from civsite.diagnostics import Text
from civsite.model.board import Board, Slot
from civsite.model.edition import WrittenPlacement
from civsite.plan.placement import Reason, Unfilled
from civsite.plan.planning import Placed, Planning

_EMPTY_ON_PURPOSE = Text("编排文件特意留空", "the edition's file leaves it empty on purpose")
_OUT_OF_SERVICE = Text("宣传栏已停用", "the board is out of service")
_PINNED = Reason("pinned", Text("编排文件固定在这里", "pinned here in the edition's file"))
_WRITTEN = Reason("written", Text("编排文件这样写", "written so in the edition's file"))
_KEPT = Reason("kept", Text("固定版位，沿用上期", "the slot keeps what it carried"))


@dataclass(frozen=True, slots=True)
class Settled:
    """What the slots of a board carry, and which of them carry nothing, before any choosing."""

    placed: Placed
    empty: Mapping[str, Unfilled]

    def items(self) -> set[str]:
        return {item for item, _ in self.placed.values()}

    def leaves_open(self, slot: Slot) -> bool:
        return slot.id not in self.placed and slot.id not in self.empty


def settle(planning: Planning, board: Board) -> Settled:
    """What an editor wrote for the quarter, then what `keep` slots carried and may still carry."""
    if not board.serves_on(planning.day):
        empty = (Unfilled(board.id, slot.id, _OUT_OF_SERVICE, True) for slot in board.slots)
        return Settled({}, {each.slot: each for each in empty})
    written = _written_for(planning, board)
    kept: dict[str, tuple[str, Reason]] = {}
    for slot in board.slots:
        item = planning.history.carried.get((board.id, slot.id))
        taken = written.items() | {placed for placed, _ in kept.values()}
        if item is None or item in taken or not (slot.keep and written.leaves_open(slot)):
            continue
        if planning.may_hang(item, board, slot):
            kept[slot.id] = (item, _KEPT)
    return Settled({**written.placed, **kept}, written.empty)


def _written_for(planning: Planning, board: Board) -> Settled:
    edition = planning.community.editions.get(planning.quarter)
    entries = edition.boards.get(board.id, {}) if edition else {}
    placed: dict[str, tuple[str, Reason]] = {}
    empty: dict[str, Unfilled] = {}
    for slot in board.slots:
        entry = entries.get(slot.id)
        if entry is None:
            continue
        if entry.item is not None and entry.item in planning.community.items:
            placed[slot.id] = (entry.item, _PINNED if entry.pinned else _WRITTEN)
        else:
            empty[slot.id] = _written_empty(board, slot, entry)
    return Settled(placed, empty)


def _written_empty(board: Board, slot: Slot, entry: WrittenPlacement) -> Unfilled:
    if entry.item is None:
        return Unfilled(board.id, slot.id, _EMPTY_ON_PURPOSE, intended=True)
    why = Text(
        f"编排文件写的“{entry.item}”不在资料库中",
        f"the edition's file names “{entry.item}”, which is not there",
    )
    return Unfilled(board.id, slot.id, why)
