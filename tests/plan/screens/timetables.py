"""Screens in a few words, and what is seen on one at a moment, its own hours included."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from civsite.diagnostics import Diagnostic
from civsite.model.community import Community
from civsite.model.details import Details
from civsite.model.item import Item
from civsite.model.screen import Screen
from civsite.plan.screens.diagnosis import screen_diagnostics
from civsite.plan.screens.playlist import Playlist, plan_playlists
from civsite.quarter import Quarter
from tests.plan.communities import community
from tests.plan.screens.playing import is_open_at, turns_at

TODAY = datetime.date(2026, 11, 2)  # a Monday


def screen(screen_id: str = "lobby", **more: Any) -> Screen:
    written = {"id": screen_id, "name": screen_id, "kind": "lcd", "size": "1920x1080", **more}
    return Screen.model_validate(written)


def with_screens(
    items: Iterable[Item], *screens: Screen, shares: Iterable[Mapping[str, Any]] = ()
) -> Community:
    record = {"id": "community", "name": "示例", "shares": list(shares)}
    return dataclasses.replace(
        community([], items),
        details=Details.model_validate(record),
        screens={each.id: each for each in screens},
    )


def playlist_of(
    items: Iterable[Item],
    today: datetime.date = TODAY,
    quarter: Quarter | None = None,
    **more: Any,
) -> Playlist:
    of = with_screens(items, screen(**more))
    (playlist,) = plan_playlists(of, quarter or Quarter.of(today), today)
    return playlist


def told(
    of: Community, today: datetime.date = TODAY, quarter: Quarter | None = None
) -> list[Diagnostic]:
    playlists = plan_playlists(of, quarter or Quarter.of(today), today)
    return list(screen_diagnostics(of, playlists))


def seen(playlist: Playlist, moment: str) -> set[str]:
    """The items that the screen shows by turns at a moment; none while it is off."""
    when = datetime.datetime.fromisoformat(moment)
    turns = turns_at(playlist.slides, when)
    is_on = is_open_at(playlist.windows, when) or any(slide.takeover for slide in turns)
    return {slide.item for slide in turns} if is_on else set()


def minutes_on(playlist: Playlist, day: str) -> dict[str, int]:
    """How many minutes of a day each item is among those that play, as the plan cuts the day."""
    wanted = datetime.date.fromisoformat(day)
    (kind,) = (kind for kind in playlist.day_kinds if wanted in kind.days)
    counted: dict[str, int] = {}
    for stretch in kind.stretches:
        for item in stretch.items:
            counted[item] = counted.get(item, 0) + stretch.minutes
    return counted
