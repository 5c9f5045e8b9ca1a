"""A community, a quarter and a day enter; all that is planned for them leaves, ready to render."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from civsite.build.run import engine_version
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
    from civsite.plan.screens.slide import Slide

# What plans depend on besides what products are made with.
_LIBRARIES = ("highspy", "numpy", "tzdata")
# A preview that goes on for longer than this is not looked at to its end.
_MOST_SLIDES = 40


class ScreenSlide(NamedTuple):
    """A slide, the job that makes it, and which of the job's outputs is a small picture of it."""

    job: str
    output: str
    item: str
    part: int
    parts: int


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


class Planned(NamedTuple):
    """What one build is made from.

    `relevant` is the part of the community that is planned from. `made_from` are parts of keys:
    program, place, quarter, day and theme; `key` tells these and what is relevant. `playlists` gives
    what each screen plays, by its id: made once a build, when they are first asked for.
    """

    community: Community
    relevant: Community
    theme: Theme
    quarter: Quarter
    today: datetime.date
    made_from: list[str]
    key: str
    plan: Plan
    playlists: Callable[[], tuple[Playlist, ...]]


def plan_for(
    community: Community, theme: Theme, quarter: Quarter, today: datetime.date, store: Store
) -> Planned:
    """Plans edition and playlists, or takes what is known of them.

    Raises Refused for a palette that the theme does not have.
    """
    relevant = relevant_part(community, quarter)
    # Plans and jobs name files by their place.
    files = [f"{path} {file.location} {file.sha256}" for path, file in theme.files.items()]
    made_from = [engine_version(), str(community.root), str(quarter), str(today), *files]
    key = _key(relevant, made_from)

    @cache
    def playlists() -> tuple[Playlist, ...]:
        from civsite.plan.screens.playlist import plan_playlists

        return plan_playlists(relevant, quarter, today)

    def make() -> Plan:
        return _plan(relevant, theme, quarter, today, playlists(), store)

    plan = store.recall_value(key, Plan, make)
    return Planned(community, relevant, theme, quarter, today, made_from, key, plan, playlists)


def _key(community: Community, made_from: list[str]) -> str:
    """The key of the plan: all that it depends on."""
    sources = sorted(community.sources.values(), key=lambda source: source.path)
    media = community.media.values()
    return key_of(
        "plan",
        *map(version_of, _LIBRARIES),
        *made_from,
        *(f"{source.path} {source.digest}" for source in sources),
        "media",
        *(f"{m.path} {m.sha256} {m.bytes} {m.format} {m.seen_size}" for m in media),
        "unreadable",
        *sorted(community.unreadable),
    )


def _plan(
    community: Community,
    theme: Theme,
    quarter: Quarter,
    today: datetime.date,
    playlists: tuple[Playlist, ...],
    store: Store,
) -> Plan:
    # Solver and typesetting take longer to load than most builds, which plan nothing, may take.
    from civsite.plan.boards.edition import plan_edition
    from civsite.plan.screens.diagnosis import screen_diagnostics
    from civsite.render.boards import panel_digests
    from civsite.render.emergency import sheet_diagnostics
    from civsite.render.panels.asked import fits_of
    from civsite.render.panels.look import look_of
    from civsite.render.print_photos import photo_diagnostics

    look = look_of(theme, community.details.palette, quarter)
    fits = fits_of(community, look, store.recall)
    edition = plan_edition(community, quarter, today, fits)
    amiss = screen_diagnostics(community, playlists)
    photos = photo_diagnostics(community, edition, fits)
    firsts = {
        each.screen: _job_of(each, each.slides[0])
        for each in playlists
        if each.slides and not each.words_alone
    }
    slides = {each.screen: slides_of_day(each, today) for each in playlists}
    sheets = sheet_diagnostics(community, today, fits)
    said = in_order((*edition.diagnostics, *amiss, *photos, *sheets))
    return Plan(edition, said, firsts, slides, panel_digests(community, edition, look))


def slides_of_day(playlist: Playlist, day: datetime.date) -> tuple[ScreenSlide, ...]:
    """Those that are valid, in turn; while some take the screen over, these alone."""
    valid = [slide for slide in playlist.distinct_slides if slide.is_valid_on(day)]
    taking_over = [slide for slide in valid if slide.takeover]
    # The dots of an LED frame are few: they are their own small picture.
    output = "png" if playlist.words_alone else "thumbnail"
    return tuple(
        ScreenSlide(_job_of(playlist, slide), output, slide.item, slide.part, slide.parts)
        for slide in (taking_over or valid)[:_MOST_SLIDES]
    )


def _job_of(playlist: Playlist, slide: Slide) -> str:
    return f"screen/{playlist.screen}/{slide.item}-{slide.part:02d}"
