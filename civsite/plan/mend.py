"""A requirement that a board does not meet enters; what would mend it leaves."""

from __future__ import annotations

from collections.abc import Mapping

from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.plan.candidates import Rejection, rejection_in_slot, rejection_on_board
from civsite.plan.placement import Edition
from civsite.plan.requirement import Demand


def what_mends(
    community: Community,
    edition: Edition,
    board: Board,
    demand: Demand,
    refused: Mapping[str, Rejection | None],
) -> Text:
    """The nearest way to meet `demand` on `board`: an item, its dates, its `on`, a slot, a swap."""
    title = demand.title
    items = [item for item in community.items.values() if demand.is_met_by(item)]
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
    slots = [
        slot
        for slot in board.slots
        if any(rejection_in_slot(item, board, slot) is None for item in meant)
    ]
    if not slots:
        return Text(
            f"给“{board.name}”一个接受“{title.zh}”而且放得下的版位",
            f"give “{board.name}” a slot that accepts {title.en} and is large enough for it",
        )
    return _make_room(community, edition, board, demand, [slot.id for slot in slots])


def _make_room(
    community: Community, edition: Edition, board: Board, demand: Demand, slots: list[str]
) -> Text:
    """The slot that could carry it carries what an editor or a higher aim put there, or there is
    nothing left to put there."""
    title = demand.title
    taken = [
        each
        for each in edition.on_board(board.id)
        if each.slot in slots and not demand.is_met_by(community.items[each.item])
    ]
    if not taken:
        return Text(f"再补充一件“{title.zh}”类的内容", f"add one more item that shows {title.en}")
    first = next((each for each in taken if not each.pinned), taken[0])
    carried = community.items[first.item].title
    return Text(
        f"版位 {first.slot} 现在是《{carried}》（{first.reason.text.zh}），"
        f"换成“{title.zh}”类的内容，或运行 civsite plan --repair",
        f"slot {first.slot} carries “{carried}” ({first.reason.text.en}): swap it for one that "
        f"shows {title.en}, or run civsite plan --repair",
    )
