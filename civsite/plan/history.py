"""Written editions enter; when each item was last shown, and what each slot carried, leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from civsite.model.edition import WrittenEdition
from civsite.quarter import Quarter

# What stands in a sort key for "never shown"; more quarters than any history holds.
NEVER = 1_000_000


@dataclass(frozen=True, slots=True)
class History:
    """What hung before `quarter`. Editions that were not written down are not known."""

    quarter: Quarter
    last_on_board: Mapping[tuple[str, str], Quarter]
    last_anywhere: Mapping[str, Quarter]
    carried: Mapping[tuple[str, str], str]

    def quarters_since_on_board(self, board: str, item: str) -> int:
        """Quarters since `item` was last on `board`; NEVER if it was not."""
        return self._quarters_since(self.last_on_board.get((board, item)))

    def quarters_since_anywhere(self, item: str) -> int:
        """Quarters since `item` was last on any board; NEVER if it was not."""
        return self._quarters_since(self.last_anywhere.get(item))

    def _quarters_since(self, last: Quarter | None) -> int:
        return NEVER if last is None else self.quarter.since(last)


def history_before(quarter: Quarter, editions: Mapping[Quarter, WrittenEdition]) -> History:
    """What the written editions before `quarter` say; later ones never count."""
    last_on_board: dict[tuple[str, str], Quarter] = {}
    last_anywhere: dict[str, Quarter] = {}
    carried: dict[tuple[str, str], str] = {}
    for past in sorted(each for each in editions if each < quarter):
        for board, slot, item in _entries(editions[past]):
            last_on_board[board, item] = past
            last_anywhere[item] = past
            carried[board, slot] = item
    return History(quarter, last_on_board, last_anywhere, carried)


def _entries(edition: WrittenEdition) -> Iterator[tuple[str, str, str]]:
    for board, slots in edition.boards.items():
        for slot, entry in slots.items():
            if entry.item is not None:
                yield board, slot, entry.item
