"""Why an item may not hang somewhere, and the time in which one may hang."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from civsite.diagnostics import Text
from civsite.model.item import Item
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
