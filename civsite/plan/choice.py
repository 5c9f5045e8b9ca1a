"""A board's open slots enter; the items chosen for them leave, each with its reason.

Pinned items first, then what the community requires of the board, then the most wanted. The most
slots that can be filled are filled; of two slots that rival for one item, the first has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.plan.matching import Matching, fillable_slots
from civsite.plan.placement import Reason
from civsite.plan.planning import Placed, Planning
from civsite.plan.requirement import Demand, demands_on

_PINNED = Reason("pinned", Text("置顶内容，先安排", "a pinned item, placed first"))


def choose(
    planning: Planning, board: Board, hanging: set[str], allowed: Mapping[str, list[str]]
) -> Placed:
    """Items for the open slots that `allowed` names with what each may carry.

    `hanging` are the items that the board carries already; none of them is chosen again.
    """
    free = {
        slot: [item for item in items if item not in hanging] for slot, items in allowed.items()
    }
    matching = Matching(fillable_slots(free))
    candidates = sorted(
        {item for items in free.values() for item in items},
        key=lambda item: planning.preference.wish(item, board.id),
    )
    items = planning.community.items
    reasons = _offer_all(matching, (item for item in candidates if items[item].pinned))
    for demand in demands_on(planning.community, board):
        reasons |= _offer_for(planning, matching, demand, hanging, candidates)
    rest = _offer_all(matching, candidates)
    reasons |= {
        item: Reason("rotation", planning.preference.why_wanted(item, board.id)) for item in rest
    }
    return {slot: (item, reasons[item]) for slot, item in matching.item_in.items()}


def _offer_all(matching: Matching, items: Iterable[str]) -> dict[str, Reason]:
    accepted: dict[str, Reason] = {}
    for item in items:
        if matching.is_full():
            break
        if matching.offer(item):
            accepted[item] = _PINNED
    return accepted


def _offer_for(
    planning: Planning,
    matching: Matching,
    demand: Demand,
    hanging: set[str],
    candidates: Iterable[str],
) -> dict[str, Reason]:
    items = planning.community.items
    reason = Reason(
        "required",
        Text(f"本栏须展示“{demand.title.zh}”", f"this board must show {demand.title.en}"),
    )
    showing = [item for item in candidates if demand.is_met_by(items[item])]
    met = sum(demand.is_met_by(items[item]) for item in hanging)
    met += sum(matching.holds(item) for item in showing)
    accepted: dict[str, Reason] = {}
    for item in showing:
        if met >= demand.at_least:
            break
        if matching.offer(item):
            accepted[item] = reason
            met += 1
    return accepted
