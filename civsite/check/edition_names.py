"""An edition names boards, slots and items that are there.

Passes:
    boards: {east-gate: {A: core-values-nation}}
Fails:
    boards: {east-gat: …}                        # no such board
    boards: {east-gate: {Z: core-values-nation}} # no such slot
    boards: {east-gate: {A: core-value-nation}}  # no such item
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import located
from civsite.diagnostics import Diagnostic, Text, nearest
from civsite.model.community import Place
from civsite.model.edition import WrittenEdition


def check(case: Case) -> Iterator[Diagnostic]:
    """Every name in an edition that nothing has."""
    for edition in case.community.editions.values():
        for board_id, entries in edition.boards.items():
            board = case.community.boards.get(board_id)
            if board is None:
                if board_id not in case.community.unreadable:
                    yield _unknown_board(case, edition, board_id)
                continue
            slots = [slot.id for slot in board.slots]
            for slot_id, entry in entries.items():
                place: Place = ("boards", board_id, slot_id)
                if slot_id not in slots:
                    yield _unknown_slot(case, edition, place, slots)
                known = case.community.items
                if entry.item is None or entry.item in case.community.unreadable:
                    continue
                if entry.item not in known:
                    yield _unknown_item(case, edition, place, entry.item)


def _unknown_board(case: Case, edition: WrittenEdition, board: str) -> Diagnostic:
    known = nearest(board, case.community.boards)
    return located(
        case.community,
        ("editions", edition.id),
        ("boards", board, "<key>"),
        "edition-board",
        Text(f"没有编号为“{board}”的宣传栏", f"there is no board “{board}”"),
        _did_you_mean(known, Text("改正编号，或删去这一栏", "correct the id or remove the board")),
    )


def _unknown_slot(
    case: Case, edition: WrittenEdition, place: Place, slots: list[str]
) -> Diagnostic:
    _, board, slot = place
    return located(
        case.community,
        ("editions", edition.id),
        (*place, "<key>"),
        "edition-slot",
        Text(f"宣传栏“{board}”没有版位“{slot}”", f"board “{board}” has no slot “{slot}”"),
        Text(f"它的版位有：{'、'.join(slots)}", f"its slots are: {', '.join(slots)}"),
    )


def _unknown_item(case: Case, edition: WrittenEdition, place: Place, item: str) -> Diagnostic:
    known = nearest(item, case.community.items)
    return located(
        case.community,
        ("editions", edition.id),
        (*place, "item"),
        "edition-item",
        Text(f"没有编号为“{item}”的内容", f"there is no item “{item}”"),
        _or_retired(case, edition, known),
    )


def _or_retired(case: Case, edition: WrittenEdition, known: str | None) -> Text:
    """An id is misspelt, or its file was deleted: the present can do without it, history cannot."""
    asked = Text(f"是不是“{known}”？", f"did you mean “{known}”? ") if known else Text("", "")
    if edition.quarter.last_day >= case.today:
        return Text(
            f"{asked.zh}改正编号；文件删掉了的，运行 civsite plan {edition.quarter} --repair --write 换上别的",
            f"{asked.en}Correct the id; if its file was deleted, civsite plan {edition.quarter} "
            "--repair --write puts another in its place",
        )
    return Text(
        f"{asked.zh}改正编号；文件删掉了的请找回，要撤下的内容写上“止”的日期即可",
        f"{asked.en}Correct the id; bring a deleted file back: to retire an item, write until",
    )


def _did_you_mean(known: str | None, otherwise: Text) -> Text:
    if known is None:
        return otherwise
    return Text(f"是不是“{known}”？", f"did you mean “{known}”?")
