"""An edition and a board enter; why each slot carries what it carries, as text, leaves."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.diagnostics import Text
from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.plan.placement import Edition, Placement


def explain_board(community: Community, edition: Edition, board: Board) -> Text:
    """A few lines for each slot: the item, why, and what came second and why."""
    lines = [Text(f"{board.name} {edition.quarter}", f"{board.name} {edition.quarter}")]
    for slot in board.slots:
        lines += _explain_slot(community, edition, board, slot)
    return Text("\n".join(line.zh for line in lines), "\n".join(line.en for line in lines))


def _explain_slot(
    community: Community, edition: Edition, board: Board, slot: Slot
) -> Iterator[Text]:
    placement = edition.in_slot(board.id, slot.id)
    if placement is None:
        why = next(
            (
                each.why
                for each in edition.unfilled
                if (each.board, each.slot) == (board.id, slot.id)
            ),
            Text("没有编排", "not planned"),
        )
        yield Text(f"{slot.id}  （空）{why.zh}", f"{slot.id}  (empty) {why.en}")
        return
    title = community.items[placement.item].title + placement.mark
    why = placement.reason.text
    yield Text(
        f"{slot.id}  《{title}》（{placement.item}）：{why.zh}",
        f"{slot.id}  “{title}” ({placement.item}): {why.en}",
    )
    if placement.part == 1:
        yield _explain_second(community, placement)


def _explain_second(community: Community, placement: Placement) -> Text:
    if placement.runner_up is None or placement.why_second is None:
        return Text("    没有其他可用的内容", "    nothing else could hang here")
    title = community.items[placement.runner_up].title
    return Text(
        f"    其次《{title}》（{placement.runner_up}）：{placement.why_second.zh}",
        f"    second “{title}” ({placement.runner_up}): {placement.why_second.en}",
    )
