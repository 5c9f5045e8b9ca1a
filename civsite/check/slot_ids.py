"""The slots of a board have different ids, on both sides together.

Passes:
    - {id: A, …}
    - {id: B, …}
Fails:
    - {id: A, side: front, …}
    - {id: A, side: back, …}
"""

from civsite.check.case import Case, Diagnostics
from civsite.check.located import place_of_slot
from civsite.diagnostics import Text


def check(case: Case) -> Diagnostics:
    for board in case.community.boards.values():
        seen: set[str] = set()
        for index, slot in enumerate(board.slots):
            if slot.id.casefold() in seen:
                yield case.at(board, *place_of_slot(case.community, board, index, "id")).error(
                    "slot-id-twice",
                    Text(f"版位编号 {slot.id} 用了两次", f"two slots have the id {slot.id}"),
                    Text("给其中一个换个编号", "give one of them another id"),
                )
            seen.add(slot.id.casefold())
