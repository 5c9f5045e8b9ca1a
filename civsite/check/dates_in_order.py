"""`from` is not after `until`, and an event does not end before it starts.

Passes:
    from: 2026-10-01
    until: 2026-10-01                            # both days count
Fails:
    from: 2026-11-01
    until: 2026-10-01
    event: {start: 2026-03-05 09:00, end: 2026-03-05 08:30}
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import key_of, located
from civsite.diagnostics import Diagnostic, Text
from civsite.model.kinds.news import Event, News


def check(case: Case) -> Iterator[Diagnostic]:
    """Every window and every event that ends before it begins."""
    for item in case.items():
        if item.from_ is not None and item.until is not None and item.from_ > item.until:
            yield located(
                case.community,
                key_of(item),
                ("until",),
                "until-before-from",
                Text(
                    f"止于 {item.until}，却起于 {item.from_}，一天也不会展出",
                    f"until {item.until} is before from {item.from_}: it would never be shown",
                ),
                Text("把两个日期对调或改正", "swap or correct the two dates"),
            )
    for story in case.community.items_of(News):
        if story.event is not None:
            yield from _early_end(case, story, story.event)


def _early_end(case: Case, story: News, event: Event) -> Iterator[Diagnostic]:
    if event.end is None or event.end >= event.start:
        return
    start, end = f"{event.start:%Y-%m-%d %H:%M}", f"{event.end:%Y-%m-%d %H:%M}"
    yield located(
        case.community,
        key_of(story),
        ("event", "end"),
        "event-ends-early",
        Text(
            f"活动结束（{end}）早于开始（{start}）",
            f"the event ends ({end}) before it starts ({start})",
        ),
        Text("改正“开始”或“结束”", "correct start or end"),
    )
