"""A screen's playlist enters; the shares of its time that it does not give leave, as warnings."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from civsite.check.located import DETAILS, located
from civsite.diagnostics import Diagnostic, Severity, Text
from civsite.model.community import Community
from civsite.model.shows import CHINESE_NAMES, ENGLISH_NAMES
from civsite.plan.playlist import Playlist
from civsite.plan.shares import shares_on
from civsite.plan.situations import DayKind


def unmet_shares(community: Community, playlist: Playlist) -> Iterator[Diagnostic]:
    """One diagnostic for each share that some day does not have, for the day with the least."""
    screen = community.screens[playlist.screen]
    for index, share in shares_on(community, screen):
        counting = [item for item in playlist.items if share.counts(community.items[item])]
        parts = ((share_had(playlist, day, counting), day) for day in playlist.day_kinds)
        had = [(part, day) for part, day in parts if part is not None]
        least = min(had, key=lambda each: (each[0], each[1].days), default=None)
        if least is not None and least[0] < share.at_least:
            yield _short(community, playlist, index, *least)


def share_had(playlist: Playlist, day: DayKind, counting: Collection[str]) -> Fraction | None:
    """The part of the day's shown time that items `counting` have; None where only emergencies show."""
    had = shown = Fraction(0)
    for stretch in day.stretches:
        if stretch.takeover or not stretch.items:
            continue
        around = playlist.rounds[stretch.items]
        part = sum(around.shown_ms.get(item, 0) for item in counting)
        had += stretch.minutes * Fraction(part, around.whole_ms)
        shown += stretch.minutes
    return had / shown if shown else None


def _short(
    community: Community, playlist: Playlist, index: int, part: Fraction, day: DayKind
) -> Diagnostic:
    share = community.details.shares[index]
    screen = community.screens[playlist.screen]
    names = [ENGLISH_NAMES.get(each, each) for each in share.show]
    zh = "、".join(CHINESE_NAMES.get(name, name) for name in names)
    en = ", ".join(names)
    return located(
        community,
        DETAILS,
        ("shares", index, "at_least"),
        "screen-share",
        Text(
            f"电子屏“{screen.name}”在 {day.days[0]} 这样的日子里，{zh}只占 {_percent(part)}，"
            f"要求至少 {_percent(share.at_least)}",
            f"on days such as {day.days[0]} the screen “{screen.name}” gives {en} "
            f"{_percent(part)} of its time, of {_percent(share.at_least)} asked for",
        ),
        Text(
            f"给这块屏多备几项{zh}，让它们的时段、日期更宽，或少用时段排除它们",
            f"let more {en} play on the screen, with wider days and hours",
        ),
        Severity.WARNING,
    )


def _percent(part: Fraction) -> str:
    return f"{float(part) * 100:.3g}%"
