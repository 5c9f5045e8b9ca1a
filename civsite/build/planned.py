"""Enters: a community, a quarter, a day. Leaves: all that is planned for them, ready to render."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from civsite.build.kept import Kept, digest_of
from civsite.build.screen_slides import ScreenSlide, slides_of_day
from civsite.diagnostics import Diagnostic, in_order
from civsite.load.theme import Theme
from civsite.model.community import Community
from civsite.plan.placement import Edition
from civsite.plan.relevance import relevant_part
from civsite.quarter import Quarter


@dataclass(frozen=True)
class Planned:
    """What one build is made from.

    `relevant` is the part of the community that was planned from, `made_from` a digest of it, of
    theme, quarter and day. `diagnostics` are what the plan has to say, and of photos that are too
    small for their places, in order. `first_slides` names the job of each screen's first slide;
    `slides` are those that each plays today; `panel_digests` are what the panels' codes say.
    """

    community: Community
    relevant: Community
    theme: Theme
    quarter: Quarter
    today: datetime.date
    made_from: str | None
    edition: Edition
    diagnostics: tuple[Diagnostic, ...]
    first_slides: Mapping[str, str]
    slides: Mapping[str, tuple[ScreenSlide, ...]]
    panel_digests: Mapping[str, str]


@dataclass(frozen=True)
class Planning:
    """What has to be planned. `made_from` is a digest of all that the plan depends on."""

    community: Community
    relevant: Community
    theme: Theme
    quarter: Quarter
    today: datetime.date
    kept: Kept
    made_from: str | None

    @classmethod
    def of(
        cls, community: Community, theme: Theme, quarter: Quarter, today: datetime.date, kept: Kept
    ) -> Planning:
        """Leaves aside what no plan looks at."""
        relevant = relevant_part(community, quarter)
        made_from = digest_of(relevant, theme, quarter, today)
        return cls(community, relevant, theme, quarter, today, kept, made_from)

    @property
    def will_be_kept(self) -> bool:
        """Whether nothing is planned yet, but a plan that is made now can be had again."""
        return self.kept.can_keep(self._name, self.made_from)

    def planned(self) -> Planned:
        """Plans edition and playlists, or takes what is kept of them.

        Raises Refused for a palette that the theme does not have.
        """
        plan = partial(_plan, self.relevant, self.theme, self.quarter, self.today)
        made = self.kept.recall(self._name, self.made_from, plan)
        return Planned(
            self.community,
            self.relevant,
            self.theme,
            self.quarter,
            self.today,
            self.made_from,
            *made,
        )

    @property
    def _name(self) -> str:
        return f"plan-{self.quarter}"


def _plan(
    community: Community, theme: Theme, quarter: Quarter, today: datetime.date
) -> tuple[
    Edition,
    tuple[Diagnostic, ...],
    dict[str, str],
    dict[str, tuple[ScreenSlide, ...]],
    dict[str, str],
]:
    # Solver and typesetting take longer to load than most builds, which plan nothing, may take.
    from civsite.plan.boards.edition import plan_edition
    from civsite.plan.screens.diagnosis import screen_diagnostics
    from civsite.plan.screens.playlist import plan_playlists
    from civsite.render.boards import panel_digests
    from civsite.render.emergency.jobs import sheet_diagnostics
    from civsite.render.panels.asked import fits_of
    from civsite.render.panels.look import look_of
    from civsite.render.print_photos import photo_diagnostics

    look = look_of(theme, community.details.palette, quarter)
    fits = fits_of(community, look)
    edition = plan_edition(community, quarter, today, fits)
    playlists = plan_playlists(community, quarter, today)
    screens = screen_diagnostics(community, playlists)
    photos = photo_diagnostics(community, edition, fits)
    firsts = {
        each.screen: f"screen/{each.screen}/{each.slides[0].item}-{each.slides[0].part:02d}"
        for each in playlists
        if each.slides and not each.words_alone
    }
    slides = {each.screen: slides_of_day(each, today) for each in playlists}
    sheets = sheet_diagnostics(community, today, fits)
    said = in_order((*edition.diagnostics, *screens, *photos, *sheets))
    return edition, said, firsts, slides, panel_digests(community, edition, look)
