"""The name of an executor enters, from the command line; an executor that is open leaves."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple

from civsite.diagnostics import Stopped

THREADS, PROCESSES, DASK = "threads", "processes", "dask:"


class UnknownExecutor(Stopped):
    """`--executor` names none that there is; `text` says which there are."""


class OpenExecutor(NamedTuple):
    """`is_remote`: workers may be on other machines, and share nothing but the store."""

    pool: Executor
    is_remote: bool = False


@contextmanager
def open_executor(name: str, jobs: int) -> Iterator[OpenExecutor]:
    """`threads` (Typst and Pillow let go of the interpreter's lock), `processes`, or a dask cluster.

    Processes are started fresh, never forked: a fork after Typst has run deadlocks. `dask:ADDRESS`
    needs the extra `district`. Raises UnknownExecutor.
    """
    if name == THREADS:
        executor: Executor = ThreadPoolExecutor(jobs, thread_name_prefix="render")
    elif name == PROCESSES:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        executor = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
    elif name.startswith(DASK):
        with _dask_executor(name.removeprefix(DASK)) as executor:
            yield OpenExecutor(executor, is_remote=True)
        return
    else:
        raise UnknownExecutor(
            f"没有执行方式“{name}”，可用 threads、processes、dask:地址",
            f"no executor “{name}”; known: threads, processes, dask:ADDRESS",
        )
    try:
        yield OpenExecutor(executor)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _dask_executor(address: str) -> Iterator[Executor]:
    try:
        distributed = importlib.import_module("distributed")
    except ImportError:
        raise UnknownExecutor(
            "没有安装 dask，请运行 pip install 'civsite[district]'",
            "dask is not installed; run pip install 'civsite[district]'",
        ) from None
    try:
        client = distributed.Client(address, timeout="10s")
    except (OSError, ValueError) as problem:
        raise UnknownExecutor(
            f"连不上 {address} 的 dask 调度器，请核对地址",
            f"no dask scheduler answers at {address}; check the address",
        ) from problem
    try:
        # A call is a pure function of its task, but its results are files: dask must not keep them.
        executor: Executor = client.get_executor(pure=False)
        yield executor
    finally:
        client.close()
