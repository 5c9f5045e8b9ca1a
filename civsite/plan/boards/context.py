"""A community, a quarter and today enter; what is looked up while its boards are planned leaves."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from civsite.fit.fits import Fits
from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.plan.boards.candidates import (
    is_stopgap,
    rejection_in_run,
    rejection_on_board,
    rejections,
)
from civsite.plan.boards.history import History, history_before
from civsite.plan.boards.rejection import Rejection, judged_day
from civsite.plan.placement import Reason
from civsite.quarter import Quarter

# What hangs, or shall hang, in slots of one board: (item id, reason) by slot id.
Placed = Mapping[str, tuple[str, Reason]]


@dataclass(frozen=True)
class PlanContext:
    """What all boards have in common. `day` is the day from which the edition matters; `fits` is who
    is asked what fits."""

    community: Community
    quarter: Quarter
    day: datetime.date
    rejections: Mapping[str, Rejection | None]
    stopgaps: frozenset[str]
    history: History
    fits: Fits

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
    day = judged_day(quarter, today)
    return PlanContext(community, quarter, day, refused, stopgaps, history, fits)
