"""Jobs, a store and an executor enter; the result of every job leaves: only what is missing is made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import NamedTuple

from civsite.build.executor import OpenExecutor
from civsite.build.worker import Done, Task, work_on
from civsite.diagnostics import Diagnostic, in_order
from civsite.fonts import font_digest
from civsite.process import collecting_early
from civsite.program import program_digest, version_of
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.store import Blob, Store, key_of

# Packages whose version can change the bytes of a product.
_LIBRARIES = (
    "comrak-ext", "fonttools", "jinja2", "markdown", "mkdocs", "pikepdf", "pillow",
    "pillow-heif", "pydantic", "pypdfium2", "rjieba", "segno", "typst",
)  # fmt: skip

Progress = Callable[[int, int], None]
# The outputs of a job by name.
Result = Mapping[str, Blob]


class Run(NamedTuple):
    """`results` by job name; how many results were rendered and how many found."""

    results: Mapping[str, Result]
    rendered: int
    found: int
    diagnostics: tuple[Diagnostic, ...] = ()


def run_jobs(
    jobs: Sequence[Job], store: Store, executor: OpenExecutor, most_at_once: int, progress: Progress
) -> Run:
    """Every job's result, from the store or rendered. Raises Damaged for a blob that is gone.

    A job refused for its content does not stop the others: all diagnostics come at once. What
    needs a refused job is left out. `progress` is told how many of how many are done.
    """
    work = _Work(store, executor)
    for job in in_dependency_order(jobs):
        key = job_key(job, work.keys)
        work.keys[job.name] = key
        work.jobs.setdefault(key, job)
    work.results = _found(work.jobs, store)
    missing = [key for key in work.jobs if key not in work.results]
    with collecting_early() if missing else nullcontext():
        work.render(missing, most_at_once, progress)
    by_name = {name: work.results[key] for name, key in work.keys.items() if key in work.results}
    rendered = len(missing) - len(work.failed)
    return Run(by_name, rendered, len(work.jobs) - len(missing), in_order(work.diagnostics))


def in_dependency_order(jobs: Sequence[Job]) -> list[Job]:
    """Each job behind those it needs. Raises ValueError for a need that no job makes."""
    by_name = {job.name: job for job in jobs}
    if len(by_name) != len(jobs):
        raise ValueError("two jobs of one name")
    ordered: dict[str, Job] = {}

    def add(job: Job) -> None:
        if job.name in ordered:
            return
        for need in (*job.needs.values(), *job.digests.values()):
            if need.job not in by_name or need.output not in by_name[need.job].outputs:
                raise ValueError(f"{job.name} needs {need.job}: {need.output}, which nobody makes")
            add(by_name[need.job])
        ordered[job.name] = job

    for job in jobs:
        add(job)
    return list(ordered.values())


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


def _found(jobs: Mapping[str, Job], store: Store) -> dict[str, Result]:
    """The results that the store has, with all their bytes."""
    found: dict[str, Result] = {}
    for key, text in store.get_all(jobs).items():
        try:
            result = {name: Blob(*blob) for name, blob in json.loads(text).items()}
            is_whole = all(store.blobs.has(blob) for blob in result.values())
        except (ValueError, TypeError, AttributeError):  # damaged: it is made again
            continue
        if is_whole and result.keys() == jobs[key].outputs.keys():
            found[key] = result
    return found


@dataclass(slots=True)
class _Work:
    """One run: jobs by key, each once, and what is known of each."""

    store: Store
    executor: OpenExecutor
    jobs: dict[str, Job] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def render(self, missing: list[str], most_at_once: int, progress: Progress) -> None:
        waiting = dict.fromkeys(missing)
        running: dict[Future[Done], str] = {}
        done = 0
        progress(0, len(missing))
        try:
            while waiting or running:
                for key in [key for key in waiting if self._needs(key) & self.failed]:
                    del waiting[key]
                    self.failed.add(key)
                ready = (key for key in waiting if self._needs(key) <= self.results.keys())
                for key in list(islice(ready, most_at_once - len(running))):
                    del waiting[key]
                    running[self.executor.pool.submit(work_on, self._task(self.jobs[key]))] = key
                if not running:
                    continue
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    self._take(running.pop(future), future.result())
                    done += 1
                progress(done, len(missing))
        except BaseException:
            for future in running:
                future.cancel()
            raise

    def _needs(self, key: str) -> set[str]:
        job = self.jobs[key]
        return {self.keys[need.job] for need in (*job.needs.values(), *job.digests.values())}

    def _task(self, job: Job) -> Task:
        """A worker on another machine finds the job's files in the store."""
        files = {name: str(file.location) for name, file in job.files.items()}
        needs = self._blobs(job.needs)
        if self.executor.is_remote:
            needs |= {name: self.store.blobs.put_file(*file) for name, file in job.files.items()}
            files = {}
        digests = self._blobs(job.digests)
        return Task(str(self.store.folder), job.function, job.request, files, needs, digests)

    def _blobs(self, needs: Mapping[str, OutputOf]) -> dict[str, Blob]:
        return {
            name: self.results[self.keys[need.job]][need.output] for name, need in needs.items()
        }

    def _take(self, key: str, done: Done) -> None:
        job = self.jobs[key]
        if done.refused:
            self.diagnostics += done.refused
            self.failed.add(key)
            return
        if done.outputs.keys() != job.outputs.keys():
            made, wanted = sorted(done.outputs), sorted(job.outputs)
            raise ValueError(f"{job.function} made {made}, not {wanted}")
        self.results[key] = done.outputs
        self.store.put(key, json.dumps(done.outputs))
