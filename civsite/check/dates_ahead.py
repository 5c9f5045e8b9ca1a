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
from civsite.model.community import Community, Place
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.news import News
from civsite.model.kinds.notice import Notice

_DATED = (News, Notice)
_FAR = datetime.timedelta(days=366)


def check(case: Case) -> Iterator[Diagnostic]:
    """Every date that is likely to be a slip of the pen."""
    far = case.today + _FAR
    for item in case.items():
        if item.from_ is not None and item.from_ > far:
            yield _ahead(case, key_of(item), ("from",), _far(item.from_))
        if isinstance(item, _DATED) and item.date is not None and item.date > far:
            yield _ahead(case, key_of(item), ("date",), _far(item.date))
    for key, place, day in _past_dates(case.community):
        if day is not None and day > case.today:
            said = Text(f"日期 {day} 还在以后", f"the date {day} is still to come")
            yield _ahead(case, key, place, said)


def _past_dates(community: Community) -> Iterator[tuple[Key, Place, datetime.date | None]]:
    for convention in community.items_of(Convention):
        yield key_of(convention), ("adopted",), convention.adopted
    for roll in community.items_of(Honours):
        for index, deed in enumerate(roll.deeds):
            yield key_of(roll), ("deeds", index, "date"), deed.date
    for inspection in community.inspections:
        yield ("inspections", inspection.id), ("date",), inspection.date


def _far(day: datetime.date) -> Text:
    return Text(f"日期 {day} 在一年以后", f"the date {day} is more than a year ahead")


def _ahead(case: Case, key: Key, place: Place, said: Text) -> Diagnostic:
    return located(
        case.community,
        key,
        place,
        "date-ahead",
        said,
        Text("查对年份", "check the year"),
        Severity.WARNING,
    )
