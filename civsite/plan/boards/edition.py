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
from civsite.plan.boards.choice import best_choice, is_doubtful
from civsite.plan.boards.diagnosis import edition_diagnostics
from civsite.plan.boards.flow import Flow, continued_from, flow_over
from civsite.plan.boards.formulation import SHOWS, ItemTable, Stays
from civsite.plan.boards.judged import values_of
from civsite.plan.boards.planning import Planning, planning_for
from civsite.plan.boards.program import Flags, Program
from civsite.plan.boards.reasons import reasons_for
from civsite.plan.boards.requirement import demands_on
from civsite.plan.boards.seconds import Standing
from civsite.plan.boards.settled import Settled, settle
from civsite.plan.boards.unfilled import why_unfilled
from civsite.plan.boards.urgent import urgent_left_out
from civsite.plan.placement import Attained, Edition, Placement, Reason, Unfilled
from civsite.quarter import Quarter

_DECIDED = Text("编辑已经这样定", "an editor decided for the first")


def plan_edition(
    community: Community, quarter: Quarter, today: datetime.date, fits: Fits
) -> Edition:
    """The edition of `quarter` as of `today`; equal communities give equal editions."""
    planning = planning_for(community, quarter, today, fits)
    settled = {board.id: settle(planning, board) for _, board in sorted(community.boards.items())}
    edition = best_edition(planning, settled, {})
    said = in_order(edition_diagnostics(community, edition, today, fits))
    return replace(edition, diagnostics=said)


def best_edition(planning: Planning, settled: Mapping[str, Settled], stays: Stays) -> Edition:
    """The best edition around what is settled, without its diagnostics; what can `stays` so."""
    choice = best_choice(planning, settled, stays)
    program, solution = choice.program, choice.solution
    flows = {
        board.id: flow_over(
            planning, board, _hanging(planning, board, each, choice.items[board.id]), each
        )
        for board, each in ((planning.community.boards[name], settled[name]) for name in settled)
    }
    standing = Standing(
        program,
        {
            board: {slot: item for slot, (item, _) in flow.hangs.items()}
            for board, flow in flows.items()
        },
        _demands(planning, program),
    )
    outcomes = [
        outcome
        for number, board in enumerate(program.boards)
        for outcome in _outcomes(
            planning, choice.table, standing, number, flows[board], settled[board]
        )
    ]
    unfilled = tuple(each for each in outcomes if isinstance(each, Unfilled))
    closed = tuple(board for board in program.boards if not _serves(planning, board))
    values = solution.values | values_of(program, standing.hanging)
    values |= {
        Aim.PINS: _urgent_missing(planning, closed, flows),
        Aim.FILLED: _empty_area_dm2(planning, unfilled),
    }
    return Edition(
        planning.quarter,
        placements=tuple(each for each in outcomes if isinstance(each, Placement)),
        unfilled=unfilled,
        written=planning.quarter in planning.community.editions,
        aims=tuple(Attained(aim, values[aim], aim in solution.proven) for aim in solution.values),
        closed=closed,
    )


def _serves(planning: Planning, board: str) -> bool:
    return planning.community.boards[board].serves_on(planning.day)


def _urgent_missing(
    planning: Planning,
    closed: Collection[str],
    flows: Mapping[str, Flow],
) -> int:
    carried = {(board, item) for board, each in flows.items() for item, _ in each.hangs.values()}
    missing = urgent_left_out(
        planning.community, planning.rejections, closed, carried, planning.fits
    )
    return sum(1 for _ in missing)


def _empty_area_dm2(planning: Planning, unfilled: Iterable[Unfilled]) -> int:
    slots = (
        planning.community.boards[each.board].slot(each.slot)
        for each in unfilled
        if not each.intended
    )
    return sum(slot.size.width * slot.size.height for slot in slots if slot) // 10_000


def _hanging(
    planning: Planning,
    board: Board,
    settled: Settled,
    chosen: Mapping[str, str],
) -> dict[str, tuple[str, Reason]]:
    """All that a board carries, with reasons, in the order of its slots."""
    carried = {slot: item for slot, (item, _) in settled.placed.items()} | {**chosen}
    reasons = {slot: reason for slot, (_, reason) in settled.placed.items()}
    reasons |= dict(reasons_for(planning, board, chosen, carried))
    return {
        slot.id: (carried[slot.id], reasons[slot.id]) for slot in board.slots if slot.id in carried
    }


def _demands(planning: Planning, program: Program) -> dict[int, list[tuple[int, int]]]:
    boards = planning.community.boards
    return {
        number: [
            (SHOWS[demand.show], demand.at_least)
            for demand in demands_on(planning.community, boards[board])
            if demand.show in SHOWS
        ]
        for number, board in enumerate(program.boards)
    }


def _outcomes(
    planning: Planning,
    table: ItemTable,
    standing: Standing,
    number: int,
    flow: Flow,
    settled: Settled,
) -> Iterator[Placement | Unfilled]:
    board = planning.community.boards[standing.program.boards[number]]
    on_board = table.on_board(board)
    parts = _later_parts(board, flow)
    for slot in board.slots:
        if slot.id in parts:
            yield parts[slot.id]
            continue
        if slot.id not in flow.hangs:
            yield settled.empty.get(slot.id) or _unfilled(planning, board, slot)
            continue
        item, reason = flow.hangs[slot.id]
        count = 1 + len(flow.following.get(slot.id, ()))
        placement = Placement(board.id, slot.id, item, reason, reason.code == "pinned", parts=count)
        allowed = on_board & table.in_slot(board, slot)
        second = _second(planning, table, standing, number, (board, slot), item, allowed)
        if second is not None:
            runner_up, aim = second
            behind = BEHIND[aim] if aim else _DECIDED
            placement = replace(placement, runner_up=runner_up, why_second=behind)
        yield placement


def _second(
    planning: Planning,
    table: ItemTable,
    standing: Standing,
    number: int,
    place: tuple[Board, Slot],
    item: str,
    allowed: Flags,
) -> tuple[str, Aim | None] | None:
    """The runner-up; of what is doubtful the templates are asked whether it could hang there."""
    while (second := standing.second(number, item, allowed)) is not None:
        record = planning.community.items[second[0]]
        if not is_doubtful(record, *place) or planning.fits.can_carry(record, place[0], place[1:]):
            return second
        allowed[table.number[second[0]]] = False
    return None


def _later_parts(board: Board, flow: Flow) -> dict[str, Placement]:
    """The second and further parts of what goes on, by slot."""
    found: dict[str, Placement] = {}
    for first, following in flow.following.items():
        item, reason = flow.hangs[first]
        for part, (before, slot) in enumerate(pairwise((first, *following)), 2):
            found[slot] = Placement(
                board.id, slot, item, continued_from(before), reason.code == "pinned",
                part=part, parts=len(following) + 1,
            )  # fmt: skip
    return found


def _unfilled(planning: Planning, board: Board, slot: Slot) -> Unfilled:
    items = [item for _, item in sorted(planning.community.items.items())]
    return Unfilled(
        board.id, slot.id, why_unfilled(board, slot, items, planning.rejections, planning.fits)
    )
