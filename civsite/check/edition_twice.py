"""An edition hangs nothing twice on a board; both sides count as one board.

Passes:
    {A: winter-fire, B: winter-ice}
    {A: residents, B: {item: residents, part: 2}}       # continued, not repeated
Warns:
    {A: winter-fire, B: winter-fire}
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.edition import runs_of


def check(case: Case) -> Diagnostics:
    for edition, board, entries in case.current_placements():
        first: dict[str, str] = {}
        for slot, item in runs_of(entries).items.items():
            if first.setdefault(item, slot) == slot or entries[slot].part not in (None, 1):
                continue  # a part that continues nothing is for `edition_parts`
            yield case.at(edition, "boards", board, slot).warning(
                "edition-twice",
                Text(
                    f"“{item}”已在本栏版位 {first[item]}",
                    f"“{item}” hangs on this board already, in slot {first[item]}",
                ),
                Text("换一件，或删去这一行重新编排", "swap it, or remove the line to plan anew"),
            )
