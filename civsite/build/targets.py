"""Enters: what is planned, and which targets are asked for. Leaves: the jobs that make them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from civsite.build.planned import Planned
from civsite.diagnostics import Text
from civsite.render.boards import board_jobs
from civsite.render.emergency.jobs import emergency_jobs
from civsite.render.handouts import handout_jobs
from civsite.render.job import Job
from civsite.render.report.jobs import report_jobs
from civsite.render.screen.jobs import screen_jobs
from civsite.render.site.jobs import site_jobs


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


def jobs_of(planned: Planned, targets: Sequence[Target]) -> list[Job]:
    """The jobs of `targets`. The website shows panels and slides and offers sheets, so it needs their jobs too."""
    jobs: list[Job] = []
    for_site = Target.SITE in targets
    if for_site or Target.BOARDS in targets:
        jobs += board_jobs(planned.community, planned.edition, planned.look)
    if for_site or Target.SCREENS in targets:
        jobs += screen_jobs(planned.community, planned.playlists, planned.look, planned.today)
    if Target.SCREENS in targets:
        jobs += emergency_jobs(planned.community, planned.look, planned.today)
    if for_site:
        jobs += handout_jobs(planned.community, planned.look)
        jobs += site_jobs(planned.community, planned.look, planned.today)
    if Target.REPORT in targets:
        jobs += report_jobs(planned.community, planned.edition, planned.playlists, planned.look)
    return jobs
