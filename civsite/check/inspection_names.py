"""An inspection names a board that is there, and its findings name slots of that board.

Passes:
    board: east-gate
    findings: [{slot: A, problem: damage, note: …}]
Fails:
    board: east-gat
    findings: [{slot: Z, problem: damage, note: …}]
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import located
from civsite.diagnostics import Diagnostic, Text, nearest
from civsite.model.board import Board
from civsite.model.inspection import Inspection


def check(case: Case) -> Iterator[Diagnostic]:
    """Every board and slot that an inspection names and that is not there."""
    for inspection in case.community.inspections:
        board = case.community.boards.get(inspection.board)
        if board is not None:
            yield from _unknown_slots(case, inspection, board)
        elif inspection.board not in case.community.unreadable:
            guess = nearest(inspection.board, case.community.boards)
            yield located(
                case.community,
                ("inspections", inspection.id),
                ("board",),
                "inspection-board",
                Text(
                    f"没有编号为“{inspection.board}”的宣传栏",
                    f"there is no board “{inspection.board}”",
                ),
                Text(
                    f"是不是“{guess}”？" if guess else "写 content/boards/ 里的文件名",
                    f"did you mean “{guess}”?" if guess else "write a name from content/boards/",
                ),
            )


def _unknown_slots(case: Case, inspection: Inspection, board: Board) -> Iterator[Diagnostic]:
    slots = [slot.id for slot in board.slots]
    for index, finding in enumerate(inspection.findings):
        if finding.slot is not None and finding.slot not in slots:
            yield located(
                case.community,
                ("inspections", inspection.id),
                ("findings", index, "slot"),
                "inspection-slot",
                Text(
                    f"宣传栏“{board.id}”没有版位“{finding.slot}”",
                    f"board “{board.id}” has no slot “{finding.slot}”",
                ),
                Text(f"它的版位有：{'、'.join(slots)}", f"its slots are: {', '.join(slots)}"),
            )
