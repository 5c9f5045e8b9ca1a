"""An edition enters; the pinned and emergency items that do not hang where they should leave."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence

from civsite.check.located import key_of, located
from civsite.diagnostics import Diagnostic, Severity, Text, joined
from civsite.fit.fits import Fits
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.item import Item
from civsite.plan.boards.candidates import (
    is_urgent,
    rejection_in_slot,
    rejection_on_board,
    rejections,
    titles_of,
)
from civsite.plan.boards.rejection import Rejection
from civsite.plan.placement import Edition


def urgent_left_out(
    community: Community,
    refused: Mapping[str, Rejection | None],
    closed: Collection[str],
    carried: Collection[tuple[str, str]],
    fits: Fits,
) -> Iterator[tuple[Item, Board]]:
    """Every urgent item with each board it is missing from; `carried` are (board, item)."""
    for _, item in sorted(community.items.items()):
        if not is_urgent(item) or refused[item.id] is not None:
            continue
        for _, board in sorted(community.boards.items()):
            if board.id in closed or (board.id, item.id) in carried:
                continue
            if any(_slots_for(item, board, fits)):
                yield item, board


def urgent_not_hung(
    community: Community, edition: Edition, today: datetime.date, fits: Fits
) -> Iterator[Diagnostic]:
    """One diagnostic for each urgent item, with the boards it is missing from."""
    refused = rejections(community, edition.quarter, today)
    carried = {(each.board, each.item) for each in edition.placements}
    missing: dict[str, list[Board]] = {}
    for item, board in urgent_left_out(community, refused, edition.closed, carried, fits):
        missing.setdefault(item.id, []).append(board)
    for item_id, boards in missing.items():
        yield _left_out(community, edition, community.items[item_id], boards, fits)


def urgent_without_slot(
    community: Community, edition: Edition, today: datetime.date, fits: Fits
) -> Iterator[Diagnostic]:
    """One diagnostic for each urgent item whose `on` names boards none of which can ever carry it."""
    refused = rejections(community, edition.quarter, today)
    for _, item in sorted(community.items.items()):
        if not is_urgent(item) or not item.on or refused[item.id] is not None:
            continue
        named = [
            board
            for board in community.boards.values()
            if board.slots and board.id not in edition.closed and board.is_named_in(item.on)
        ]
        if named and not any(any(_slots_for(item, board, fits)) for board in named):
            yield _nowhere(
                community, edition, item, sorted(named, key=lambda board: board.id), fits
            )


def _nowhere(
    community: Community, edition: Edition, item: Item, boards: Sequence[Board], fits: Fits
) -> Diagnostic:
    """Where `on` names boards, somebody counts on them."""
    names = [board.name for board in boards]
    reasons = [
        refusal.text
        for board in boards
        for slot in board.slots
        if (
            refusal := rejection_on_board(item, board) or rejection_in_slot(item, board, slot, fits)
        )
    ]
    why = joined(list(dict.fromkeys(reasons)), "；", "; ")
    kind = titles_of((item.kind,))
    return located(
        community,
        key_of(item),
        ("on",),
        "urgent-no-slot",
        Text(
            f"置顶或紧急的《{item.title}》要上{'、'.join(names)}，{edition.quarter} 期却没有能放它的版位：{why.zh}",
            f"“{item.title}”, pinned or an emergency, is for {', '.join(names)}, where no slot can "
            f"carry it in {edition.quarter}: it {why.en}",
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
    community: Community, edition: Edition, item: Item, boards: Sequence[Board], fits: Fits
) -> Diagnostic:
    names = [board.name for board in boards]
    return located(
        community,
        key_of(item),
        ("pinned",) if item.pinned else ("level",),
        "urgent-left-out",
        Text(
            f"置顶或紧急的《{item.title}》在 {edition.quarter} 期还没有挂上：{'、'.join(names)}",
            f"“{item.title}”, pinned or an emergency, does not hang in {edition.quarter} "
            f"on {', '.join(names)}",
        ),
        _what_hangs_it(community, edition, item, boards, fits),
        Severity.WARNING,
    )


def _what_hangs_it(
    community: Community, edition: Edition, item: Item, boards: Sequence[Board], fits: Fits
) -> Text:
    if any(_can_give_way(community, edition, item, board, fits) for board in boards):
        return Text(
            f"运行 civsite plan {edition.quarter} --repair，列出要换的版位",
            f"run civsite plan {edition.quarter} --repair: it lists the slots to change",
        )
    return Text(
        "能放的版位已有别的置顶、紧急或固定的内容：取消其中一件的置顶，用“用于”分开，或加一个版位",
        "the slots for it carry what is pinned or an emergency too: unpin one, part them by `on`, "
        "or add a slot",
    )


def _can_give_way(
    community: Community, edition: Edition, item: Item, board: Board, fits: Fits
) -> bool:
    """Whether a slot carries what a repair may take down for the item, or nothing."""
    hanging = {each.slot: each for each in edition.on_board(board.id)}
    there = [hanging[slot] for slot in _slots_for(item, board, fits) if slot in hanging]
    return any(
        not each.pinned and each.reason.code != "kept" and not is_urgent(community.items[each.item])
        for each in there
    )
