"""A community, a quarter and today enter; the edition leaves: what hangs in every slot, and why.

What an editor wrote stands and `keep` slots keep. All that is open is chosen at once, as the best of
all plans (`aims` says what that means, `solver` why it is certain).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from civsite.diagnostics import in_order
from civsite.fit.fits import Fits
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.plan.boards.aims import Aim
from civsite.plan.boards.context import PlanContext, plan_context
from civsite.plan.boards.continuation import Continuation, continuation_over, continued_from
from civsite.plan.boards.diagnosis import edition_diagnostics
from civsite.plan.boards.formulation import Stays
from civsite.plan.boards.gaps import why_unfilled
from civsite.plan.boards.problem import values_of
from civsite.plan.boards.reasons import reasons_for
from civsite.plan.boards.runner_ups import RunnerUps
from civsite.plan.boards.selection import best_selection
from civsite.plan.boards.settled import Settled, settle
from civsite.plan.boards.urgent import urgent_left_out
from civsite.plan.placement import Attained, Edition, Placement, Reason, Unfilled
from civsite.quarter import Quarter


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
    community = context.community
    selection = best_selection(context, settled, stays)
    boards = [community.boards[board] for board in selection.problem.boards]
    continuations = {
        board.id: continuation_over(
            context,
            board,
            _hanging(context, board, settled[board.id], selection.items[board.id]),
            settled[board.id],
        )
        for board in boards
    }
    carried = {
        board: [item for item, _ in each.hangs.values()] for board, each in continuations.items()
    }
    runner_ups = RunnerUps(context, selection, carried)
    outcomes = [
        outcome
        for board in boards
        for outcome in _outcomes(
            context, runner_ups, board, continuations[board.id], settled[board.id]
        )
    ]
    unfilled = tuple(each for each in outcomes if isinstance(each, Unfilled))
    closed = tuple(board.id for board in boards if not board.serves_on(context.day))
    places = {(board, item) for board, items in carried.items() for item in items}
    values = {
        **selection.values,
        **values_of(selection.problem, runner_ups.hanging),
        Aim.PINS: sum(1 for _ in urgent_left_out(context, closed, places)),
        Aim.FILLED: _empty_area_dm2(context, unfilled),
    }
    return Edition(
        context.quarter,
        placements=tuple(each for each in outcomes if isinstance(each, Placement)),
        unfilled=unfilled,
        written=context.quarter in community.editions,
        aims=tuple(Attained(aim, values[aim], aim in selection.proven) for aim in selection.values),
        closed=closed,
    )


def _empty_area_dm2(context: PlanContext, unfilled: Iterable[Unfilled]) -> int:
    slots = (
        context.community.boards[each.board].slot(each.slot)
        for each in unfilled
        if not each.intended
    )
    return sum(slot.size.width * slot.size.height for slot in slots if slot) // 10_000


def _hanging(
    context: PlanContext, board: Board, settled: Settled, chosen: Mapping[str, str]
) -> dict[str, tuple[str, Reason]]:
    """All that a board carries, with reasons, in the order of its slots."""
    carried = {slot: item for slot, (item, _) in settled.placed.items()} | {**chosen}
    reasons = {slot: reason for slot, (_, reason) in settled.placed.items()}
    reasons |= dict(reasons_for(context, board, chosen, carried))
    return {
        slot.id: (carried[slot.id], reasons[slot.id]) for slot in board.slots if slot.id in carried
    }


def _outcomes(
    context: PlanContext,
    runner_ups: RunnerUps,
    board: Board,
    continuation: Continuation,
    settled: Settled,
) -> Iterator[Placement | Unfilled]:
    parts = _later_parts(board, continuation)
    for slot in board.slots:
        if slot.id in parts:
            yield parts[slot.id]
        elif slot.id in continuation.hangs:
            item, reason = continuation.hangs[slot.id]
            runner_up, why_second = runner_ups.best_for(board, slot, item) or (None, None)
            yield Placement(
                board.id,
                slot.id,
                item,
                reason,
                reason.code == "pinned",
                runner_up=runner_up,
                why_second=why_second,
                parts=1 + len(continuation.following.get(slot.id, ())),
            )
        else:
            yield settled.empty.get(slot.id) or Unfilled(
                board.id, slot.id, why_unfilled(context, board, slot)
            )


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
