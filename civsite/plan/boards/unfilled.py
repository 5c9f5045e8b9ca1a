"""A slot that stayed empty and what every item was refused for enter; why it is empty leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from civsite.diagnostics import Text, joined
from civsite.fit.fits import Fits
from civsite.model.board import Board, Slot
from civsite.model.item import Item
from civsite.plan.boards.candidates import (
    accepted_kinds,
    rejection_in_slot,
    rejection_on_board,
    titles_of,
)
from civsite.plan.boards.rejection import Rejection

_NAMED = 3
_USED = Rejection("used", Text("已在本栏别处使用", "hangs on this board already"))


def why_unfilled(
    board: Board,
    slot: Slot,
    items: Iterable[Item],
    rejections: Mapping[str, Rejection | None],
    fits: Fits,
) -> Text:
    """What keeps each item of the accepted kinds out of `slot`, grouped by reason, items named."""
    kinds = accepted_kinds(board, slot)
    if not kinds:
        return Text("版位与宣传栏没有共同接受的类别", "slot and board accept no kind in common")
    refused: dict[Rejection, list[str]] = {}
    for item in items:
        if item.kind in kinds:
            reason = (
                rejection_on_board(item, board)
                or rejections[item.id]
                or rejection_in_slot(item, board, slot, fits)
                or _USED
            )
            refused.setdefault(reason, []).append(item.title)
    if not refused:
        names = titles_of(kinds)
        return Text(f"没有“{names.zh}”类的内容", f"there is no item of kind {names.en}")
    return joined(_refused_for(reason, titles) for reason, titles in refused.items())


def _refused_for(reason: Rejection, titles: list[str]) -> Text:
    named = titles[:_NAMED]
    zh, en = "、".join(f"《{title}》" for title in named), ", ".join(f"“{t}”" for t in named)
    if len(titles) > _NAMED:
        zh, en = f"{zh}等 {len(titles)} 件", f"{en} and {len(titles) - _NAMED} more"
    return Text(f"{zh}{reason.text.zh}", f"{en}: {reason.text.en}")
