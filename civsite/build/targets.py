"""Enters: what is planned, and which targets are asked for. Leaves: the jobs that make them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from civsite.build.kept import Kept, digest_of
from civsite.build.planned import Planned
from civsite.build.site_assets import picture_jobs
from civsite.diagnostics import Text
from civsite.render.job import Job

if TYPE_CHECKING:
    from civsite.render.panels.panel import Look


class Target(StrEnum):
    """A part of the output, and the folder it fills."""

    SITE = "site"
    BOARDS = "boards"
    SCREENS = "screens"
    REPORT = "report"

    @property
    def words(self) -> Text:
        return {
            Target.SITE: Text("网站", "the website"),
            Target.BOARDS: Text("展板", "the boards"),
            Target.SCREENS: Text("电子屏", "the screens"),
            Target.REPORT: Text("报告", "the report"),
        }[self]

    def holds(self, path: str) -> bool:
        """Whether a product's path lies in this target's folder."""
        return path.startswith(f"{self}/")


def jobs_of(planned: Planned, targets: Sequence[Target], kept: Kept) -> list[Job]:
    """The jobs of `targets`, or what is kept of them.

    The website shows panels and slides and offers sheets, so it needs their jobs too.
    """
    folders = "-".join(target for target in Target if target in targets)
    name = f"jobs-{planned.quarter}-{folders}"
    jobs = [*kept.recall(name, planned.made_from, partial(_placed_jobs, planned, targets))]
    if Target.SITE in targets:
        jobs += [*_site_jobs(planned, kept), *picture_jobs(planned, jobs)]
    if Target.REPORT in targets:
        jobs += _report_jobs(planned)
    return jobs


def _placed_jobs(planned: Planned, targets: Sequence[Target]) -> list[Job]:
    """The jobs of what stands on boards, on screens and on desks."""
    from civsite.plan.screens.playlist import plan_playlists
    from civsite.render.boards import board_jobs
    from civsite.render.emergency.jobs import emergency_jobs
    from civsite.render.handouts import handout_jobs
    from civsite.render.panels.asked import fits_of
    from civsite.render.screens.jobs import screen_jobs

    community, today, look = planned.relevant, planned.today, _look(planned)
    fits = fits_of(community, look)
    for_site = Target.SITE in targets
    jobs: list[Job] = []
    if for_site or Target.BOARDS in targets:
        jobs += board_jobs(community, planned.edition, look, fits)
    if for_site or Target.SCREENS in targets:
        playlists = plan_playlists(community, planned.quarter, today)
        jobs += screen_jobs(community, playlists, look, today)
    if Target.SCREENS in targets:
        jobs += emergency_jobs(community, look, today, fits)
    if for_site:
        jobs += handout_jobs(community, look, fits)
    return jobs


def _site_jobs(planned: Planned, kept: Kept) -> list[Job]:
    from civsite.render.site.jobs import copied_jobs, drawn_from, drawn_jobs

    rest, news = drawn_from(planned.community)
    made_from = digest_of(rest, planned.theme, planned.quarter, planned.today, news)
    drawn = kept.recall(
        f"cards-{planned.quarter}",
        made_from,
        lambda: drawn_jobs(planned.community, _look(planned), planned.today),
    )
    return [*copied_jobs(planned.community), *drawn]


def _report_jobs(planned: Planned) -> Sequence[Job]:
    from civsite.plan.screens.playlist import plan_playlists
    from civsite.render.report.jobs import report_jobs

    playlists = plan_playlists(planned.relevant, planned.quarter, planned.today)
    return report_jobs(planned.community, planned.edition, playlists, _look(planned))


def _look(planned: Planned) -> Look:
    from civsite.render.panels.look import look_of

    return look_of(planned.theme, planned.community.details.palette, planned.quarter)
