"""The slots of a board have different ids, on both sides together.

Passes:
    - {id: A, …}
    - {id: B, …}
Fails:
    - {id: A, side: front, …}
    - {id: A, side: back, …}
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.board import Board


def check(case: Case) -> Diagnostics:
    for key, board in case.each(Board):
        seen: set[str] = set()
        for index, slot in enumerate(board.slots):
            if slot.id.casefold() in seen:
                yield case.at_slot(key, board, index, "id").error(
                    "slot-id-twice",
                    Text(f"版位编号 {slot.id} 用了两次", f"two slots have the id {slot.id}"),
                    Text("给其中一个换个编号", "give one of them another id"),
                )
            seen.add(slot.id.casefold())
