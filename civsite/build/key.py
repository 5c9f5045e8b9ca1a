"""Enters: a job. Leaves: its key, the hash of everything its result depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache

from civsite.fonts import font_digest
from civsite.program import program_digest, version_of
from civsite.render.job import Job, canonical_json
from civsite.store import key_of

# Packages whose version can change the bytes of a product.
_LIBRARIES = (
    "comrak-ext", "fonttools", "jinja2", "markdown", "mkdocs", "nh3", "pikepdf", "pillow",
    "pydantic", "pypdfium2", "rjieba", "segno", "typst",
)  # fmt: skip


@cache
def engine_version() -> str:
    """A hash of the program, its fonts and its libraries: another engine, another product."""
    digest = hashlib.sha256(font_digest().encode())
    for name in _LIBRARIES:
        digest.update(f"{name}={version_of(name)}\n".encode())
    digest.update(program_digest().encode())
    return digest.hexdigest()


def job_key(job: Job, keys: Mapping[str, str]) -> str:
    """The key of `job`; `keys` holds those of the jobs it needs, by name."""
    parts = {
        "engine": engine_version(),
        "function": job.function,
        "request": job.request,
        "outputs": sorted(job.outputs),
        "files": {name: file.sha256 for name, file in job.files.items()},
        "needs": {name: [keys[need.job], need.output] for name, need in job.needs.items()},
        "digests": {name: [keys[need.job], need.output] for name, need in job.digests.items()},
    }
    return key_of("job", canonical_json(parts))
