"""An edition hangs nothing twice on a board; both sides count as one board.

Passes:
    {A: winter-fire, B: winter-ice}
Warns:
    {A: winter-fire, B: winter-fire}
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import located
from civsite.diagnostics import Diagnostic, Severity, Text


def check(case: Case) -> Iterator[Diagnostic]:
    """Every second placement of an item on a board, in editions that are not over."""
    for quarter, edition in case.community.editions.items():
        if quarter.last_day < case.today:
            continue
        for board, entries in edition.boards.items():
            first: dict[str, str] = {}
            for slot, entry in entries.items():
                if entry.item is None or first.setdefault(entry.item, slot) == slot:
                    continue
                yield located(
                    case.community,
                    ("editions", edition.id),
                    ("boards", board, slot),
                    "edition-twice",
                    Text(
                        f"“{entry.item}”已在本栏版位 {first[entry.item]}",
                        f"“{entry.item}” hangs on this board already, in slot {first[entry.item]}",
                    ),
                    Text(
                        "换一件，或删去这一行重新编排", "swap it, or remove the line to plan anew"
                    ),
                    Severity.WARNING,
                )
