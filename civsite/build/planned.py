"""Enters: a community, a quarter, a day. Leaves: all that is planned for them, ready to render."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from civsite.diagnostics import Diagnostic, in_order
from civsite.load.theme import Theme
from civsite.model.community import Community
from civsite.plan.edition import plan_edition
from civsite.plan.placement import Edition
from civsite.plan.playlist import Playlist, plan_playlists
from civsite.plan.screen_diagnosis import screen_diagnostics
from civsite.quarter import Quarter
from civsite.render.print_photos import photo_diagnostics
from civsite.render.typeset.look import look_of
from civsite.render.typeset.panel import Look


@dataclass(frozen=True)
class Planned:
    """What one build is made from."""

    community: Community
    theme: Theme
    today: datetime.date
    edition: Edition
    playlists: tuple[Playlist, ...]
    look: Look

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What the plan has to say, and of photos that are too small for their places, in order."""
        screens = screen_diagnostics(self.community, self.playlists)
        photos = photo_diagnostics(self.community, self.edition)
        return in_order((*self.edition.diagnostics, *screens, *photos))


def plan_build(
    community: Community, theme: Theme, quarter: Quarter, today: datetime.date
) -> Planned:
    """Plans edition and playlists. Raises Refused for a palette that the theme does not have."""
    look = look_of(theme, community.details.palette, quarter)
    return Planned(
        community,
        theme,
        today,
        plan_edition(community, quarter, today),
        plan_playlists(community, quarter, today),
        look,
    )
