"""Enters: jobs, a cache, an executor. Leaves: the result of every job; runs only what is missing."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NamedTuple

from civsite.build.cache import Blob, Cache, Damaged, Result, Writer
from civsite.build.key import job_key
from civsite.collecting import collecting_early
from civsite.diagnostics import Diagnostic, Refused, in_order
from civsite.render.archive import Archive, pack_into
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.typeset.engine import TemplateFault
from civsite.typeset.fault import broken_template

Made = bytes | Archive
Render = Callable[[Any, Mapping[str, bytes]], Mapping[str, Made]]
Progress = Callable[[int, int], None]


class Run(NamedTuple):
    """`results` by job name; `keys` likewise; how many results were rendered and how many found."""

    results: Mapping[str, Result]
    keys: Mapping[str, str]
    rendered: int
    found: int
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class _State:
    """One run: jobs by key, each once, and what is known of each."""

    jobs: dict[str, Job]
    keys: dict[str, str]
    results: dict[str, Result] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def needs_of(self, key: str) -> set[str]:
        job = self.jobs[key]
        return {self.keys[need.job] for need in (*job.needs.values(), *job.digests.values())}


def run_jobs(
    jobs: Sequence[Job], cache: Cache, executor: Executor, most_at_once: int, progress: Progress
) -> Run:
    """Every job's result, from the cache or rendered.

    A job refused for its content does not stop the others: all diagnostics come at once. What
    needs a refused job is left out. `progress` is told how many of how many are done.
    """
    state = _State({}, {})
    for job in in_dependency_order(jobs):
        key = job_key(job, state.keys)
        state.keys[job.name] = key
        state.jobs.setdefault(key, job)
    for key in state.jobs:
        if (found := cache.find(key)) is not None:
            state.results[key] = found
    missing = [key for key in state.jobs if key not in state.results]
    found_count = len(state.jobs) - len(missing)
    with collecting_early() if missing else nullcontext():
        _render_missing(missing, state, cache, executor, most_at_once, progress)
    cache.mark_used(state.results)
    by_name = {name: state.results[key] for name, key in state.keys.items() if key in state.results}
    rendered = len(missing) - len(state.failed)
    return Run(by_name, state.keys, rendered, found_count, in_order(state.diagnostics))


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


def _render_missing(
    missing: list[str],
    state: _State,
    cache: Cache,
    executor: Executor,
    most_at_once: int,
    progress: Progress,
) -> None:
    waiting = dict.fromkeys(missing)
    running: dict[Future[Mapping[str, Made]], str] = {}
    done = 0
    progress(0, len(missing))
    try:
        while waiting or running:
            _drop_hopeless(waiting, state)
            for key in _ready(waiting, state, most_at_once - len(running)):
                del waiting[key]
                files = _inputs(state.jobs[key], state, cache)
                job = state.jobs[key]
                running[executor.submit(call, job.function, job.request, files)] = key
            if not running:
                continue
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                _take(running.pop(future), future, state, cache)
                done += 1
            progress(done, len(missing))
    except BaseException:
        for future in running:
            future.cancel()
        raise


def _drop_hopeless(waiting: dict[str, None], state: _State) -> None:
    for key in [key for key in waiting if state.needs_of(key) & state.failed]:
        del waiting[key]
        state.failed.add(key)


def _ready(waiting: dict[str, None], state: _State, room: int) -> list[str]:
    ready = (key for key in waiting if state.needs_of(key) <= state.results.keys())
    return [key for _, key in zip(range(room), ready, strict=False)]


def _inputs(job: Job, state: _State, cache: Cache) -> dict[str, bytes]:
    inputs = {name: file.location.read_bytes() for name, file in job.files.items()}
    for name, need in job.needs.items():
        inputs[name] = cache.read(_blob(need, state))
    for name, need in job.digests.items():
        blob = _blob(need, state)
        inputs[name] = canonical_json({"sha256": blob.sha256, "bytes": blob.bytes}).encode()
    return inputs


def _blob(need: OutputOf, state: _State) -> Blob:
    return state.results[state.keys[need.job]][need.output]


def _take(key: str, future: Future[Mapping[str, Made]], state: _State, cache: Cache) -> None:
    job = state.jobs[key]
    try:
        outputs = future.result()
    except Refused as refused:
        state.diagnostics += refused.diagnostics
        state.failed.add(key)
        return
    except TemplateFault as fault:
        state.diagnostics.append(broken_template(fault))
        state.failed.add(key)
        return
    if set(outputs) != set(job.outputs):
        raise ValueError(f"{job.function} made {sorted(outputs)}, not {sorted(job.outputs)}")
    state.results[key] = cache.store(
        key, {name: _written(made, job, state, cache) for name, made in outputs.items()}
    )


def _written(made: Made, job: Job, state: _State, cache: Cache) -> bytes | Writer:
    """A zip is written from the cache, a member at a time."""
    if isinstance(made, bytes):
        return made
    blobs = [(name, _blob(job.digests[source], state)) for name, source in made.members]

    def write(stream: BinaryIO) -> None:
        pack_into(stream, ((name, cache.read(blob)) for name, blob in blobs))

    return write


def call(function: str, request: str, files: Mapping[str, bytes]) -> Mapping[str, Made]:
    """Calls a render function by its name `module:function`; this is what executors are sent."""
    module, _, name = function.partition(":")
    render: Render = getattr(importlib.import_module(module), name)
    return render(json.loads(request), files)


__all__ = ["Damaged", "Run", "call", "in_dependency_order", "run_jobs"]
