"""The playlists of all screens enter; the shares of time that they do not give leave, as warnings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from civsite.check.located import DETAILS, located
from civsite.diagnostics import Diagnostic, Severity, Text
from civsite.model.community import Community
from civsite.model.details import Share
from civsite.model.shows import CHINESE_NAMES, ENGLISH_NAMES
from civsite.plan.screens.playlist import Playlist
from civsite.plan.screens.rounds import share_of
from civsite.plan.screens.shares import shares_on


@dataclass(frozen=True, slots=True)
class _Short:
    """The least that a share has on a screen, and a day on which it is so."""

    part: Fraction
    day: datetime.date
    screen: str


def unmet_shares(community: Community, playlists: Iterable[Playlist]) -> Iterator[Diagnostic]:
    """One diagnostic for each share that a screen does not give every day, with the least of all."""
    short: dict[int, list[_Short]] = {}
    for playlist in playlists:
        for index, share in shares_on(community, community.screens[playlist.screen]):
            least = _least(community, playlist, share)
            if least is not None and least.part < share.at_least:
                short.setdefault(index, []).append(least)
    for index, screens in short.items():
        yield _told(community, index, screens)


def _least(community: Community, playlist: Playlist, share: Share) -> _Short | None:
    counting = [item for item in playlist.items if share.counts(community.items[item])]
    parts = ((share_of(playlist.rounds, day, counting), day.days[0]) for day in playlist.day_kinds)
    had = [_Short(part, day, playlist.screen) for part, day in parts if part is not None]
    return min(had, key=lambda each: (each.part, each.day), default=None)


def _told(community: Community, index: int, screens: Sequence[_Short]) -> Diagnostic:
    share = community.details.shares[index]
    least = min(screens, key=lambda each: (each.part, each.day, each.screen))
    name = community.screens[least.screen].name
    shows = [ENGLISH_NAMES.get(each, each) for each in share.show]
    zh, en = "、".join(CHINESE_NAMES.get(show, show) for show in shows), ", ".join(shows)
    more = len(screens) - 1
    asked, part = _percent(share.at_least), _percent(least.part)
    return located(
        community,
        DETAILS,
        ("shares", index, "at_least"),
        "screen-share",
        Text(
            f"电子屏“{name}”在 {least.day} 这样的日子里，{zh}只占 {part}，要求至少 {asked}"
            + (f"；另有 {more} 块屏也不够" if more else ""),
            f"on days such as {least.day} the screen “{name}” gives {en} {part} of its time, "
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
