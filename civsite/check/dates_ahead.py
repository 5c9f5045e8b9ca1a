"""What has happened is not dated in the future, and nothing is planned further ahead than a year.

Warns (today is 2026-11-22):
    adopted: 2026-12-01                          # a convention nobody has adopted yet
    date: 2062-03-05                             # a story; digits swapped?
    from: 2028-01-01
"""

import datetime
from collections.abc import Iterator

from civsite.check.case import Case, Diagnostics
from civsite.check.located import Spot
from civsite.diagnostics import Diagnostic, Text
from civsite.model.item import Item
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.news import News
from civsite.model.kinds.notice import Notice

_DATED = (News, Notice)
_FAR = datetime.timedelta(days=366)


def check(case: Case) -> Diagnostics:
    far = case.today + _FAR
    for key, item in case.each(Item):
        if item.from_ is not None and item.from_ > far:
            yield _ahead(case.at(key, "from"), _far(item.from_))
        if isinstance(item, _DATED) and item.date is not None and item.date > far:
            yield _ahead(case.at(key, "date"), _far(item.date))
    for spot, day in _past_dates(case):
        if day is not None and day > case.today:
            said = Text(f"日期 {day} 还在以后", f"the date {day} is still to come")
            yield _ahead(spot, said)


def _past_dates(case: Case) -> Iterator[tuple[Spot, datetime.date | None]]:
    for key, convention in case.each(Convention):
        yield case.at(key, "adopted"), convention.adopted
        for index, revision in enumerate(convention.history):
            yield case.at(key, "history", index, "date"), revision.date
    for key, roll in case.each(Honours):
        for index, deed in enumerate(roll.deeds):
            yield case.at(key, "deeds", index, "date"), deed.date
    for inspection in case.community.inspections:
        yield case.at(inspection, "date"), inspection.date
        for index, finding in enumerate(inspection.findings):
            for step in ("reported", "repaired", "look_back"):
                yield case.at(inspection, "findings", index, step), getattr(finding, step)


def _far(day: datetime.date) -> Text:
    return Text(f"日期 {day} 在一年以后", f"the date {day} is more than a year ahead")


def _ahead(spot: Spot, said: Text) -> Diagnostic:
    return spot.warning("date-ahead", said, Text("查对年份", "check the year"))
