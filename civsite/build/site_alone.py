"""A repository enters whose website MkDocs was asked for; what any build makes it from leaves."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from civsite.build.executor import THREADS, open_executor
from civsite.build.located_in_source import located_in_source
from civsite.build.pipeline import prepare_build
from civsite.build.run import run_jobs
from civsite.build.site_assets import site_inputs
from civsite.build.targets import Target
from civsite.diagnostics import Refused, has_errors
from civsite.load.theme import Theme
from civsite.quarter import Quarter
from civsite.render.site.inputs import SiteInputs
from civsite.store import Store
from civsite.workers import cores


@dataclass(frozen=True, slots=True)
class SiteAlone:
    """`files` are those that jobs made, by their path in the site."""

    inputs: SiteInputs
    theme: Theme
    files: Mapping[str, Callable[[], bytes]]


def site_alone(root: Path, today: datetime.date, store: Store) -> SiteAlone:
    """Renders panels, slides and photos that are missing. Raises Refused for faulty content."""
    prepared = prepare_build(root, Quarter.of(today), today, (Target.SITE,), store)
    planned, jobs = prepared.planned, prepared.jobs
    with open_executor(THREADS, cores()) as executor:
        run = run_jobs(jobs, store, executor, cores() + 1, lambda done, count: None)
    if has_errors(run.diagnostics):
        raise Refused(located_in_source(run.diagnostics, planned.community))
    inputs = site_inputs(planned, run, store)
    files: dict[str, Callable[[], bytes]] = {
        path.removeprefix(f"{Target.SITE}/"): partial(
            store.blobs.read, run.results[job.name][output]
        )
        for job in jobs
        for output, path in job.outputs.items()
        if path is not None and Target.SITE.holds(path)
    }
    files |= {path: asset.read for path, asset in inputs.assets.items()}
    return SiteAlone(inputs, planned.theme, files)
