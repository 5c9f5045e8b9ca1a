"""A community, a quarter and today enter; the edition leaves: what hangs in every slot, and why.

What an editor wrote stands; `keep` slots keep; then `choice` fills what is open, board after board
by id. On each board the most slots that can be filled are filled, and, apart from pins and
requirements, of all sets of items that fit the most wanted one hangs (`preference`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from civsite.diagnostics import in_order
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.plan.choice import choose
from civsite.plan.coverage import edition_diagnostics
from civsite.plan.placement import Edition, Placement, Reason, Unfilled
from civsite.plan.planning import Planning, planning_for
from civsite.plan.settled import Settled, settle
from civsite.plan.unfilled import why_unfilled
from civsite.quarter import Quarter


def plan_edition(community: Community, quarter: Quarter, today: datetime.date) -> Edition:
    """The edition of `quarter` as of `today`; equal communities give equal editions."""
    planning = planning_for(community, quarter, today)
    boards = [board for _, board in sorted(community.boards.items())]
    settled = {board.id: settle(planning, board) for board in boards}
    for each in settled.values():
        planning.preference.used.update(each.items())
    outcomes = [
        outcome for board in boards for outcome in _plan_board(planning, board, settled[board.id])
    ]
    edition = Edition(
        quarter,
        placements=tuple(each for each in outcomes if isinstance(each, Placement)),
        unfilled=tuple(each for each in outcomes if isinstance(each, Unfilled)),
        written=quarter in community.editions,
    )
    return replace(edition, diagnostics=in_order(edition_diagnostics(community, edition, today)))


def _plan_board(
    planning: Planning, board: Board, settled: Settled
) -> Iterator[Placement | Unfilled]:
    allowed = {slot.id: planning.allowed(board, slot) for slot in board.slots}
    open_slots = {slot.id: allowed[slot.id] for slot in board.slots if settled.leaves_open(slot)}
    chosen = choose(planning, board, settled.items(), open_slots)
    hangs = {**settled.placed, **chosen}
    hanging = {item for item, _ in hangs.values()}
    for slot in board.slots:
        if slot.id in hangs:
            rivals = [item for item in allowed[slot.id] if item not in hanging]
            yield _placement(planning, board, slot.id, hangs[slot.id], rivals)
        else:
            items = planning.community.items.values()
            yield settled.empty.get(slot.id) or Unfilled(
                board.id, slot.id, why_unfilled(board, slot, items, planning.rejections)
            )
    planning.preference.used.update(item for item, _ in chosen.values())


def _placement(
    planning: Planning, board: Board, slot: str, hung: tuple[str, Reason], rivals: list[str]
) -> Placement:
    item, reason = hung
    pinned = reason.code == "pinned"
    if not rivals:
        return Placement(board.id, slot, item, reason, pinned)
    why_second = planning.preference.why_second(rivals[0], item, board.id)
    return Placement(board.id, slot, item, reason, pinned, rivals[0], why_second)
