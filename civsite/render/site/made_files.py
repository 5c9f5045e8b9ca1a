"""The site's jobs → their files, run here through the cache: for a build by mkdocs alone."""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Iterable, Iterator, Mapping

from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.site.cache import Cache


def made_files(jobs: Iterable[Job], cache: Cache) -> Iterator[tuple[str, bytes]]:
    """Path in the site and bytes of every output. Raises Refused for a file that is broken.

    A job that needs another's output stands behind that job.
    """
    keys: dict[OutputOf, str] = {}
    made: dict[OutputOf, bytes] = {}
    for job in jobs:
        keys |= {OutputOf(job.name, name): _key(job, name, keys) for name in job.outputs}
        outputs = {name: cache.get(keys[OutputOf(job.name, name)]) for name in job.outputs}
        if None in outputs.values():
            outputs = dict(_run(job, made))
            for name in job.outputs:
                cache.put(keys[OutputOf(job.name, name)], outputs[name] or b"")
        for name, path in job.outputs.items():
            content = outputs[name]
            if content is not None and path is None:
                made[OutputOf(job.name, name)] = content
            elif content is not None and path is not None:
                yield path.removeprefix("site/"), content


def _run(job: Job, made: Mapping[OutputOf, bytes]) -> dict[str, bytes]:
    module, _, function = job.function.partition(":")
    files = {name: file.location.read_bytes() for name, file in job.files.items()}
    files |= {name: made[needed] for name, needed in job.needs.items()}
    outputs: dict[str, bytes] = getattr(importlib.import_module(module), function)(
        json.loads(job.request), files
    )
    return outputs


def _key(job: Job, output: str, keys: Mapping[OutputOf, str]) -> str:
    hashes = {name: file.sha256 for name, file in job.files.items()}
    needed = {name: keys[each] for name, each in job.needs.items()}
    text = canonical_json([job.function, job.request, hashes, needed, output])
    return hashlib.sha256(text.encode()).hexdigest()
