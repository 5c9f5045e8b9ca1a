"""A community, a quarter and today enter; what is looked up while its boards are planned leaves."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.plan.candidates import (
    Rejection,
    is_stopgap,
    judged_day,
    rejection_in_slot,
    rejection_on_board,
    rejections,
)
from civsite.plan.history import history_before
from civsite.plan.placement import Reason
from civsite.plan.preference import Preference
from civsite.quarter import Quarter

# What hangs, or shall hang, in slots of one board: (item id, reason) by slot id.
Placed = Mapping[str, tuple[str, Reason]]


@dataclass(frozen=True)
class Planning:
    """The common ground of all boards; `preference.used` alone grows, board by board.

    `day` is the day from which the edition matters.
    """

    community: Community
    quarter: Quarter
    day: datetime.date
    rejections: Mapping[str, Rejection | None]
    preference: Preference

    def allowed(self, board: Board, slot: Slot) -> list[str]:
        """The items that may hang in a slot, most wanted first."""
        items = (
            item.id
            for item in self.community.items.values()
            if self.rejections[item.id] is None
            and rejection_on_board(item, board) is None
            and rejection_in_slot(item, board, slot) is None
        )
        return sorted(items, key=lambda item: self.preference.wish(item, board.id))


def planning_for(community: Community, quarter: Quarter, today: datetime.date) -> Planning:
    """What may hang in `quarter` as of `today`, what hung before, and nothing placed yet."""
    refused = rejections(community, quarter, today)
    stopgaps = frozenset(
        item.id
        for item in community.items.values()
        if refused[item.id] is None and is_stopgap(item, quarter, today)
    )
    history = history_before(quarter, community.editions)
    preference = Preference(history, community.items, stopgaps)
    return Planning(community, quarter, judged_day(quarter, today), refused, preference)
