"""A community, a quarter and today enter; what is looked up while its boards are planned leaves."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from civsite.check.located import Key, located
from civsite.diagnostics import Diagnostic, Severity, Text
from civsite.fit.fits import Fits
from civsite.model.board import Board, Slot
from civsite.model.community import Community, Place
from civsite.model.edition import WrittenEdition, runs_of
from civsite.model.item import Item
from civsite.plan.boards.candidates import (
    is_stopgap,
    rejection_in_run,
    rejection_on_board,
    rejections,
)
from civsite.plan.kinds.kind import Rejection, judged_day
from civsite.plan.placement import Reason
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


# What hangs, or shall hang, in slots of one board: (item id, reason) by slot id.
Placed = Mapping[str, tuple[str, Reason]]


@dataclass(frozen=True)
class PlanContext:
    """What all boards have in common; `fits` is who is asked what fits."""

    community: Community
    quarter: Quarter
    today: datetime.date
    rejections: Mapping[str, Rejection | None]
    stopgaps: frozenset[str]
    history: History
    fits: Fits

    @property
    def day(self) -> datetime.date:
        """The day from which the edition matters."""
        return judged_day(self.quarter, self.today)

    def rejection_in(self, item: Item, board: Board, slot: Slot) -> Rejection | None:
        """Why `item` may not stand in a slot, whatever the time; None if it may."""
        return rejection_on_board(item, board) or rejection_in_run(item, board, (slot,), self.fits)

    def warning(self, key: Key, place: Place, code: str, message: Text, hint: Text) -> Diagnostic:
        """What is amiss at a place of a record."""
        return located(self.community, key, place, code, message, hint, Severity.WARNING)

    def may_hang(self, item: str, board: Board, slot: Slot) -> bool:
        """Whether an item, by id, may hang in a slot in this quarter."""
        return self.may_go_on(item, board, (slot,))

    def may_go_on(self, item: str, board: Board, run: Sequence[Slot]) -> bool:
        """Whether an item may hang in several slots, continued from each to the next."""
        record = self.community.items.get(item)
        return (
            record is not None
            and self.rejections[item] is None
            and rejection_on_board(record, board) is None
            and rejection_in_run(record, board, run, self.fits) is None
        )


def plan_context(
    community: Community, quarter: Quarter, today: datetime.date, fits: Fits
) -> PlanContext:
    """What may hang in `quarter` as of `today`, and what hung before."""
    refused = rejections(community, quarter, today)
    stopgaps = frozenset(
        item.id
        for item in community.items.values()
        if refused[item.id] is None and is_stopgap(item, quarter, today)
    )
    history = history_before(quarter, community.editions)
    return PlanContext(community, quarter, today, refused, stopgaps, history, fits)
