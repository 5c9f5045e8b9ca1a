"""An inspection names a board that is there, and its findings name slots of that board.

Passes:
    board: east-gate
    findings: [{slot: A, problem: damage, note: …}]
Fails:
    board: east-gat
    findings: [{slot: Z, problem: damage, note: …}]
"""

from civsite.check.case import Case, Diagnostics
from civsite.check.edition_names import slots_there
from civsite.diagnostics import Text, suggest_or
from civsite.model.board import Board
from civsite.model.inspection import Inspection


def check(case: Case) -> Diagnostics:
    for inspection in case.community.inspections:
        board = case.community.boards.get(inspection.board)
        if board is not None:
            yield from _unknown_slots(case, inspection, board)
        elif inspection.board not in case.community.unreadable:
            otherwise = Text("写 content/boards/ 里的文件名", "write a name from content/boards/")
            yield case.at(inspection, "board").error(
                "inspection-board",
                Text(
                    f"没有编号为“{inspection.board}”的宣传栏",
                    f"there is no board “{inspection.board}”",
                ),
                suggest_or(inspection.board, case.community.boards, otherwise),
            )


def _unknown_slots(case: Case, inspection: Inspection, board: Board) -> Diagnostics:
    slots = [slot.id for slot in board.slots]
    for index, finding in enumerate(inspection.findings):
        if finding.slot is not None and finding.slot not in slots:
            yield case.at(inspection, "findings", index, "slot").error(
                "inspection-slot",
                Text(
                    f"宣传栏“{board.id}”没有版位“{finding.slot}”",
                    f"board “{board.id}” has no slot “{finding.slot}”",
                ),
                slots_there(slots),
            )
