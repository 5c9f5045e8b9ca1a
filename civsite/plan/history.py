"""Written editions enter; when each item was last shown, and what each slot carried, leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from civsite.model.edition import WrittenEdition
from civsite.quarter import Quarter


@dataclass(frozen=True, slots=True)
class History:
    """What hung before `quarter`. Editions that were not written down are not known.

    `longest` is one quarter more than the oldest edition that hung anything lies back: what stands for «never».
    """

    quarter: Quarter
    longest: int
    last_on_board: Mapping[tuple[str, str], Quarter]
    last_anywhere: Mapping[str, Quarter]
    carried: Mapping[tuple[str, str], str]
    uses: Mapping[str, int]

    def too_early(self, last: Quarter | None) -> int:
        """How many quarters short of «never» a showing in `last` is; 0 for None."""
        return 0 if last is None else self.longest - self.quarter.since(last)


def history_before(quarter: Quarter, editions: Mapping[Quarter, WrittenEdition]) -> History:
    """What the written editions before `quarter` say; later ones never count."""
    last_on_board: dict[tuple[str, str], Quarter] = {}
    last_anywhere: dict[str, Quarter] = {}
    carried: dict[tuple[str, str], str] = {}
    uses: Counter[str] = Counter()
    past = sorted(each for each in editions if each < quarter and any(_entries(editions[each])))
    for each in past:
        for board, slot, item in _entries(editions[each]):
            last_on_board[board, item] = each
            last_anywhere[item] = each
            carried[board, slot] = item
            uses[item] += 1
    longest = quarter.since(past[0]) + 1 if past else 1
    return History(quarter, longest, last_on_board, last_anywhere, carried, uses)


def _entries(edition: WrittenEdition) -> Iterator[tuple[str, str, str]]:
    for board, slots in edition.boards.items():
        for slot, entry in slots.items():
            if entry.item is not None:
                yield board, slot, entry.item
