"""The plan of one screen, and what its player shows at a moment, as tests ask for them."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from operator import attrgetter

from civsite.model.community import Community
from civsite.model.screen import Screen
from civsite.model.windows import Windows, is_open
from civsite.plan.screens.playlist import Playlist, plan_playlists
from civsite.plan.screens.slide import Slide
from civsite.plan.screens.turns import once_around
from civsite.quarter import Quarter


def plan_playlist(
    of: Community, screen: Screen, quarter: Quarter, today: datetime.date
) -> Playlist:
    alone = dataclasses.replace(of, screens={screen.id: screen})
    (playlist,) = plan_playlists(alone, quarter, today)
    return playlist


def is_open_at(windows: Windows | None, moment: datetime.datetime) -> bool:
    return is_open(windows, moment.isoweekday(), moment.hour * 60 + moment.minute)


def is_valid_at(slide: Slide, moment: datetime.datetime) -> bool:
    """Whether it may be shown at `moment` of the community's clock, if the screen is on."""
    return is_open_at(slide.windows_on(moment.date()), moment)


def turns_at(loop: Sequence[Slide], moment: datetime.datetime) -> list[Slide]:
    """What plays at a moment of the community's clock, once around. Asks not if the screen is on."""
    valid = [slide for slide in loop if is_valid_at(slide, moment)]
    alarms = [slide for slide in valid if slide.takeover]
    return once_around(alarms or valid, attrgetter("item", "part"))
