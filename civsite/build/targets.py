"""Enters: what is planned, and which targets are asked for. Leaves: the jobs that make them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from civsite.build.planned import Planned
from civsite.build.site import picture_jobs
from civsite.render.job import Job
from civsite.render.papers import USUAL_PAPERS, Papers
from civsite.store import Store, key_of

if TYPE_CHECKING:
    from civsite.render.panels.look import Look


class Target(StrEnum):
    """A part of the output, and the folder it fills."""

    SITE = "site"
    BOARDS = "boards"
    SCREENS = "screens"
    REPORT = "report"

    @property
    def chinese(self) -> tuple[str, ...]:
        """What people call it; the first is the usual word."""
        return _CHINESE[self]

    def holds(self, path: str) -> bool:
        """Whether a product's path lies in this target's folder."""
        return path.startswith(f"{self}/")


_CHINESE = {
    Target.SITE: ("网站",),
    Target.BOARDS: ("展板", "宣传栏"),
    Target.SCREENS: ("电子屏", "屏幕"),
    Target.REPORT: ("报告", "季度报告"),
}


def jobs_of(
    planned: Planned, targets: Sequence[Target], store: Store, papers: Papers = USUAL_PAPERS
) -> list[Job]:
    """The jobs of `targets`. What stands on boards and screens is remembered with the plan.

    The website shows panels and slides and offers sheets, so it needs their jobs too.
    """
    look = _look(planned, papers)
    key = key_of("jobs", planned.key, papers.language, str(papers.due), *sorted(targets))
    jobs = store.recall_value(key, list[Job], lambda: _placed_jobs(planned, targets, store, look))
    if Target.SITE in targets:
        jobs += [*_site_jobs(planned, store), *picture_jobs(planned, jobs)]
    if Target.REPORT in targets:
        from civsite.render.report import report_jobs

        edition, playlists = planned.plan.edition, planned.playlists()
        jobs += report_jobs(planned.community, edition, playlists, look)
    return jobs


def _placed_jobs(
    planned: Planned, targets: Sequence[Target], store: Store, look: Look
) -> list[Job]:
    """The jobs of what stands on boards, on screens and on desks."""
    from civsite.render.boards import board_jobs
    from civsite.render.emergency import emergency_jobs
    from civsite.render.panels.asked import fits_of
    from civsite.render.screens.jobs import screen_jobs
    from civsite.render.sheets import handout_jobs

    community, today = planned.relevant, planned.today
    fits = fits_of(community, look, store.recall)
    for_site = Target.SITE in targets
    jobs: list[Job] = []
    if for_site or Target.BOARDS in targets:
        jobs += board_jobs(community, planned.plan.edition, look, fits)
    if for_site or Target.SCREENS in targets:
        jobs += screen_jobs(community, planned.playlists(), look, today)
    if Target.SCREENS in targets:
        jobs += emergency_jobs(community, look, today, fits)
    if for_site:
        jobs += handout_jobs(community, look, fits)
    return jobs


def _site_jobs(planned: Planned, store: Store) -> Sequence[Job]:
    """What is drawn is remembered: to cut headlines into phrases takes a large dictionary."""
    from civsite.render.site.media import media_jobs
    from civsite.render.site.share import drawn_from, drawn_jobs

    community = planned.community
    key = key_of("cards", *planned.made_from, *drawn_from(community))
    drawn = store.recall_value(
        key,
        list[Job],
        lambda: [*drawn_jobs(community, _look(planned, USUAL_PAPERS), planned.today)],
    )
    return [*media_jobs(community), *drawn]


def _look(planned: Planned, papers: Papers) -> Look:
    from civsite.render.panels.look import look_of

    return look_of(planned.theme, planned.community.details.palette, planned.quarter, papers)
