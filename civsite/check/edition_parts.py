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
        parts = {
            slot: (entry.item, entry.part or 1)
            for slot, entry in entries.items()
            if entry.item is not None
        }
        first: dict[tuple[str, int], str] = {}
        for slot, (item, part) in parts.items():
            first.setdefault((item, part), slot)
        for slot, (item, part) in parts.items():
            if part == 1 or slot in begun:
                continue
            spot = case.at(edition, "boards", board, slot, "part")
            if first[item, part] != slot:
                yield spot.warning("edition-part", *_twice(item, part, first[item, part]))
            # Where the part before is there, what that one lacks is told of it.
            elif (item, part - 1) not in first:
                yield spot.warning("edition-part", *_without_beginning(item, part))


def _twice(item: str, part: int, slot: str) -> tuple[Text, Text]:
    return (
        Text(
            f"“{item}”的第 {part} 部分已在本栏版位 {slot}",
            f"part {part} of “{item}” hangs on this board already, in slot {slot}",
        ),
        Text(
            "改成下一部分，或删去这一行重新编排",
            "write the next part, or remove the line to plan anew",
        ),
    )


def _without_beginning(item: str, part: int) -> tuple[Text, Text]:
    before = part - 1
    return (
        Text(
            f"本栏没有“{item}”的第 {before} 部分，第 {part} 部分接不上",
            f"part {part} of “{item}” continues nothing: this board has no part {before}",
        ),
        Text(
            "写好前一部分在哪个版位（第 1 部分不用写 part），或删去这一行重新编排",
            "say which slot carries the part before (part 1 goes without part), or remove "
            "the line to plan anew",
        ),
    )
