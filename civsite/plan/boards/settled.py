"""A board enters; what its edition's file and `keep` decide before any choosing leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from civsite.diagnostics import Text
from civsite.fit.portions import areas_of, portions
from civsite.model.board import Board, Slot
from civsite.model.edition import runs_of
from civsite.plan.boards.context import Placed, PlanContext
from civsite.plan.placement import Reason, Unfilled

_EMPTY_ON_PURPOSE = Text("编排文件特意留空", "the edition's file leaves it empty on purpose")
OUT_OF_SERVICE = Text("宣传栏已停用", "the board is out of service")
_PINNED = Reason("pinned", Text("编排文件固定在这里", "pinned here in the edition's file"))
WRITTEN = Reason("written", Text("编排文件这样写", "written so in the edition's file"))
_KEPT = Reason("kept", Text("固定版位，沿用上期", "the slot keeps what it carried"))


@dataclass(frozen=True, slots=True)
class Settled:
    """What the slots of a board carry, and which of them carry nothing, before any choosing.

    `following`: by the slot where an item begins, those in which it goes on, in order.
    """

    placed: Placed
    empty: Mapping[str, Unfilled]
    following: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def items(self) -> set[str]:
        return {item for item, _ in self.placed.values()}

    def leaves_open(self, slot: Slot) -> bool:
        taken = {following for run in self.following.values() for following in run}
        return not any(slot.id in each for each in (self.placed, self.empty, taken))


def settle(context: PlanContext, board: Board) -> Settled:
    """What an editor wrote for the quarter, then what `keep` slots carried and may still carry."""
    if not board.serves_on(context.day):
        empty = (Unfilled(board.id, slot.id, OUT_OF_SERVICE, True) for slot in board.slots)
        return Settled({}, {each.slot: each for each in empty})
    settled = _written_for(context, board)
    for slot in board.slots:
        item = context.history.carried.get((board.id, slot.id))
        if item is None or item in settled.items():
            continue
        went_on = context.history.continued.get((board.id, slot.id), ())
        run = [slot, *(following for each in went_on if (following := board.slot(each)))]
        if slot.keep and all(map(settled.leaves_open, run)) and context.may_go_on(item, board, run):
            settled = Settled(
                {**settled.placed, slot.id: (item, _KEPT)},
                settled.empty,
                {**settled.following, slot.id: tuple(each.id for each in run[1:])},
            )
    return settled


def _written_for(context: PlanContext, board: Board) -> Settled:
    edition = context.community.editions.get(context.quarter)
    entries = edition.boards.get(board.id, {}) if edition else {}
    runs = runs_of({slot.id: entries[slot.id] for slot in board.slots if slot.id in entries})
    following = {
        slot: run
        for slot, run in runs.following.items()
        if _can_be_shared(context, board, runs.items[slot], (slot, *run))
    }
    goes_on = {slot for run in following.values() for slot in run}
    placed: dict[str, tuple[str, Reason]] = {}
    empty: dict[str, Unfilled] = {}
    for slot in board.slots:
        entry = entries.get(slot.id)
        if entry is None or slot.id in goes_on:
            continue
        if entry.item is not None and entry.item in context.community.items:
            placed[slot.id] = (entry.item, _PINNED if entry.pinned else WRITTEN)
        elif entry.item is None:
            empty[slot.id] = Unfilled(board.id, slot.id, _EMPTY_ON_PURPOSE, intended=True)
        else:
            why = Text(
                f"编排文件写的“{entry.item}”不在资料库中",
                f"the edition's file names “{entry.item}”, which is not there",
            )
            empty[slot.id] = Unfilled(board.id, slot.id, why)
    return Settled(placed, empty, following)


def _can_be_shared(context: PlanContext, board: Board, item: str, run: Sequence[str]) -> bool:
    """Whether an editor's parts can be: the item is there, and has as many pieces as parts."""
    record = context.community.items.get(item)
    slots = [slot for each in run if (slot := board.slot(each))]
    return record is not None and portions(record, areas_of(slots)) is not None
