"""A part of an item that goes on over several slots follows the part before it on the same board.

Passes:
    {A: residents, B: {item: residents, part: 2}}
Warns:
    {A: winter-fire, B: {item: residents, part: 2}}     # nothing that it continues
    {A: residents, B: {item: residents, part: 3}}       # no part 2
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import located
from civsite.diagnostics import Diagnostic, Severity, Text
from civsite.model.edition import runs_of


def check(case: Case) -> Iterator[Diagnostic]:
    """Every part that continues nothing, in editions that are not over."""
    for quarter, edition in case.community.editions.items():
        if quarter.last_day < case.today:
            continue
        for board, entries in edition.boards.items():
            begun = runs_of(entries).begun_elsewhere
            for slot, entry in entries.items():
                part = entry.part or 1
                if part == 1 or slot in begun:
                    continue
                before = part - 1
                yield located(
                    case.community,
                    ("editions", edition.id),
                    ("boards", board, slot, "part"),
                    "edition-part",
                    Text(
                        f"本栏没有“{entry.item}”的第 {before} 部分，第 {part} 部分接不上",
                        f"part {part} of “{entry.item}” continues nothing: this board has no part {before}",
                    ),
                    Text(
                        "写好前一部分在哪个版位（第 1 部分不用写 part），或删去这一行重新编排",
                        "say which slot carries the part before (part 1 goes without part), or remove "
                        "the line to plan anew",
                    ),
                    Severity.WARNING,
                )
