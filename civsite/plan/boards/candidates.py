"""Items, a quarter and a slot enter; which may hang there, and why the others may not, leaves."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from civsite.diagnostics import Text
from civsite.fit.fits import Fits
from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.model.digest import Digest
from civsite.model.honours import Honours
from civsite.model.item import KIND_TITLES, Item, Kind
from civsite.model.news import News
from civsite.model.notice import Level, Notice
from civsite.quarter import Quarter

# A panel that hangs for less than this is a stopgap; an emergency is not even printed for it.
WORTH_PRINTING = datetime.timedelta(days=14)
# An honour roll is renewed every quarter; one that lags by more is last year's.
OLDEST_ROLL_QUARTERS = 2


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why an item may not hang somewhere: a code to group by, and what to tell the editor."""

    code: str
    text: Text


_KIND = Rejection("kind", Text("类别不符", "is not of an accepted kind"))
_ELSEWHERE = Rejection("elsewhere", Text("限定用于别处", "is kept for other places by `on`"))
_EXPIRED = Rejection("expired", Text("已过期", "has expired"))
_NOT_YET = Rejection("not-yet", Text("本季度还没有生效", "begins only after the quarter"))
_OUTDATED = Rejection("outdated", Text("已过时，有更新的或隔得太久", "is outdated"))
_TOO_EARLY = Rejection("too-early", Text("日期还没有到", "is dated later than today"))
_SHORT = Rejection("short", Text("紧急通知所剩不足14天，只上电子屏", "ends too soon to be printed"))
_TOO_LONG = Rejection("too-long", Text("文字太长，版位放不下", "has too much text for the slot"))


def judged_day(quarter: Quarter, today: datetime.date) -> datetime.date:
    """The day from which an edition still matters: today inside its quarter, else its first day."""
    return today if Quarter.of(today) == quarter else quarter.first_day


def days_to_hang(item: Item, quarter: Quarter, today: datetime.date) -> datetime.timedelta:
    """How long `item` may still hang in `quarter`; zero or less: not at all."""
    first = max(judged_day(quarter, today), item.from_ or datetime.date.min)
    last = min(quarter.last_day, item.until or datetime.date.max)
    return last - first + datetime.timedelta(days=1)


def is_urgent(item: Item) -> bool:
    """Whether an item hangs wherever it may, before all others."""
    return item.pinned or (isinstance(item, Notice) and item.level is Level.EMERGENCY)


def is_stopgap(item: Item, quarter: Quarter, today: datetime.date) -> bool:
    """Whether `item` hangs only for want of a better one: a single story, or one that ends soon."""
    return isinstance(item, News) or days_to_hang(item, quarter, today) < WORTH_PRINTING


def rejections(
    community: Community, quarter: Quarter, today: datetime.date
) -> Mapping[str, Rejection | None]:
    """For every item: why it may hang on no board in `quarter`, or None if it may."""
    roll = newest_roll(community, quarter)
    return {
        item.id: _rejection_by_kind(item, quarter, today, roll)
        or _rejection_by_time(item, quarter, today)
        for item in community.items.values()
    }


def newest_roll(community: Community, quarter: Quarter) -> Honours | None:
    """The roll an edition shows: the newest before it, or its own if there is none before."""
    rolls = [roll for roll in community.items_of(Honours) if roll.quarter <= quarter]
    earlier = [roll for roll in rolls if roll.quarter < quarter]
    newest = max(earlier or rolls, key=lambda roll: (roll.quarter, roll.id), default=None)
    if newest is None or quarter.since(newest.quarter) > OLDEST_ROLL_QUARTERS:
        return None
    return newest


def rejection_on_board(item: Item, board: Board) -> Rejection | None:
    """Why `item` may stand in no slot of `board`, whatever the time; None if it may."""
    if board.accepts and item.kind not in board.accepts:
        return _KIND
    return None if board.is_named_in(item.on) else _ELSEWHERE


def rejection_in_slot(item: Item, board: Board, slot: Slot, fits: Fits) -> Rejection | None:
    """Why `item`, which may stand on `board`, may not stand in this slot; None if it may."""
    return rejection_in_run(item, board, (slot,), fits)


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
    item: Item, quarter: Quarter, today: datetime.date, roll: Honours | None
) -> Rejection | None:
    if item.kind is Kind.PAGE:
        return _KIND
    if isinstance(item, Honours):
        return _rejection_of_roll(item, quarter, roll)
    if isinstance(item, Digest):
        return None if item.quarter == quarter.shifted(-1) else _OUTDATED
    if isinstance(item, News):
        return _rejection_of_story(item, quarter, today)
    if isinstance(item, Notice) and item.level is Level.EMERGENCY:
        return _SHORT if days_to_hang(item, quarter, today) < WORTH_PRINTING else None
    return None


def _rejection_of_roll(item: Honours, quarter: Quarter, roll: Honours | None) -> Rejection | None:
    if item == roll:
        return None
    return _TOO_EARLY if item.quarter >= quarter else _OUTDATED


def _rejection_of_story(item: News, quarter: Quarter, today: datetime.date) -> Rejection | None:
    if item.date > min(today, quarter.last_day):
        return _TOO_EARLY
    return None if item.date >= quarter.shifted(-1).first_day else _OUTDATED
