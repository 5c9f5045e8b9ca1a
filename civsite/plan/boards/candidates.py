"""Items, a quarter and a slot enter; which may hang there, and why the others may not, leaves."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from civsite.diagnostics import Text
from civsite.fit.fits import Fits
from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.model.item import Item, Kind
from civsite.model.kinds import KIND_TITLES, KINDS_FOR_SITE
from civsite.plan.kinds import KINDS
from civsite.plan.kinds.kind import WORTH_PRINTING, Rejection, days_to_hang, judged_day, lasts
from civsite.quarter import Quarter

_KIND = Rejection("kind", Text("类别不符", "is not of an accepted kind"))
_ELSEWHERE = Rejection("elsewhere", Text("限定用于别处", "is kept for other places by `on`"))
_EXPIRED = Rejection("expired", Text("已过期", "has expired"))
_NOT_YET = Rejection("not-yet", Text("本季度还没有生效", "begins only after the quarter"))
_TOO_LONG = Rejection("too-long", Text("文字太长，版位放不下", "has too much text for the slot"))


def is_urgent(item: Item) -> bool:
    """Whether an item hangs wherever it may, before all others."""
    return item.pinned or item.is_emergency


def is_stopgap(item: Item, quarter: Quarter, today: datetime.date) -> bool:
    """Whether `item` hangs only for want of a better one: a single story, or one that ends soon.

    In the last days of a quarter all that lasts to its end is as good as at its beginning.
    """
    if KINDS[type(item)].stopgap_day(item) is not None:
        return True
    is_short = days_to_hang(item, quarter, today) < WORTH_PRINTING
    return is_short and not lasts(item, quarter, today)


def rejections(
    community: Community, quarter: Quarter, today: datetime.date
) -> Mapping[str, Rejection | None]:
    """For every item: why it may hang on no board in `quarter`, or None if it may."""
    return {
        item.id: _rejection_by_kind(item, community, quarter, today)
        or _rejection_by_time(item, quarter, today)
        for item in community.items.values()
    }


def rejection_on_board(item: Item, board: Board) -> Rejection | None:
    """Why `item` may stand in no slot of `board`, whatever the time; None if it may."""
    if board.accepts and item.kind not in board.accepts:
        return _KIND
    return None if board.is_named_in(item.on) else _ELSEWHERE


def rejection_in_run(item: Item, board: Board, run: Sequence[Slot], fits: Fits) -> Rejection | None:
    """Why `item` may not be continued from slot to slot of `run`; None if it may."""
    if not all(slot.accepts_kind(item.kind) for slot in run):
        return _KIND
    return None if fits.can_carry(item, board, run) else _TOO_LONG


def accepted_kinds(board: Board, slot: Slot) -> tuple[Kind, ...]:
    """The kinds that both the slot and its board accept."""
    return tuple(
        kind
        for kind in Kind
        if slot.accepts_kind(kind) and (not board.accepts or kind in board.accepts)
    )


def titles_of(kinds: tuple[Kind, ...]) -> Text:
    """Kinds by name, for a message."""
    return Text("、".join(KIND_TITLES[kind] for kind in kinds), ", ".join(map(str, kinds)))


def _rejection_by_time(item: Item, quarter: Quarter, today: datetime.date) -> Rejection | None:
    if item.until is not None and item.until < judged_day(quarter, today):
        return _EXPIRED
    if item.from_ is not None and item.from_ > quarter.last_day:
        return _NOT_YET
    return None if days_to_hang(item, quarter, today).days > 0 else _EXPIRED


def _rejection_by_kind(
    item: Item, community: Community, quarter: Quarter, today: datetime.date
) -> Rejection | None:
    if item.kind in KINDS_FOR_SITE:
        return _KIND
    return KINDS[type(item)].rejection(item, community, quarter, today)
