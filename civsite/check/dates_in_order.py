"""`from` is not after `until`, and an event does not end before it starts.

Passes:
    from: 2026-10-01
    until: 2026-10-01                            # both days count
Fails:
    from: 2026-11-01
    until: 2026-10-01
    event: {start: 2026-03-05 09:00, end: 2026-03-05 08:30}
Warns:
    event: {start: 2026-03-05 09:00, end: 2026-03-05 09:00}
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.item import Item
from civsite.model.kinds.news import News


def check(case: Case) -> Diagnostics:
    for key, item in case.each(Item):
        if item.from_ is not None and item.until is not None and item.from_ > item.until:
            yield case.at(key, "until").error(
                "until-before-from",
                Text(
                    f"止于 {item.until}，却起于 {item.from_}，一天也不会展出",
                    f"until {item.until} is before from {item.from_}: it would never be shown",
                ),
                Text("把两个日期对调或改正", "swap or correct the two dates"),
            )
    for key, story in case.each(News):
        event = story.event
        if event is None or event.end is None:
            continue
        if event.end == event.start:
            yield case.at(story, "event", "end").warning(
                "event-no-length",
                Text(
                    "活动的开始和结束是同一时刻", "the event ends at the moment at which it starts"
                ),
                Text(
                    "写上真正结束的时刻；不知道就删去“结束”",
                    "write when it ends; remove end if nobody knows",
                ),
            )
        elif event.end < event.start:
            start, end = f"{event.start:%Y-%m-%d %H:%M}", f"{event.end:%Y-%m-%d %H:%M}"
            yield case.at(key, "event", "end").error(
                "event-ends-early",
                Text(
                    f"活动结束（{end}）早于开始（{start}）",
                    f"the event ends ({end}) before it starts ({start})",
                ),
                Text("改正“开始”或“结束”", "correct start or end"),
            )
