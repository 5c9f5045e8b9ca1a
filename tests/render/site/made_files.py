"""Enters: jobs. Leaves: the site's files that they make, each job called as a build calls it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from civsite.render.job import Job, OutputOf, function_named


def made_files(jobs: Iterable[Job]) -> Iterator[tuple[str, bytes]]:
    """Path in the site and bytes of every output. A job stands behind those that it needs."""
    made: dict[OutputOf, bytes] = {}
    for job in jobs:
        files = {name: file.location.read_bytes() for name, file in job.files.items()}
        files |= {name: made[needed] for name, needed in job.needs.items()}
        render = function_named(job.function)
        for name, content in render(json.loads(job.request), files).items():
            assert isinstance(content, bytes)
            made[OutputOf(job.name, name)] = content
            path = job.outputs[name]
            if path is not None:
                yield path.removeprefix("site/"), content
