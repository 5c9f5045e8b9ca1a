"""The slots of a board have different ids, on both sides together.

Passes:
    - {id: A, …}
    - {id: B, …}
Fails:
    - {id: A, side: front, …}
    - {id: A, side: back, …}
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import located
from civsite.diagnostics import Diagnostic, Text


def check(case: Case) -> Iterator[Diagnostic]:
    """Every slot whose id another slot of its board has already; A and a are one id."""
    for board in case.community.boards.values():
        seen: set[str] = set()
        for index, slot in enumerate(board.slots):
            if slot.id.casefold() in seen:
                yield located(
                    case.community,
                    ("boards", board.id),
                    ("slots", index, "id"),
                    "slot-id-twice",
                    Text(f"版位编号 {slot.id} 用了两次", f"two slots have the id {slot.id}"),
                    Text("给其中一个换个编号", "give one of them another id"),
                )
            seen.add(slot.id.casefold())
