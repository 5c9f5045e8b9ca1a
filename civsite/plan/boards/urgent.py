"""An edition enters; the pinned and emergency items that do not hang where they should leave."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from civsite.check.located import key_of, located
from civsite.diagnostics import Diagnostic, Severity, Text, joined
from civsite.fit.fits import Fits
from civsite.model.board import Board
from civsite.model.item import Item
from civsite.plan.boards.candidates import (
    is_urgent,
    rejection_in_slot,
    rejection_on_board,
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
            if any(_slots_for(item, board, context.fits)):
                yield item, board


def urgent_not_hung(context: PlanContext, edition: Edition) -> Iterator[Diagnostic]:
    """One diagnostic for each urgent item, with the boards it is missing from."""
    carried = {(each.board, each.item) for each in edition.placements}
    missing: dict[str, list[Board]] = {}
    for item, board in urgent_left_out(context, edition.closed, carried):
        missing.setdefault(item.id, []).append(board)
    for item_id, boards in missing.items():
        yield _left_out(context, edition, context.community.items[item_id], boards)


def urgent_without_slot(context: PlanContext, edition: Edition) -> Iterator[Diagnostic]:
    """One diagnostic for each urgent item whose `on` names boards none of which can ever carry it."""
    for item in _urgent(context):
        named = [
            board
            for _, board in sorted(context.community.boards.items())
            if item.on
            and board.slots
            and board.id not in edition.closed
            and board.is_named_in(item.on)
        ]
        if named and not any(any(_slots_for(item, board, context.fits)) for board in named):
            yield _nowhere(context, item, named)


def _urgent(context: PlanContext) -> Iterator[Item]:
    for _, item in sorted(context.community.items.items()):
        if is_urgent(item) and context.rejections[item.id] is None:
            yield item


def _nowhere(context: PlanContext, item: Item, boards: Sequence[Board]) -> Diagnostic:
    """Where `on` names boards, somebody counts on them."""
    names = [board.name for board in boards]
    reasons = [
        refusal.text
        for board in boards
        for slot in board.slots
        if (
            refusal := rejection_on_board(item, board)
            or rejection_in_slot(item, board, slot, context.fits)
        )
    ]
    why = joined(list(dict.fromkeys(reasons)), "；", "; ")
    kind = titles_of((item.kind,))
    return located(
        context.community,
        key_of(item),
        ("on",),
        "urgent-no-slot",
        Text(
            f"置顶或紧急的《{item.title}》要上{'、'.join(names)}，{context.quarter} 期却没有能放它的版位：{why.zh}",
            f"“{item.title}”, pinned or an emergency, is for {', '.join(names)}, where no slot can "
            f"carry it in {context.quarter}: it {why.en}",
        ),
        Text(
            f"让其中一个版位接受“{kind.zh}”（accepts），缩短文字，或在“用于”里写别的栏",
            f"let one of their slots accept {kind.en}, shorten the text, or name other boards in `on`",
        ),
        Severity.WARNING,
    )


def _slots_for(item: Item, board: Board, fits: Fits) -> Iterator[str]:
    if rejection_on_board(item, board) is None:
        for slot in board.slots:
            if rejection_in_slot(item, board, slot, fits) is None:
                yield slot.id


def _left_out(
    context: PlanContext, edition: Edition, item: Item, boards: Sequence[Board]
) -> Diagnostic:
    names = [board.name for board in boards]
    return located(
        context.community,
        key_of(item),
        ("pinned",) if item.pinned else ("level",),
        "urgent-left-out",
        Text(
            f"置顶或紧急的《{item.title}》在 {edition.quarter} 期还没有挂上：{'、'.join(names)}",
            f"“{item.title}”, pinned or an emergency, does not hang in {edition.quarter} "
            f"on {', '.join(names)}",
        ),
        _what_hangs_it(context, edition, item, boards),
        Severity.WARNING,
    )


def _what_hangs_it(
    context: PlanContext, edition: Edition, item: Item, boards: Sequence[Board]
) -> Text:
    if any(_can_give_way(context, edition, item, board) for board in boards):
        return Text(
            f"运行 civsite plan {edition.quarter} --repair，列出要换的版位",
            f"run civsite plan {edition.quarter} --repair: it lists the slots to change",
        )
    return Text(
        "能放的版位已有别的置顶、紧急或固定的内容：取消其中一件的置顶，用“用于”分开，或加一个版位",
        "the slots for it carry what is pinned or an emergency too: unpin one, part them by `on`, "
        "or add a slot",
    )


def _can_give_way(context: PlanContext, edition: Edition, item: Item, board: Board) -> bool:
    """Whether a slot carries what a repair may take down for the item, or nothing."""
    hanging = {each.slot: each for each in edition.on_board(board.id)}
    there = [hanging[slot] for slot in _slots_for(item, board, context.fits) if slot in hanging]
    return any(
        not each.pinned
        and each.reason.code != "kept"
        and not is_urgent(context.community.items[each.item])
        for each in there
    )
