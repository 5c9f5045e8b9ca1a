"""A board and what the plan chose for it enter; the reason that stands beside each item leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.plan.boards.candidates import is_urgent
from civsite.plan.boards.context import PlanContext
from civsite.plan.coverage import demands_on
from civsite.plan.placement import Reason

_PINNED = Reason("pinned", Text("置顶内容，先安排", "a pinned item, placed first"))
_EMERGENCY = Reason("pinned", Text("紧急通知，先安排", "an emergency notice, placed first"))


def reasons_for(
    context: PlanContext, board: Board, chosen: Mapping[str, str], hanging: Mapping[str, str]
) -> Iterator[tuple[str, Reason]]:
    """A reason for each slot of `chosen`; `hanging` is all that the board carries, by slot."""
    items = context.community.items
    carried = [items[item] for item in hanging.values()]
    needed = [
        demand
        for demand in demands_on(context.community, board)
        if sum(map(demand.is_met_by, carried)) <= demand.at_least
    ]
    for slot, item_id in chosen.items():
        item = items[item_id]
        demand = next((each for each in needed if each.is_met_by(item)), None)
        if is_urgent(item):
            yield slot, _PINNED if item.pinned else _EMERGENCY
        elif demand is not None:
            title = demand.title
            text = Text(f"本栏须展示“{title.zh}”", f"this board must show {title.en}")
            yield slot, Reason("required", text)
        else:
            yield slot, Reason("rotation", _why_wanted(context, board, item_id))


def _why_wanted(context: PlanContext, board: Board, item: str) -> Text:
    history = context.history
    if item in context.stopgaps:
        return Text("没有更长久的内容，暂用", "a stopgap: nothing that lasts is left")
    here = history.last_on_board.get((board.id, item))
    if here is not None:
        quarters = context.quarter.since(here)
        return Text(f"距上次在这里展出最久（{quarters} 个季度）",
                    f"longest since last on this board ({_english(quarters)})")  # fmt: skip
    anywhere = history.last_anywhere.get(item)
    if anywhere is not None:
        quarters = context.quarter.since(anywhere)
        return Text(
            f"没有在这里展出过，在社区内已隔 {quarters} 个季度",
            f"never on this board, {_english(quarters)} since last shown elsewhere",
        )
    return Text("还没有展出过", "never shown before")


def _english(quarters: int) -> str:
    return "1 quarter" if quarters == 1 else f"{quarters} quarters"
