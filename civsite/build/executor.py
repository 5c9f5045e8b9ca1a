"""Enters: a name from the command line. Leaves: an executor of the kind that `concurrent.futures` has."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from civsite.diagnostics import Text

THREADS, PROCESSES, DASK = "threads", "processes", "dask:"


class UnknownExecutor(Exception):
    """`--executor` names none that there is; `text` says which there are."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@contextmanager
def open_executor(name: str, jobs: int) -> Iterator[Executor]:
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
        executor = _dask_executor(name.removeprefix(DASK))
    else:
        raise UnknownExecutor(
            Text(
                f"没有执行方式“{name}”，可用 threads、processes、dask:地址",
                f"no executor “{name}”; known: threads, processes, dask:ADDRESS",
            )
        )
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _dask_executor(address: str) -> Executor:
    try:
        distributed = importlib.import_module("distributed")
    except ImportError:
        raise UnknownExecutor(
            Text(
                "没有安装 dask，请运行 pip install 'civsite[district]'",
                "dask is not installed; run pip install 'civsite[district]'",
            )
        ) from None
    executor: Executor = distributed.Client(address).get_executor()
    return executor
