"""A part of an item that goes on over several slots follows the part before it on the same board.

Passes:
    {A: residents, B: {item: residents, part: 2}}
Warns:
    {A: winter-fire, B: {item: residents, part: 2}}     # nothing that it continues
    {A: residents, B: {item: residents, part: 3}}       # no part 2
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.edition import runs_of


def check(case: Case) -> Diagnostics:
    for edition, board, entries in case.current_placements():
        begun = runs_of(entries).begun_elsewhere
        for slot, entry in entries.items():
            part = entry.part or 1
            if part == 1 or slot in begun:
                continue
            before = part - 1
            yield case.at(edition, "boards", board, slot, "part").warning(
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
            )
