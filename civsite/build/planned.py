"""A community, a quarter and a day enter; all that is planned for them leaves, ready to render."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter

from civsite.build.key import engine_version
from civsite.build.screen_slides import ScreenSlide, slides_of_day
from civsite.diagnostics import Diagnostic, in_order
from civsite.load.theme import Theme
from civsite.model.community import Community
from civsite.plan.placement import Edition
from civsite.plan.relevance import relevant_part
from civsite.program import version_of
from civsite.quarter import Quarter
from civsite.store import Store, key_of

if TYPE_CHECKING:
    from civsite.plan.screens.playlist import Playlist

# What plans depend on besides what products are made with.
_LIBRARIES = ("highspy", "numpy", "tzdata")


class Plan(NamedTuple):
    """What is remembered of a plan.

    `diagnostics` are what the plan has to say, and of photos that are too small for their places,
    in order. `first_slides` names the job of each screen's first slide; `slides` are those that
    each plays on the day; `panel_digests` are what the panels' codes say.
    """

    edition: Edition
    diagnostics: tuple[Diagnostic, ...]
    first_slides: Mapping[str, str]
    slides: Mapping[str, tuple[ScreenSlide, ...]]
    panel_digests: Mapping[str, str]


@dataclass(frozen=True)
class Planned:
    """What one build is made from.

    `relevant` is the part of the community that is planned from; `key` tells it, the theme, the
    quarter and the day.
    """

    community: Community
    relevant: Community
    theme: Theme
    quarter: Quarter
    today: datetime.date
    key: str
    plan: Plan
    screens: ScreenPlan

    @property
    def surroundings(self) -> list[str]:
        """Parts of a key: program, place, quarter, day and theme."""
        return _made_from(self.community.root, self.theme, self.quarter, self.today)

    @property
    def playlists(self) -> tuple[Playlist, ...]:
        """What each screen plays, by its id."""
        return self.screens.playlists


@dataclass
class ScreenPlan:
    """Playlists are made once a build, when they are first asked for."""

    community: Community
    quarter: Quarter
    today: datetime.date

    @cached_property
    def playlists(self) -> tuple[Playlist, ...]:
        from civsite.plan.screens.playlist import plan_playlists

        return plan_playlists(self.community, self.quarter, self.today)


def plan_for(
    community: Community, theme: Theme, quarter: Quarter, today: datetime.date, store: Store
) -> Planned:
    """Plans edition and playlists, or takes what is known of them.

    Raises Refused for a palette that the theme does not have.
    """
    relevant = relevant_part(community, quarter)
    key = _key(relevant, theme, quarter, today)
    screens = ScreenPlan(relevant, quarter, today)
    plan = store.recall_value(key, _adapter(), lambda: _plan(screens, theme, store))
    return Planned(community, relevant, theme, quarter, today, key, plan, screens)


def _key(community: Community, theme: Theme, quarter: Quarter, today: datetime.date) -> str:
    """The key of the plan: all that it depends on."""
    sources = sorted(community.sources.values(), key=lambda source: source.path)
    media = community.media.values()
    return key_of(
        "plan",
        *map(version_of, _LIBRARIES),
        *_made_from(community.root, theme, quarter, today),
        *(f"{source.path} {source.digest}" for source in sources),
        "media",
        *(f"{m.path} {m.sha256} {m.bytes} {m.format} {m.seen_size}" for m in media),
        "unreadable",
        *sorted(community.unreadable),
    )


def _made_from(root: Path, theme: Theme, quarter: Quarter, today: datetime.date) -> list[str]:
    """What plans and jobs depend on besides the content: they name files by their place."""
    files = [f"{path} {file.location} {file.sha256}" for path, file in theme.files.items()]
    return [engine_version(), str(root), str(quarter), str(today), *files]


def _plan(screens: ScreenPlan, theme: Theme, store: Store) -> Plan:
    # Solver and typesetting take longer to load than most builds, which plan nothing, may take.
    from civsite.plan.boards.edition import plan_edition
    from civsite.plan.screens.diagnosis import screen_diagnostics
    from civsite.render.boards import panel_digests
    from civsite.render.emergency import sheet_diagnostics
    from civsite.render.panels.asked import fits_of
    from civsite.render.panels.look import look_of
    from civsite.render.print_photos import photo_diagnostics

    community, quarter, today = screens.community, screens.quarter, screens.today
    look = look_of(theme, community.details.palette, quarter)
    fits = fits_of(community, look, store.recall)
    edition = plan_edition(community, quarter, today, fits)
    playlists = screens.playlists
    amiss = screen_diagnostics(community, playlists)
    photos = photo_diagnostics(community, edition, fits)
    firsts = {
        each.screen: f"screen/{each.screen}/{each.slides[0].item}-{each.slides[0].part:02d}"
        for each in playlists
        if each.slides and not each.words_alone
    }
    slides = {each.screen: slides_of_day(each, today) for each in playlists}
    sheets = sheet_diagnostics(community, today, fits)
    said = in_order((*edition.diagnostics, *amiss, *photos, *sheets))
    return Plan(edition, said, firsts, slides, panel_digests(community, edition, look))


@cache
def _adapter() -> TypeAdapter[Plan]:
    return TypeAdapter(Plan)
