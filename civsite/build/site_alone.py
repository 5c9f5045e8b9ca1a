"""Enters: a repository whose website MkDocs itself was asked for. Leaves: what any build makes it from."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from civsite.beside import cores
from civsite.build.cache import Cache
from civsite.build.executor import THREADS, open_executor
from civsite.build.placed import placed
from civsite.build.prepared import prepare_build
from civsite.build.run import run_jobs
from civsite.build.site_assets import site_inputs
from civsite.build.targets import Target
from civsite.diagnostics import Refused, has_errors
from civsite.load.theme import Theme
from civsite.quarter import Quarter
from civsite.render.site.inputs import SiteInputs

_PRODUCTS = ".civsite/products"


@dataclass(frozen=True, slots=True)
class SiteAlone:
    """`files` are those that jobs made, by their path in the site."""

    inputs: SiteInputs
    theme: Theme
    files: Mapping[str, Callable[[], bytes]]


def site_alone(root: Path, today: datetime.date) -> SiteAlone:
    """Renders panels, slides and photos that are missing. Raises Refused for faulty content."""
    prepared = prepare_build(root, Quarter.of(today), today, (Target.SITE,))
    planned, jobs = prepared.planned, prepared.jobs
    cache = Cache(root / _PRODUCTS)
    with open_executor(THREADS, cores()) as executor:
        run = run_jobs(jobs, cache, executor, cores() + 1, lambda done, count: None)
    if has_errors(run.diagnostics):
        raise Refused(placed(run.diagnostics, planned.community))
    files = {
        path.removeprefix(f"{Target.SITE}/"): partial(cache.read, run.results[job.name][output])
        for job in jobs
        for output, path in job.outputs.items()
        if path is not None and Target.SITE.holds(path)
    }
    return SiteAlone(site_inputs(planned, run, cache), planned.theme, files)
