"""A board's open slots enter; the items chosen for them leave, each with its reason.

Pinned items first, then what the community requires of the board, then the most wanted. The most
slots that can be filled are filled; of two slots that rival for one item, the first has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.model.item import Item
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
    candidates = sorted(
        {item for items in free.values() for item in items},
        key=lambda item: planning.preference.wish(item, board.id),
    )
    draft = _best_draft(planning.community.items, demands_on(planning.community, board),
                        hanging, free, candidates)  # fmt: skip
    for item in _accepted(draft.matching, candidates):
        why = planning.preference.why_wanted(item, board.id)
        draft.reasons[item] = Reason("rotation", why)
    return {slot: (item, draft.reasons[item]) for slot, item in draft.matching.item_in.items()}


@dataclass
class _Draft:
    """A board with its pinned and required items; `missing` counts what each demand still lacks."""

    matching: Matching
    reasons: dict[str, Reason] = field(default_factory=dict)
    missing: dict[Demand, int] = field(default_factory=dict)


def _best_draft(
    items: Mapping[str, Item],
    demands: Sequence[Demand],
    hanging: set[str],
    free: Mapping[str, list[str]],
    candidates: Sequence[str],
) -> _Draft:
    """The draft that lacks least: if a demand comes off badly it is tried first, too."""
    open_slots = fillable_slots(free)
    best = _draft(items, demands, hanging, open_slots, candidates)
    for demand in [demand for demand, missing in best.missing.items() if missing]:
        order = (demand, *(other for other in demands if other != demand))
        other_draft = _draft(items, order, hanging, open_slots, candidates)
        if sum(other_draft.missing.values()) < sum(best.missing.values()):
            best = other_draft
    return best


def _draft(
    items: Mapping[str, Item],
    demands: Sequence[Demand],
    hanging: set[str],
    open_slots: Mapping[str, list[str]],
    candidates: Sequence[str],
) -> _Draft:
    draft = _Draft(Matching(open_slots))
    pinned = [item for item in candidates if items[item].pinned]
    draft.reasons |= dict.fromkeys(_accepted(draft.matching, pinned), _PINNED)
    for demand in demands:
        showing = [item for item in candidates if demand.is_met_by(items[item])]
        met = sum(demand.is_met_by(items[item]) for item in hanging)
        met += sum(draft.matching.holds(item) for item in showing)
        accepted = _accepted(draft.matching, showing, at_most=max(0, demand.at_least - met))
        draft.reasons |= dict.fromkeys(accepted, _required(demand))
        draft.missing[demand] = max(0, demand.at_least - met - len(accepted))
    return draft


def _accepted(matching: Matching, items: Iterable[str], at_most: int | None = None) -> list[str]:
    """The items, of those not yet placed, that found a place; at most so many."""
    accepted: list[str] = []
    for item in items:
        if matching.is_full() or len(accepted) == at_most:
            break
        if matching.offer(item):
            accepted.append(item)
    return accepted


def _required(demand: Demand) -> Reason:
    title = demand.title
    text = Text(f"本栏须展示“{title.zh}”", f"this board must show {title.en}")
    return Reason("required", text)
