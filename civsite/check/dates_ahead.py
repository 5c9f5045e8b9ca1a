"""What has happened is not dated in the future, and nothing is planned further ahead than a year.

Warns (today is 2026-11-22):
    adopted: 2026-12-01                          # a convention nobody has adopted yet
    date: 2062-03-05                             # a story; digits swapped?
    from: 2028-01-01
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import Key, key_of, located
from civsite.diagnostics import Diagnostic, Severity, Text
from civsite.model.community import Place
from civsite.model.convention import Convention
from civsite.model.honours import Honours
from civsite.model.item import Item
from civsite.model.news import News
from civsite.model.notice import Notice

_FAR = datetime.timedelta(days=366)
_Dated = tuple[Place, datetime.date | None]


def check(case: Case) -> Iterator[Diagnostic]:
    """Every date that is likely to be a slip of the pen."""
    for item in case.items():
        for place, day in _past_dates(item):
            yield from _later_than(case, key_of(item), place, day, datetime.timedelta(0))
        for place, day in _planned_dates(item):
            yield from _later_than(case, key_of(item), place, day, _FAR)
    for inspection in case.community.inspections:
        key = ("inspections", inspection.id)
        yield from _later_than(case, key, ("date",), inspection.date, datetime.timedelta(0))


def _past_dates(item: Item) -> Iterator[_Dated]:
    if isinstance(item, Convention):
        yield ("adopted",), item.adopted
    if isinstance(item, Honours):
        for index, deed in enumerate(item.deeds):
            yield ("deeds", index, "date"), deed.date


def _planned_dates(item: Item) -> Iterator[_Dated]:
    yield ("from",), item.from_
    if isinstance(item, News | Notice):
        yield ("date",), item.date


def _later_than(
    case: Case, key: Key, place: Place, day: datetime.date | None, allowed: datetime.timedelta
) -> Iterator[Diagnostic]:
    if day is None or day - case.today <= allowed:
        return
    yield located(
        case.community,
        key,
        place,
        "date-ahead",
        Text(f"日期 {day} 还在以后", f"the date {day} is still to come")
        if not allowed
        else Text(f"日期 {day} 在一年以后", f"the date {day} is more than a year ahead"),
        Text("查对年份", "check the year"),
        Severity.WARNING,
    )
