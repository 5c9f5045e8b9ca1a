"""The site's jobs → their files, run here through the cache: for a build by mkdocs alone."""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Iterable, Iterator

from civsite.render.job import Job, canonical_json
from civsite.render.site.cache import Cache


def made_files(jobs: Iterable[Job], cache: Cache) -> Iterator[tuple[str, bytes]]:
    """Path in the site and bytes of every output. Raises Refused for a file that is broken."""
    for job in jobs:
        keys = {name: _key(job, name) for name in job.outputs}
        outputs = {name: cache.get(key) for name, key in keys.items()}
        if None in outputs.values():
            outputs = dict(_run(job))
            for name, content in outputs.items():
                cache.put(keys[name], content or b"")
        for name, path in job.outputs.items():
            content = outputs[name]
            if path is not None and content is not None:
                yield path.removeprefix("site/"), content


def _run(job: Job) -> dict[str, bytes]:
    module, _, function = job.function.partition(":")
    files = {name: file.location.read_bytes() for name, file in job.files.items()}
    made: dict[str, bytes] = getattr(importlib.import_module(module), function)(
        json.loads(job.request), files
    )
    return made


def _key(job: Job, output: str) -> str:
    hashes = {name: file.sha256 for name, file in job.files.items()}
    text = canonical_json([job.function, job.request, hashes, output])
    return hashlib.sha256(text.encode()).hexdigest()
