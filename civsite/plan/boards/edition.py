"""A community, a quarter and today enter; the edition leaves: what hangs in every slot, and why.

What an editor wrote stands and `keep` slots keep. All that is open is chosen at once, as the best of
all plans (`aims` says what that means, `solver` why it is certain).
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from civsite.diagnostics import Text, in_order
from civsite.fit.fits import Fits
from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.plan.boards.aims import BEHIND, Aim
from civsite.plan.boards.candidates import why_unfilled
from civsite.plan.boards.context import PlanContext, plan_context
from civsite.plan.boards.continuation import Continuation, continuation_over, continued_from
from civsite.plan.boards.diagnosis import edition_diagnostics
from civsite.plan.boards.formulation import SHOWS, ItemTable, Stays
from civsite.plan.boards.problem import AssignmentProblem, Flags, values_of
from civsite.plan.boards.reasons import reasons_for
from civsite.plan.boards.runner_ups import RunnerUps
from civsite.plan.boards.selection import best_selection, is_doubtful
from civsite.plan.boards.settled import Settled, settle
from civsite.plan.boards.urgent import urgent_left_out
from civsite.plan.coverage import demands_on
from civsite.plan.placement import Attained, Edition, Placement, Reason, Unfilled
from civsite.quarter import Quarter

_DECIDED = Text("编辑已经这样定", "an editor decided for the first")


def plan_edition(
    community: Community, quarter: Quarter, today: datetime.date, fits: Fits
) -> Edition:
    """The edition of `quarter` as of `today`; equal communities give equal editions."""
    context = plan_context(community, quarter, today, fits)
    settled = {board.id: settle(context, board) for _, board in sorted(community.boards.items())}
    edition = best_edition(context, settled, {})
    said = in_order(edition_diagnostics(context, edition))
    return replace(edition, diagnostics=said)


def best_edition(context: PlanContext, settled: Mapping[str, Settled], stays: Stays) -> Edition:
    """The best edition around what is settled, without its diagnostics; what can `stays` so."""
    selection = best_selection(context, settled, stays)
    problem = selection.problem
    continuations = {
        board.id: continuation_over(
            context, board, _hanging(context, board, each, selection.items[board.id]), each
        )
        for board, each in ((context.community.boards[name], settled[name]) for name in settled)
    }
    runner_ups = RunnerUps(
        problem,
        {
            board: {slot: item for slot, (item, _) in continuation.hangs.items()}
            for board, continuation in continuations.items()
        },
        _demands(context, problem),
    )
    outcomes = [
        outcome
        for number, board in enumerate(problem.boards)
        for outcome in _outcomes(
            context, selection.table, runner_ups, number, continuations[board], settled[board]
        )
    ]
    unfilled = tuple(each for each in outcomes if isinstance(each, Unfilled))
    closed = tuple(board for board in problem.boards if not _serves(context, board))
    values = {**selection.values} | values_of(problem, runner_ups.hanging)
    values |= {
        Aim.PINS: _urgent_missing(context, closed, continuations),
        Aim.FILLED: _empty_area_dm2(context, unfilled),
    }
    return Edition(
        context.quarter,
        placements=tuple(each for each in outcomes if isinstance(each, Placement)),
        unfilled=unfilled,
        written=context.quarter in context.community.editions,
        aims=tuple(Attained(aim, values[aim], aim in selection.proven) for aim in selection.values),
        closed=closed,
    )


def _serves(context: PlanContext, board: str) -> bool:
    return context.community.boards[board].serves_on(context.day)


def _urgent_missing(
    context: PlanContext,
    closed: Collection[str],
    continuations: Mapping[str, Continuation],
) -> int:
    carried = {
        (board, item) for board, each in continuations.items() for item, _ in each.hangs.values()
    }
    return sum(1 for _ in urgent_left_out(context, closed, carried))


def _empty_area_dm2(context: PlanContext, unfilled: Iterable[Unfilled]) -> int:
    slots = (
        context.community.boards[each.board].slot(each.slot)
        for each in unfilled
        if not each.intended
    )
    return sum(slot.size.width * slot.size.height for slot in slots if slot) // 10_000


def _hanging(
    context: PlanContext,
    board: Board,
    settled: Settled,
    chosen: Mapping[str, str],
) -> dict[str, tuple[str, Reason]]:
    """All that a board carries, with reasons, in the order of its slots."""
    carried = {slot: item for slot, (item, _) in settled.placed.items()} | {**chosen}
    reasons = {slot: reason for slot, (_, reason) in settled.placed.items()}
    reasons |= dict(reasons_for(context, board, chosen, carried))
    return {
        slot.id: (carried[slot.id], reasons[slot.id]) for slot in board.slots if slot.id in carried
    }


def _demands(context: PlanContext, problem: AssignmentProblem) -> dict[int, list[tuple[int, int]]]:
    boards = context.community.boards
    return {
        number: [
            (SHOWS[demand.show], demand.at_least)
            for demand in demands_on(context.community, boards[board])
            if demand.show in SHOWS
        ]
        for number, board in enumerate(problem.boards)
    }


def _outcomes(
    context: PlanContext,
    table: ItemTable,
    runner_ups: RunnerUps,
    number: int,
    continuation: Continuation,
    settled: Settled,
) -> Iterator[Placement | Unfilled]:
    board = context.community.boards[runner_ups.problem.boards[number]]
    on_board = table.on_board(board)
    parts = _later_parts(board, continuation)
    for slot in board.slots:
        if slot.id in parts:
            yield parts[slot.id]
            continue
        if slot.id not in continuation.hangs:
            yield settled.empty.get(slot.id) or _unfilled(context, board, slot)
            continue
        item, reason = continuation.hangs[slot.id]
        count = 1 + len(continuation.following.get(slot.id, ()))
        placement = Placement(board.id, slot.id, item, reason, reason.code == "pinned", parts=count)
        allowed = on_board & table.in_slot(board, slot)
        second = _runner_up(context, table, runner_ups, number, (board, slot), item, allowed)
        if second is not None:
            runner_up, aim = second
            behind = BEHIND[aim] if aim else _DECIDED
            placement = replace(placement, runner_up=runner_up, why_second=behind)
        yield placement


def _runner_up(
    context: PlanContext,
    table: ItemTable,
    runner_ups: RunnerUps,
    number: int,
    place: tuple[Board, Slot],
    item: str,
    allowed: Flags,
) -> tuple[str, Aim | None] | None:
    """The runner-up; of what is doubtful the templates are asked whether it could hang there."""
    while (second := runner_ups.best_for(number, item, allowed)) is not None:
        record = context.community.items[second[0]]
        if not is_doubtful(record, *place) or context.fits.can_carry(record, place[0], place[1:]):
            return second
        allowed[table.number[second[0]]] = False
    return None


def _later_parts(board: Board, continuation: Continuation) -> dict[str, Placement]:
    """The second and further parts of what goes on, by slot."""
    found: dict[str, Placement] = {}
    for first, following in continuation.following.items():
        item, reason = continuation.hangs[first]
        for part, (before, slot) in enumerate(pairwise((first, *following)), 2):
            found[slot] = Placement(
                board.id, slot, item, continued_from(before), reason.code == "pinned",
                part=part, parts=len(following) + 1,
            )  # fmt: skip
    return found


def _unfilled(context: PlanContext, board: Board, slot: Slot) -> Unfilled:
    items = [item for _, item in sorted(context.community.items.items())]
    return Unfilled(
        board.id, slot.id, why_unfilled(board, slot, items, context.rejections, context.fits)
    )
