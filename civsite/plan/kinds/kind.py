"""What every kind of item says of its part in a plan: when it is shown, and in which slides."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic

from civsite.diagnostics import Text
from civsite.model.community import Community, ItemType
from civsite.model.item import Item
from civsite.model.scalars import Size
from civsite.plan.screens.slide import Part
from civsite.quarter import Quarter

# A panel that hangs for less than this is a stopgap; an emergency is not even printed for it.
WORTH_PRINTING = datetime.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why an item may not hang somewhere: a code to group by, and what to tell the editor."""

    code: str
    text: Text


OUTDATED = Rejection("outdated", Text("已过时，有更新的或隔得太久", "is outdated"))
TOO_EARLY = Rejection("too-early", Text("日期还没有到", "is dated later than today"))


def judged_day(quarter: Quarter, today: datetime.date) -> datetime.date:
    """The day from which an edition still matters: today inside its quarter, else its first day."""
    return today if Quarter.of(today) == quarter else quarter.first_day


def days_to_hang(item: Item, quarter: Quarter, today: datetime.date) -> datetime.timedelta:
    """How long `item` may still hang in `quarter`; zero or less: not at all."""
    first = max(judged_day(quarter, today), item.from_ or datetime.date.min)
    last = min(quarter.last_day, item.until or datetime.date.max)
    return last - first + datetime.timedelta(days=1)


def lasts(item: Item, quarter: Quarter, today: datetime.date) -> bool:
    """Whether `item` may hang from now, or from the first day, to the end of `quarter`."""
    day = judged_day(quarter, today)
    return (item.from_ or day) <= day and (item.until or quarter.last_day) >= quarter.last_day


@dataclass(frozen=True)
class PlanKind(Generic[ItemType]):
    """How items of one kind come into the plan of a quarter, on boards and on screens.

    `rejection`: why an item may hang on no board as of today, whatever its dates; None if it may.
    `is_past`: no plan looks at an item that nobody names, `before` being the quarter before the
    plan's. `complete_on`: the day with which all that it tells of has happened. `stopgap_day`: the
    day of what it tells, if it hangs only for want of better. `chosen`: those that screens may show
    in a quarter, of all that the community has; None for all. `rank` orders them, smallest first.

    `parts` are the slides of an item on a screen of a size in px. `line` is all that an LED strip
    says of it, where the kind is `on_strips`; `has_heading`: the line begins with a title and a pause.
    """

    model: type[ItemType]
    rejection: Callable[[ItemType, Community, Quarter, datetime.date], Rejection | None] = (
        lambda *_: None
    )
    is_past: Callable[[ItemType, Quarter], bool] = lambda *_: False
    complete_on: Callable[[ItemType], datetime.date | None] = lambda *_: None
    stopgap_day: Callable[[ItemType], datetime.date | None] = lambda *_: None
    chosen: Callable[[Community, Quarter], Iterable[Item]] | None = None
    rank: Callable[[ItemType], tuple[int, int]] = lambda _: (0, 0)
    parts: Callable[[ItemType, Size], Iterable[Part]] = lambda *_: (Part(),)
    line: Callable[[ItemType], str] = attrgetter("title")
    has_heading: Callable[[ItemType], bool] = lambda *_: False
    on_strips: bool = False
