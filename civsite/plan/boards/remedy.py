"""A requirement that a board does not meet enters; what would remedy it leaves."""

from __future__ import annotations

from collections.abc import Collection

from civsite.diagnostics import Text, joined
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.plan.boards.candidates import is_urgent, rejection_on_board
from civsite.plan.boards.context import PlanContext
from civsite.plan.coverage import Demand, demands_on
from civsite.plan.placement import Edition, Placement


def remedy_of(context: PlanContext, edition: Edition, board: Board, demand: Demand) -> Text:
    """The nearest way to meet `demand` on `board`: an item, its dates, its `on`, a slot, a swap."""
    title, refused = demand.title, context.rejections
    items = [item for item in context.community.items.values() if demand.is_met_by(item)]
    if not items:
        return Text(f"补充“{title.zh}”类的内容，现在一件也没有",
                    f"add items that show {title.en}: there are none")  # fmt: skip
    current = [item for item in items if refused[item.id] is None]
    if not current:
        why = refused[items[0].id]
        reason = why.text if why else title
        return Text(
            f"《{items[0].title}》{reason.zh}：延长它的有效期，或补充新的",
            f"“{items[0].title}” {reason.en}: extend it, or add another",
        )
    meant = [item for item in current if rejection_on_board(item, board) is None]
    if not meant:
        return Text(
            f"让“{board.name}”接受“{title.zh}”，或在《{current[0].title}》的 on 里加上 {board.id}",
            f"let “{board.name}” accept {title.en}, or add {board.id} to `on` of “{current[0].title}”",
        )
    hanging = {each.item for each in edition.on_board(board.id)}
    more = [item for item in meant if item.id not in hanging]
    if not more:
        return Text(f"再补充一件“{title.zh}”类的内容", f"add one more item that shows {title.en}")
    slots = {
        slot.id
        for slot in board.slots
        if any(context.rejection_in(item, board, slot) is None for item in more)
    }
    if not slots:
        return Text(
            f"给“{board.name}”一个接受“{title.zh}”而且放得下的版位",
            f"give “{board.name}” a slot that accepts {title.en} and is large enough for it",
        )
    return _make_room(context, edition, board, demand, slots)


def _make_room(
    context: PlanContext, edition: Edition, board: Board, demand: Demand, slots: Collection[str]
) -> Text:
    """Every slot that could carry it carries what an editor or a higher aim put there."""
    community = context.community
    taken = [
        (each, _why_it_stays(community, edition, board, each))
        for each in edition.on_board(board.id)
        if each.slot in slots and not demand.is_met_by(community.items[each.item])
    ]
    if not taken:
        # one that an editor left empty could carry it
        names = sorted(slots)
        return Text(
            f"版位 {'、'.join(names)} 可以放“{demand.title.zh}”类的内容，编排文件却留空，"
            f"在 content/editions/{edition.quarter}.yml 里写上一件",
            f"slot {', '.join(names)} could show {demand.title.en} but is left empty: "
            f"name an item in content/editions/{edition.quarter}.yml",
        )
    for placement, stays in taken:
        if stays is None:
            return _swap(context, edition, board, placement, demand)
    held = joined(
        Text(f"{each.slot}《{title}》（{why.zh}）", f"{each.slot} “{title}” ({why.en})")
        for each, why in taken
        for title in [community.items[each.item].title]
        if why
    )
    return Text(
        f"能放的版位都已占用：{held.zh}。加一个版位，或撤下其中一件",
        f"the slots for it are taken: {held.en}. Add a slot, or take one of these down",
    )


def _why_it_stays(
    community: Community, edition: Edition, board: Board, placement: Placement
) -> Text | None:
    """What speaks against swapping what a slot carries; None if nothing does."""
    item = community.items[placement.item]
    if is_urgent(item):
        return Text("置顶或紧急", "pinned or an emergency")
    if placement.pinned:
        return Text("编排文件固定在这里", "pinned here in the edition's file")
    carried = [community.items[each.item] for each in edition.on_board(board.id)]
    for demand in demands_on(community, board):
        if demand.is_met_by(item) and sum(map(demand.is_met_by, carried)) <= demand.at_least:
            return Text(f"须展示“{demand.title.zh}”", f"{demand.title.en} is required")
    return None


def _swap(
    context: PlanContext, edition: Edition, board: Board, placement: Placement, demand: Demand
) -> Text:
    title, carried = demand.title, context.community.items[placement.item]
    slot, zh, en = board.slot(placement.slot), "", ""
    # A repair takes down what the file says, but for what an editor put where no plan would.
    if (
        placement.reason.code == "written"
        and slot is not None
        and not slot.keep
        and context.rejection_in(carried, board, slot) is None
    ):
        zh = f"，或运行 civsite plan {edition.quarter} --repair"
        en = f", or run civsite plan {edition.quarter} --repair"
    return Text(
        f"版位 {placement.slot} 现在是《{carried.title}》（{placement.reason.text.zh}），"
        f"换成“{title.zh}”类的内容{zh}",
        f"slot {placement.slot} carries “{carried.title}” ({placement.reason.text.en}): "
        f"swap it for one that shows {title.en}{en}",
    )
