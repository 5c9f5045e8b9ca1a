"""The playlists of a quarter enter; all that an editor should know about them leaves, as warnings.

Times at which a screen has nothing to show, shares that it does not give, what strips of words cannot
show well; which items never show, `unshown.py` finds.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from civsite.check.case import texts_of
from civsite.check.located import DETAILS, key_of, located
from civsite.diagnostics import Diagnostic, Severity, Text, joined
from civsite.fonts.dots import ROWS, rows_of
from civsite.model.community import Community
from civsite.model.item import Item
from civsite.model.kinds import CHINESE_NAMES, ENGLISH_NAMES
from civsite.model.screen import Screen
from civsite.model.windows import MINUTES_A_DAY, clock
from civsite.plan.screens.airtime import DayKind
from civsite.plan.screens.led import glyph_dots
from civsite.plan.screens.loop import shares_on
from civsite.plan.screens.playlist import Playlist
from civsite.plan.screens.turns import share_of
from civsite.plan.screens.unshown import missing_items

_TIMES_TOLD = 3
# Control programs know the characters of two bytes; those of four came later, and few have them.
_KNOWN_BYTES = 2


def screen_diagnostics(community: Community, playlists: Sequence[Playlist]) -> Iterator[Diagnostic]:
    """Empty minutes, items that never show, shares that are not had; what strips cannot show."""
    for playlist in playlists:
        yield from _empty_times(community, playlist)
    yield from _unmet_shares(community, playlists)
    yield from missing_items(community, playlists)
    yield from strip_limits(community, playlists)


def _empty_times(community: Community, playlist: Playlist) -> Iterator[Diagnostic]:
    """At most one diagnostic: nothing all quarter, or the minutes that nothing fills."""
    screen = community.screens[playlist.screen]
    stretches = [each for day in playlist.day_kinds for each in day.stretches]
    gaps: dict[tuple[int, int], list[datetime.date]] = {}
    for day in playlist.day_kinds:
        for gap in _gaps(day):
            gaps.setdefault(gap, []).extend(day.days)
    if not any(stretch.items for stretch in stretches):
        said = _nothing_to_show(screen.name, bool(stretches))
    elif gaps:
        said = _gaps_told(screen.name, gaps)
    else:
        return
    # Where an editor fixes it: what limits the screen's content.
    place = ("programme",) if screen.programme else ("accepts",)
    yield located(community, ("screens", screen.id), place, *said, Severity.WARNING)


def _gaps(day: DayKind) -> list[tuple[int, int]]:
    """Minutes of the day in which the screen is on and has nothing, in one piece where they touch."""
    gaps: list[tuple[int, int]] = []
    for stretch in day.stretches:
        if not stretch.items:
            touches = bool(gaps) and gaps[-1][1] == stretch.start
            start = gaps.pop()[0] if touches else stretch.start
            gaps.append((start, stretch.end))
    return gaps


def _nothing_to_show(name: str, is_on: bool) -> tuple[str, Text, Text]:
    never_on = Text("它本季一次也不亮", "it is never on")
    nothing = Text("没有一项内容能在它亮屏时播放", "no item can play while it is on")
    why = nothing if is_on else never_on
    message = Text(
        f"电子屏“{name}”本季没有可播放的内容：{why.zh}",
        f"the screen “{name}” has nothing to show this quarter: {why.en}",
    )
    hint = Text(
        "放宽“接受”的种类或时段，或者添加本季有效的内容",
        "accept more kinds or hours, or add items that are valid this quarter",
    )
    return "screen-empty", message, hint


def _gaps_told(
    name: str, gaps: dict[tuple[int, int], list[datetime.date]]
) -> tuple[str, Text, Text]:
    told = sorted(gaps.items(), key=lambda each: (min(each[1]), each[0]))
    times = joined((_time(gap, days) for gap, days in told[:_TIMES_TOLD]), "；", "; ")
    more = len(told) - _TIMES_TOLD
    if more > 0:
        times = Text(f"{times.zh}；另有 {more} 段", f"{times.en}; and {more} more")
    message = Text(
        f"电子屏“{name}”有时没有内容可播：{times.zh}",
        f"the screen “{name}” has at times nothing to show: {times.en}",
    )
    hint = Text(
        "补一项那时有效的内容（例如一张不限时段的海报），或放宽时段、日期",
        "add an item that is valid then, such as a poster without hours, or widen hours or days",
    )
    return "screen-gap", message, hint


def _time(gap: tuple[int, int], days: list[datetime.date]) -> Text:
    whole = gap == (0, MINUTES_A_DAY)
    hours = f"{clock(gap[0])}–{clock(gap[1])}"
    zh, en = ("全天", "all day") if whole else (hours, hours)
    if len(days) == 1:
        return Text(f"{days[0]} {zh}", f"{days[0]}, {en}")
    span = f"{min(days)}–{max(days)}"
    return Text(f"{span} 中有 {len(days)} 天，{zh}", f"{len(days)} days of {span}, {en}")


def _unmet_shares(community: Community, playlists: Iterable[Playlist]) -> Iterator[Diagnostic]:
    """One diagnostic for each share that a screen does not give every day, with the least of all."""
    short: dict[int, list[tuple[Fraction, datetime.date, str]]] = {}
    for playlist in playlists:
        for index, share in shares_on(community, community.screens[playlist.screen]):
            counting = [item for item in playlist.items if share.counts(community.items[item])]
            had = [
                (part, day.days[0], playlist.screen)
                for day in playlist.day_kinds
                if (part := share_of(playlist.rounds, day, counting)) is not None
            ]
            if had and min(had)[0] < share.at_least:
                short.setdefault(index, []).append(min(had))
    for index, screens in short.items():
        yield _short_share(community, index, *min(screens), more=len(screens) - 1)


def _short_share(
    community: Community, index: int, part: Fraction, day: datetime.date, screen: str, more: int
) -> Diagnostic:
    """The least that a share has on a day of a screen, and on how many `more` screens it is short."""
    share = community.details.shares[index]
    name = community.screens[screen].name
    shows = [ENGLISH_NAMES.get(each, each) for each in share.show]
    zh, en = "、".join(CHINESE_NAMES.get(show, show) for show in shows), ", ".join(shows)
    asked, had = _percent(share.at_least), _percent(part)
    return located(
        community,
        DETAILS,
        ("shares", index, "at_least"),
        "screen-share",
        Text(
            f"电子屏“{name}”在 {day} 这样的日子里，{zh}只占 {had}，要求至少 {asked}"
            + (f"；另有 {more} 块屏也不够" if more else ""),
            f"on days such as {day} the screen “{name}” gives {en} {had} of its time, "
            f"of {asked} asked for" + (f"; too little on {more} more screens" if more else ""),
        ),
        Text(
            "给这块屏多备几项这类内容，让它们的时段、日期更宽",
            "let more of it play on the screen, with wider days and hours",
        ),
        Severity.WARNING,
    )


def _percent(part: Fraction) -> str:
    return f"{float(part) * 100:.3g}%"


def strip_limits(community: Community, playlists: Sequence[Playlist]) -> Iterator[Diagnostic]:
    """Strips too low for Chinese; characters that their programs or their dots lack, once an item."""
    lacking: dict[tuple[str, str], None] = {}
    for playlist in playlists:
        if not playlist.words_alone:
            continue
        dots = glyph_dots(playlist.size)
        if dots < ROWS:
            yield _too_low(community, community.screens[playlist.screen], dots)
        for slide in playlist.distinct_slides:
            for character in dict.fromkeys("".join(slide.content.lines)):
                if _is_lacking(character, dots):
                    lacking[slide.item, character] = None
    for item, character in lacking:
        yield from _named(community, community.items[item], character)


def _is_lacking(character: str, dots: int) -> bool:
    undrawn = dots == ROWS and rows_of(character) is None
    return undrawn or len(character.encode("gb18030")) > _KNOWN_BYTES


def _named(community: Community, item: Item, character: str) -> Iterator[Diagnostic]:
    """Where the character stands first; nothing if it is none of the editor's."""
    for place, text in texts_of(item):
        if character in text:
            yield located(
                community,
                key_of(item),
                place,
                "strip-character",
                Text(
                    f"字幕屏多半显示不了“{character}”（U+{ord(character):04X}）："
                    "它不在控制软件常用的 GB 18030 双字节字里",
                    f"most LED strips cannot show “{character}” (U+{ord(character):04X}): their "
                    "programs know the two-byte characters of GB 18030, and it is none of them",
                ),
                Text(
                    "换一个字；或者给字幕屏用 frames 里的点阵图，不用文字",
                    "use another character, or give the strip the pictures in `frames`, not the text",
                ),
                Severity.WARNING,
                at=character,
            )
            return


def _too_low(community: Community, screen: Screen, dots: int) -> Diagnostic:
    return located(
        community,
        ("screens", screen.id),
        ("size",),
        "strip-low",
        Text(
            f"“{screen.name}”上的字只有 {dots} 点，笔画多的字认不清",
            f"characters on “{screen.name}” have {dots} dots; dense ones cannot be read",
        ),
        Text(
            f"汉字至少要 {ROWS} 点高、{ROWS} 点宽", f"Chinese needs {ROWS} dots each way at least"
        ),
        Severity.WARNING,
    )
