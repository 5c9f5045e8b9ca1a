"""What hangs on a board and its free slots enter; where what is too long goes on leaves.

Done after all slots are chosen, so that no item loses its place: what stands in a slot that cannot
show it whole goes on in slots that stayed free; then what fits no single slot is hung over several.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from civsite.diagnostics import Text
from civsite.fit.fits import Fits
from civsite.model.board import Board, Slot
from civsite.model.item import Item
from civsite.plan.boards.candidates import accepted_kinds, is_urgent, rejection_on_board
from civsite.plan.boards.context import Placed, PlanContext
from civsite.plan.boards.reasons import reasons_for
from civsite.plan.boards.settled import Settled
from civsite.plan.coverage import demands_on
from civsite.plan.placement import Reason

_MOST_PARTS = 4


@dataclass(frozen=True)
class Continuation:
    """`hangs` by slot where items stand or begin; `following` where those that go on do so."""

    hangs: Placed
    following: Mapping[str, tuple[str, ...]]


def continuation_over(
    context: PlanContext, board: Board, hangs: Placed, settled: Settled
) -> Continuation:
    """What `board` carries once the slots that are left take what is too long for one."""
    following = {slot: run for slot, run in settled.following.items() if slot in hangs and run}
    carried = dict(hangs)
    free = [slot for slot in board.slots if slot.id not in hangs and settled.leaves_open(slot)]
    for slot in board.slots:
        if slot.id not in hangs or slot.id in following or not free:
            continue
        run = _run_from(context.community.items[hangs[slot.id][0]], board, slot, free, context.fits)
        if run:
            following[slot.id] = tuple(each.id for each in run[1:])
            free = [each for each in free if each not in run]
    for item in _left_out(context, board, carried) if len(free) > 1 else ():
        found = _run_anywhere(item, board, free, context.fits)
        if found:
            first, *rest = found
            hanging = {slot: placed for slot, (placed, _) in carried.items()}
            hanging[first.id] = item.id
            reasons = dict(reasons_for(context, board, {first.id: item.id}, hanging))
            carried[first.id] = (item.id, reasons[first.id])
            following[first.id] = tuple(each.id for each in rest)
            free = [each for each in free if each not in found]
    return Continuation(
        {slot.id: carried[slot.id] for slot in board.slots if slot.id in carried}, following
    )


def continued_from(slot: str) -> Reason:
    """The reason of a part that is not the first; `slot` carries the one before."""
    return Reason("continued", Text(f"续版位 {slot}，接前一块", f"continued from slot {slot}"))


def _run_from(item: Item, board: Board, slot: Slot, free: Sequence[Slot], fits: Fits) -> list[Slot]:
    """`slot` and the fewest free ones that show more of `item` than it does alone; else none."""
    alone = fits.of(item, board, slot)
    if alone.is_whole:
        return []
    takers = sorted(
        (each for each in free if item.kind in accepted_kinds(board, each)),
        key=lambda each: _preference(board, slot, each),
    )
    runs = [
        [slot, *sorted(takers[:more], key=board.slots.index)]
        for more in range(1, min(len(takers), _MOST_PARTS - 1) + 1)
    ]
    shown = [(fits.over(item, board, run).shown, run) for run in runs]
    most = max((each for each, _ in shown), default=0)
    return next((run for each, run in shown if each == most > alone.shown), [])


def _run_anywhere(item: Item, board: Board, free: Sequence[Slot], fits: Fits) -> list[Slot]:
    """The fewest free slots, of one size and side by side if may be, over which `item` can hang."""
    takers = [slot for slot in free if item.kind in accepted_kinds(board, slot)]
    for count in range(2, min(len(takers), _MOST_PARTS) + 1):
        for first in takers:
            others = sorted(
                (slot for slot in takers if slot is not first),
                key=lambda each: _preference(board, first, each),
            )
            run = sorted([first, *others[: count - 1]], key=board.slots.index)
            if fits.can_carry(item, board, run):
                return run
    return []


def _preference(board: Board, slot: Slot, other: Slot) -> tuple[bool, bool, float, bool, int]:
    """The same side, the same size, the nearest, behind rather than before it."""
    apart = math.hypot(_middle(slot)[0] - _middle(other)[0], _middle(slot)[1] - _middle(other)[1])
    order = board.slots.index(other)
    return (slot.side != other.side, slot.size != other.size, apart,
            order < board.slots.index(slot), order)  # fmt: skip


def _middle(slot: Slot) -> tuple[float, float]:
    return slot.at.x + slot.size.width / 2, slot.at.y + slot.size.height / 2


def _left_out(context: PlanContext, board: Board, carried: Placed) -> Iterator[Item]:
    """The items that may hang on the board and do not: urgent ones, those required, those due."""
    items = context.community.items
    here = {item for item, _ in carried.values()}
    shown = [items[item] for item in here]
    lacking = [
        demand
        for demand in demands_on(context.community, board)
        if sum(map(demand.is_met_by, shown)) < demand.at_least
    ]
    history = context.history

    def rank(item: Item) -> tuple[bool, bool, int, int, str]:
        return (
            not is_urgent(item),
            not any(demand.is_met_by(item) for demand in lacking),
            history.too_early(history.last_on_board.get((board.id, item.id))),
            history.too_early(history.last_anywhere.get(item.id)),
            item.id,
        )

    yield from sorted(
        (
            item
            for item in items.values()
            if item.id not in here
            and context.rejections[item.id] is None
            and rejection_on_board(item, board) is None
        ),
        key=rank,
    )
