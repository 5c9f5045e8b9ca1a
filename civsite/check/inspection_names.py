"""An inspection names a board that is there, and its findings slots of it; one that is past is noted.

Passes:
    board: east-gate
    findings: [{slot: A, problem: damage, note: …}]
Fails:
    board: east-gat
    findings: [{slot: Z, problem: damage, note: …}]
Notes:
    date: 2025-11-02                     # either, in a quarter that has ended
"""

from __future__ import annotations

from collections.abc import Callable

from civsite.check.case import Case, Diagnostics
from civsite.check.edition_names import slots_there
from civsite.diagnostics import Diagnostic, Text, suggest_or
from civsite.model.board import Board
from civsite.model.inspection import Inspection
from civsite.quarter import Quarter


def check(case: Case) -> Diagnostics:
    for inspection in case.community.inspections:
        board = case.community.boards.get(inspection.board)
        if board is not None:
            yield from _unknown_slots(case, inspection, board)
        elif inspection.board not in case.community.unreadable:
            otherwise = Text(
                "写 content/boards/ 里的文件名；栏已经撤掉的，删去这份巡查",
                "write a name from content/boards/; if the board is gone, delete the inspection",
            )
            yield _teller(case, inspection, "board")(
                "inspection-board",
                Text(
                    f"没有编号为“{inspection.board}”的宣传栏",
                    f"there is no board “{inspection.board}”",
                ),
                suggest_or(inspection.board, case.community.boards, otherwise),
            )


def _teller(
    case: Case, inspection: Inspection, *place: str | int
) -> Callable[[str, Text, Text], Diagnostic]:
    """What was seen at a board stays true, whatever became of the board since."""
    spot = case.at(inspection, *place)
    is_over = Quarter.of(inspection.date).last_day < case.today
    return spot.note if is_over else spot.error


def _unknown_slots(case: Case, inspection: Inspection, board: Board) -> Diagnostics:
    slots = [slot.id for slot in board.slots]
    for index, finding in enumerate(inspection.findings):
        if finding.slot is not None and finding.slot not in slots:
            yield _teller(case, inspection, "findings", index, "slot")(
                "inspection-slot",
                Text(
                    f"宣传栏“{board.id}”没有版位“{finding.slot}”",
                    f"board “{board.id}” has no slot “{finding.slot}”",
                ),
                slots_there(slots),
            )
