"""Jobs, a store and an executor enter; the result of every job leaves: only what is missing is made."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import NamedTuple

from civsite.build.executor import OpenExecutor
from civsite.build.key import job_key
from civsite.build.worker import Done, Task, work_on
from civsite.collecting import collecting_early
from civsite.diagnostics import Diagnostic, in_order
from civsite.render.job import Job, OutputOf
from civsite.store import Blob, Store

Progress = Callable[[int, int], None]
# The outputs of a job by name.
Result = Mapping[str, Blob]


class Run(NamedTuple):
    """`results` by job name; how many results were rendered and how many found."""

    results: Mapping[str, Result]
    rendered: int
    found: int
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class _State:
    """One run: jobs by key, each once, and what is known of each."""

    jobs: dict[str, Job] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def needs_of(self, key: str) -> set[str]:
        job = self.jobs[key]
        return {self.keys[need.job] for need in (*job.needs.values(), *job.digests.values())}

    def blob_of(self, need: OutputOf) -> Blob:
        return self.results[self.keys[need.job]][need.output]


def run_jobs(
    jobs: Sequence[Job], store: Store, executor: OpenExecutor, most_at_once: int, progress: Progress
) -> Run:
    """Every job's result, from the store or rendered. Raises Damaged for a blob that is gone.

    A job refused for its content does not stop the others: all diagnostics come at once. What
    needs a refused job is left out. `progress` is told how many of how many are done.
    """
    state = _State()
    for job in in_dependency_order(jobs):
        key = job_key(job, state.keys)
        state.keys[job.name] = key
        state.jobs.setdefault(key, job)
    state.results = _found(state.jobs, store)
    missing = [key for key in state.jobs if key not in state.results]
    with collecting_early() if missing else nullcontext():
        _render_missing(missing, state, store, executor, most_at_once, progress)
    by_name = {name: state.results[key] for name, key in state.keys.items() if key in state.results}
    rendered = len(missing) - len(state.failed)
    return Run(by_name, rendered, len(state.jobs) - len(missing), in_order(state.diagnostics))


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


def _render_missing(
    missing: list[str],
    state: _State,
    store: Store,
    executor: OpenExecutor,
    most_at_once: int,
    progress: Progress,
) -> None:
    waiting = dict.fromkeys(missing)
    running: dict[Future[Done], str] = {}
    done = 0
    progress(0, len(missing))
    try:
        while waiting or running:
            _drop_hopeless(waiting, state)
            for key in _ready(waiting, state, most_at_once - len(running)):
                del waiting[key]
                task = _task(state.jobs[key], state, store, executor)
                running[executor.submit(work_on, task)] = key
            if not running:
                continue
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                _take(running.pop(future), future.result(), state, store)
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


def _task(job: Job, state: _State, store: Store, executor: OpenExecutor) -> Task:
    """A worker on another machine finds the job's files in the store."""
    files = {name: str(file.location) for name, file in job.files.items()}
    needs = {name: state.blob_of(need) for name, need in job.needs.items()}
    if executor.is_remote:
        needs |= {name: store.blobs.put_file(*file) for name, file in job.files.items()}
        files = {}
    digests = {name: state.blob_of(need) for name, need in job.digests.items()}
    return Task(str(store.folder), job.function, job.request, files, needs, digests)


def _take(key: str, done: Done, state: _State, store: Store) -> None:
    job = state.jobs[key]
    if done.refused:
        state.diagnostics += done.refused
        state.failed.add(key)
        return
    if done.outputs.keys() != job.outputs.keys():
        raise ValueError(f"{job.function} made {sorted(done.outputs)}, not {sorted(job.outputs)}")
    state.results[key] = done.outputs
    store.put(key, json.dumps(done.outputs))
