"""A community of many screens enters as numbers; what its cold build cost and shared leaves.

Screens come in four sizes and have names and hours of their own. A slide counts once for each screen
that shows it; it is rendered once for each size.
"""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.slides_case import NAME, QUARTER, look_of_bench
from civsite.build.executor import THREADS, open_executor
from civsite.build.run import run_jobs
from civsite.model.community import Community
from civsite.model.details import Details
from civsite.model.kinds.notice import Notice
from civsite.model.kinds.poster import Poster
from civsite.model.screen import Screen
from civsite.plan.screens.diagnosis import screen_diagnostics
from civsite.plan.screens.playlist import plan_playlists
from civsite.render.job import Job
from civsite.render.screens.jobs import screen_jobs
from civsite.store import Store
from civsite.workers import cores

_SIZES = ("1080x1920", "768x1366", "1920x1080", "600x1024")
_SLIDE = "screens.slide"


def cold_build(folder: Path, screens: int, items: int) -> dict[str, Any]:
    """Seconds of the whole and of its slides alone; then of what one more screen of a size costs."""
    slides_s, slides = _built(folder / "slides", _jobs(screens, items), slides_alone=True)
    whole_s, _ = _built(folder / "whole", _jobs(screens, items))
    more_s, more = _built(folder / "slides", _jobs(screens + 1, items), slides_alone=True)
    return {
        "screens": screens,
        "items": items,
        "sizes": min(screens, len(_SIZES)),
        "slides_shown": slides["asked"],
        "slides_rendered": slides["rendered"],
        "slides_s": slides_s,
        "slides_a_minute": round(60 * slides["rendered"] / slides_s),
        "shown_a_minute": round(60 * slides["asked"] / slides_s),
        "whole_s": whole_s,
        "one_more_screen_renders": more["rendered"],
        "one_more_screen_s": more_s,
    }


def planned(screens: int, items: int) -> dict[str, Any]:
    """Seconds to plan the playlists of many screens, and to play every kind of day of each."""
    community = _community(screens, items)
    begin = time.perf_counter()
    playlists = plan_playlists(community, QUARTER, QUARTER.first_day)
    told = list(screen_diagnostics(community, playlists))
    seconds = round(time.perf_counter() - begin, 2)
    return {"screens": screens, "items": items, "seconds": seconds, "told": len(told)}


def _jobs(screens: int, items: int) -> list[Job]:
    community = _community(screens, items)
    playlists = plan_playlists(community, QUARTER, QUARTER.first_day)
    return list(screen_jobs(community, playlists, look_of_bench(), QUARTER.first_day))


def _built(
    folder: Path, jobs: list[Job], *, slides_alone: bool = False
) -> tuple[float, dict[str, int]]:
    """The jobs through a store in `folder` and the build's own executor."""
    wanted = [job for job in jobs if job.function == _SLIDE] if slides_alone else jobs
    begin = time.perf_counter()
    with open_executor(THREADS, cores()) as executor, closing(Store(folder)) as store:
        run = run_jobs(wanted, store, executor, cores(), lambda done, of: None)
    if run.diagnostics:
        raise SystemExit(run.diagnostics[0].as_text("en"))
    seconds = round(time.perf_counter() - begin, 2)
    return seconds, {"asked": len(wanted), "rendered": run.rendered}


def _community(screens: int, items: int) -> Community:
    """`items` posters and notices of a slide each; screens that differ in name, place and hours."""
    shown = [_item(number) for number in range(items)]
    walls = [
        Screen.model_validate({
            "id": f"s{number}", "name": f"{number} 号楼电梯屏", "kind": "lcd",
            "size": _SIZES[number % len(_SIZES)], "hours": f"0{5 + number % 4}:00-22:00",
        })
        for number in range(screens)
    ]  # fmt: skip
    return Community(
        root=Path(),
        details=Details(id="community", name=NAME),
        items={item.id: item for item in shown},
        screens={each.id: each for each in walls},
    )


def _item(number: int) -> Poster | Notice:
    if number % 2:
        return Notice.model_validate({
            "id": f"n{number}", "title": f"{number} 号楼停水通知", "what": "更换水管接头",
            "when": f"11 月 {number % 28 + 1} 日 8:30—16:30", "where": f"{number} 号楼",
        })  # fmt: skip
    slogan = f"楼上轻一点，楼下宽一点，第 {number} 次提醒"
    return Poster.model_validate({
        "id": f"p{number}", "title": f"礼让 {number}", "campaign": "manners", "slogan": slogan,
    })  # fmt: skip
