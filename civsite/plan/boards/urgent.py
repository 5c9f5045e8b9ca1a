"""An edition enters; the pinned and emergency items that do not hang where they should leave."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from civsite.check.located import key_of
from civsite.diagnostics import Diagnostic, Text, joined
from civsite.model.board import Board
from civsite.model.item import Item
from civsite.plan.boards.candidates import (
    is_urgent,
    titles_of,
)
from civsite.plan.boards.context import PlanContext
from civsite.plan.placement import Edition


def urgent_left_out(
    context: PlanContext, closed: Collection[str], carried: Collection[tuple[str, str]]
) -> Iterator[tuple[Item, Board]]:
    """Every urgent item with each board it is missing from; `carried` are (board, item)."""
    for item in _urgent(context):
        for _, board in sorted(context.community.boards.items()):
            if board.id in closed or (board.id, item.id) in carried:
                continue
            if any(_slots_for(context, item, board)):
                yield item, board


def urgent_not_hung(context: PlanContext, edition: Edition) -> Iterator[Diagnostic]:
    """One diagnostic for each urgent item, with the boards it is missing from."""
    carried = {(each.board, each.item) for each in edition.placements}
    left_out = urgent_left_out(context, edition.closed, carried)
    for item, group in groupby(left_out, key=itemgetter(0)):
        boards = [board for _, board in group]
        names = [board.name for board in boards]
        yield context.warning(
            key_of(item),
            ("pinned",) if item.pinned else ("level",),
            "urgent-left-out",
            Text(
                f"置顶或紧急的《{item.title}》在 {edition.quarter} 期还没有挂上：{'、'.join(names)}",
                f"“{item.title}”, pinned or an emergency, does not hang in {edition.quarter} "
                f"on {', '.join(names)}",
            ),
            _what_hangs_it(context, edition, item, boards),
        )


def urgent_without_slot(context: PlanContext, edition: Edition) -> Iterator[Diagnostic]:
    """One diagnostic for each urgent item whose `on` names boards none of which can ever carry it.

    Where `on` names boards, somebody counts on them.
    """
    quarter = edition.quarter
    for item in _urgent(context):
        boards = [
            board
            for _, board in sorted(context.community.boards.items())
            if item.on
            and board.slots
            and board.id not in edition.closed
            and board.is_named_in(item.on)
        ]
        if not boards or any(any(_slots_for(context, item, board)) for board in boards):
            continue
        names = [board.name for board in boards]
        reasons = [
            refusal.text
            for board in boards
            for slot in board.slots
            if (refusal := context.rejection_in(item, board, slot))
        ]
        why, kind = joined(dict.fromkeys(reasons)), titles_of((item.kind,))
        yield context.warning(
            key_of(item),
            ("on",),
            "urgent-no-slot",
            Text(
                f"置顶或紧急的《{item.title}》要上{'、'.join(names)}，{quarter} 期却没有能放它的版位：{why.zh}",
                f"“{item.title}”, pinned or an emergency, is for {', '.join(names)}, where no slot "
                f"can carry it in {quarter}: it {why.en}",
            ),
            Text(
                f"让其中一个版位接受“{kind.zh}”（accepts），缩短文字，或在“用于”里写别的栏",
                f"let one of their slots accept {kind.en}, shorten the text, or name other boards in `on`",
            ),
        )


def _urgent(context: PlanContext) -> Iterator[Item]:
    for _, item in sorted(context.community.items.items()):
        if is_urgent(item) and context.rejections[item.id] is None:
            yield item


def _slots_for(context: PlanContext, item: Item, board: Board) -> Iterator[str]:
    for slot in board.slots:
        if context.rejection_in(item, board, slot) is None:
            yield slot.id


def _what_hangs_it(
    context: PlanContext, edition: Edition, item: Item, boards: Sequence[Board]
) -> Text:
    for board in boards:
        slots = set(_slots_for(context, item, board))
        for each in edition.on_board(board.id):
            # what a repair may take down for it
            if (
                each.slot in slots
                and not each.pinned
                and each.reason.code != "kept"
                and not is_urgent(context.community.items[each.item])
            ):
                return Text(
                    f"运行 civsite plan {edition.quarter} --repair，列出要换的版位",
                    f"run civsite plan {edition.quarter} --repair: it lists the slots to change",
                )
    return Text(
        "能放的版位已有别的置顶、紧急或固定的内容：取消其中一件的置顶，用“用于”分开，或加一个版位",
        "the slots for it carry what is pinned or an emergency too: unpin one, part them by `on`, "
        "or add a slot",
    )
