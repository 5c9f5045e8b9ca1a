"""Written editions enter; when each item was last shown, and what each slot carried, leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from civsite.model.edition import WrittenEdition, runs_of
from civsite.quarter import Quarter


@dataclass(frozen=True, slots=True)
class History:
    """What hung before `quarter`. Editions that were not written down are not known.

    `carried` is what a slot carried last, by (board, slot), and `continued` the slots where that went
    on, in order. `longest` is one quarter more than the oldest edition that hung anything lies back:
    what stands for «never».
    """

    quarter: Quarter
    longest: int
    last_on_board: Mapping[tuple[str, str], Quarter]
    last_anywhere: Mapping[str, Quarter]
    carried: Mapping[tuple[str, str], str]
    continued: Mapping[tuple[str, str], tuple[str, ...]]
    uses: Mapping[str, int]

    def too_early(self, last: Quarter | None) -> int:
        """How many quarters short of «never» a showing in `last` is; 0 for None."""
        return 0 if last is None else self.longest - self.quarter.since(last)


def history_before(quarter: Quarter, editions: Mapping[Quarter, WrittenEdition]) -> History:
    """What the written editions before `quarter` say; later ones never count."""
    last_on_board: dict[tuple[str, str], Quarter] = {}
    last_anywhere: dict[str, Quarter] = {}
    carried: dict[tuple[str, str], str] = {}
    continued: dict[tuple[str, str], tuple[str, ...]] = {}
    uses: Counter[str] = Counter()
    past = sorted(each for each in editions if each < quarter and _hangs_anything(editions[each]))
    for each in past:
        for board, entries in editions[each].boards.items():
            parts = runs_of(entries)
            for slot in entries.keys() & parts.begun_elsewhere:
                carried.pop((board, slot), None)
            for slot, item in parts.items.items():
                last_on_board[board, item] = each
                last_anywhere[item] = each
                carried[board, slot] = item
                continued[board, slot] = parts.following.get(slot, ())
                uses[item] += 1
    longest = quarter.since(past[0]) + 1 if past else 1
    return History(quarter, longest, last_on_board, last_anywhere, carried, continued, uses)


def _hangs_anything(edition: WrittenEdition) -> bool:
    return any(entry.item for slots in edition.boards.values() for entry in slots.values())
