"""A screen's playlist enters; the times at which it would have nothing to show leave, as warnings."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from civsite.check.located import located
from civsite.diagnostics import Diagnostic, Severity, Text, joined
from civsite.model.community import Community, Place
from civsite.model.screen import Screen
from civsite.model.windows import clock
from civsite.plan.screens.playlist import Playlist
from civsite.plan.screens.situations import DayKind

_TIMES_TOLD = 3


def empty_times(community: Community, playlist: Playlist) -> Iterator[Diagnostic]:
    """At most one diagnostic: nothing all quarter, or the minutes that nothing fills."""
    screen = community.screens[playlist.screen]
    stretches = [each for day in playlist.day_kinds for each in day.stretches]
    if not any(stretch.items for stretch in stretches):
        yield _empty(community, screen, bool(stretches))
        return
    gaps: dict[tuple[int, int], list[datetime.date]] = {}
    for day in playlist.day_kinds:
        for gap in _gaps(day):
            gaps.setdefault(gap, []).extend(day.days)
    if gaps:
        yield _gap(community, screen, gaps)


def _gaps(day: DayKind) -> Iterator[tuple[int, int]]:
    """Minutes of the day in which the screen is on and has nothing, in one piece where they touch."""
    open_gap: tuple[int, int] | None = None
    for stretch in day.stretches:
        if stretch.items:
            continue
        if open_gap and open_gap[1] == stretch.start:
            open_gap = (open_gap[0], stretch.end)
            continue
        if open_gap:
            yield open_gap
        open_gap = (stretch.start, stretch.end)
    if open_gap:
        yield open_gap


def _empty(community: Community, screen: Screen, is_on: bool) -> Diagnostic:
    never_on = Text("它本季一次也不亮", "it is never on")
    nothing = Text("没有一项内容能在它亮屏时播放", "no item can play while it is on")
    why = nothing if is_on else never_on
    return located(
        community,
        ("screens", screen.id),
        _place(screen),
        "screen-empty",
        Text(
            f"电子屏“{screen.name}”本季没有可播放的内容：{why.zh}",
            f"the screen “{screen.name}” has nothing to show this quarter: {why.en}",
        ),
        Text(
            "放宽“接受”的种类或时段，或者添加本季有效的内容",
            "accept more kinds or hours, or add items that are valid this quarter",
        ),
        Severity.WARNING,
    )


def _gap(
    community: Community, screen: Screen, gaps: dict[tuple[int, int], list[datetime.date]]
) -> Diagnostic:
    told = sorted(gaps.items(), key=lambda each: (min(each[1]), each[0]))
    times = joined((_time(gap, days) for gap, days in told[:_TIMES_TOLD]), "；", "; ")
    more = len(told) - _TIMES_TOLD
    if more > 0:
        times = Text(f"{times.zh}；另有 {more} 段", f"{times.en}; and {more} more")
    return located(
        community,
        ("screens", screen.id),
        _place(screen),
        "screen-gap",
        Text(
            f"电子屏“{screen.name}”有时没有内容可播：{times.zh}",
            f"the screen “{screen.name}” has at times nothing to show: {times.en}",
        ),
        Text(
            "补一项那时有效的内容（例如一张不限时段的海报），或放宽时段、日期",
            "add an item that is valid then, such as a poster without hours, or widen hours or days",
        ),
        Severity.WARNING,
    )


def _time(gap: tuple[int, int], days: list[datetime.date]) -> Text:
    whole = gap == (0, 24 * 60)
    hours = f"{clock(gap[0])}–{clock(gap[1])}"
    zh, en = ("全天", "all day") if whole else (hours, hours)
    if len(days) == 1:
        return Text(f"{days[0]} {zh}", f"{days[0]}, {en}")
    span = f"{min(days)}–{max(days)}"
    return Text(f"{span} 中有 {len(days)} 天，{zh}", f"{len(days)} days of {span}, {en}")


def _place(screen: Screen) -> Place:
    """Where an editor fixes it: what limits the screen's content."""
    return ("programme",) if screen.programme else ("accepts",)
