"""Enters: a community and what hangs in it. Leaves: the aims' values, computed plainly from there.

Nothing here is shared with the planner but which item may hang where: costs are counted anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations, pairwise

from civsite.model.community import Community
from civsite.model.kinds.news import News
from civsite.model.kinds.poster import Poster
from civsite.plan.boards.candidates import is_urgent
from civsite.plan.boards.context import PlanContext
from civsite.plan.boards.settled import settle
from civsite.plan.placement import Edition, Placement

Hung = Mapping[tuple[str, str], str]


def chosen_singly(of: Community, context: PlanContext, planned: Edition) -> Hung:
    """What was settled or chosen slot by slot, without what then went on over slots left free."""
    settled = {board: settle(context, of.boards[board]).placed for board in of.boards}
    return {
        (each.board, each.slot): each.item
        for each in planned.placements
        if each.part == 1 and (each.slot in settled[each.board] or _fits_alone(of, context, each))
    }


def _fits_alone(of: Community, context: PlanContext, placement: Placement) -> bool:
    board = of.boards[placement.board]
    slot = board.slot(placement.slot)
    return slot is not None and context.may_hang(placement.item, board, slot)


def score(of: Community, context: PlanContext, hung: Hung) -> tuple[int, ...]:
    """Pins, required, filled, lasting, board, preferred, community, spread, history, neighbours.

    Less is better.
    """
    on_board = {
        board: [item for (name, _), item in hung.items() if name == board] for board in of.boards
    }
    board, anywhere = _repetition(of, context, hung)
    return (
        _pins_missing(of, context, on_board),
        _lacks(of, on_board),
        _emptiness(of, hung),
        _stopgaps(of, context, hung),
        board,
        _wishes_unmet(of, context, hung),
        anywhere,
        *_unevenness(of, context, hung),
        _neighbours(of, on_board),
    )


def _pins_missing(of: Community, context: PlanContext, on_board: Mapping[str, list[str]]) -> int:
    return sum(
        any(context.may_hang(item.id, board, slot) for slot in board.slots)
        and item.id not in on_board[board.id]
        for board in of.boards.values()
        for item in of.items.values()
        if is_urgent(item)
    )


def _lacks(of: Community, on_board: Mapping[str, list[str]]) -> int:
    lacks = 0
    for requirement in of.details.requires:
        for board in of.boards.values():
            if board.kind in requirement.on:
                shown = sum(
                    requirement.show
                    in (item.kind, item.campaign if isinstance(item, Poster) else "")
                    for item in (of.items[each] for each in on_board[board.id])
                )
                lacks += max(0, requirement.at_least - shown)
    return lacks


def _emptiness(of: Community, hung: Hung) -> int:
    """Areas in dm²; of equal slots the earlier counts a little more."""
    total = 0
    for board in of.boards.values():
        count = len(board.slots)
        for position, slot in enumerate(board.slots):
            if (board.id, slot.id) not in hung:
                area = slot.size.width * slot.size.height // 10_000
                total += max(1, area) * (count + 1) ** 2 + count - position
    return total


def _stopgaps(of: Community, context: PlanContext, hung: Hung) -> int:
    """Many points for each stopgap, and one for each day that a story is old."""
    points = 0
    for item in hung.values():
        record = of.items[item]
        if item in context.stopgaps:
            points += 10_000
            points += (
                (context.quarter.last_day - record.date).days if isinstance(record, News) else 0
            )
    return points


def _past(of: Community, context: PlanContext) -> list[tuple[int, str, str]]:
    return [
        (context.quarter.since(quarter), board, entry.item)
        for quarter, edition in of.editions.items()
        if quarter < context.quarter
        for board, slots in edition.boards.items()
        for entry in slots.values()
        if entry.item
    ]


def _repetition(of: Community, context: PlanContext, hung: Hung) -> tuple[int, int]:
    past = _past(of, context)
    never = max((ago for ago, _, _ in past), default=0) + 1
    here: dict[tuple[str, str], int] = {}
    anywhere: dict[str, int] = {}
    for ago, board, item in past:
        here[board, item] = min(ago, here.get((board, item), never))
        anywhere[item] = min(ago, anywhere.get(item, never))
    uses = Counter(hung.values())
    return (
        sum(never - here.get((board, item), never) for (board, _), item in hung.items()),
        sum(never - anywhere.get(item, never) + (n - 1) * never for item, n in uses.items()),
    )


def _wishes_unmet(of: Community, context: PlanContext, hung: Hung) -> int:
    """Of the slots that were open: an editor's own choice is nobody's omission."""
    unmet = 0
    for board in of.boards.values():
        settled = settle(context, board)
        for slot in board.slots:
            item = of.items.get(hung.get((board.id, slot.id), ""))
            if item is not None and slot.prefers and settled.leaves_open(slot):
                theme = item.campaign if isinstance(item, Poster) else ""
                unmet += {item.kind, theme, *item.tags}.isdisjoint(slot.prefers)
    return unmet


def _unevenness(of: Community, context: PlanContext, hung: Hung) -> tuple[int, int]:
    uses = Counter(hung.values())
    before = Counter(item for _, _, item in _past(of, context))
    return (
        sum(60 * n * n // of.items[item].weight for item, n in uses.items()),
        sum(120 * before[item] * n // of.items[item].weight for item, n in uses.items()),
    )


def _neighbours(of: Community, on_board: Mapping[str, list[str]]) -> int:
    """At one place every further board with an item counts; next in a grid, each pair of boards."""
    boards = sorted(of.boards.values(), key=lambda board: board.id)
    places = {
        place: [board.id for board in boards if board.place == place]
        for place in sorted({board.place for board in boards if board.place})
    }
    groups = {tuple(ids) for ids in places.values() if len(ids) > 1}
    facing = {pair for ids in groups for pair in combinations(ids, 2)}
    for grid in {board.grid for board in boards}:
        rows = [board.id for board in boards if board.grid == grid]
        groups |= set(pairwise(rows)) - facing
    return sum(
        max(0, sum(item in on_board[board] for board in ids) - 1)
        for ids in groups
        for item in of.items
    )
