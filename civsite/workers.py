"""Many small tasks enter; what each gives leaves, though copies of this process did a part of them.

A copy (a fork) has all that this process has, so nothing is sent to it; what it gives comes back as
JSON. It halves the time that 5,000 pages take on two cores (`python -m bench.site`, with and
without `--jobs 1`). Only Linux copies processes safely, and only while no other thread runs;
elsewhere one process does it all, with the same result.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from civsite.diagnostics import Refused
from civsite.process import collecting_early

# To copy a process and to gather from it takes as long as so many tasks.
_WORTH_A_WORKER = 150
_TASKS_AT_ONCE = 20
_NUMBER_BYTES = 4
_PR_SET_PDEATHSIG = 1  # of Linux' prctl
# They raise KeyboardInterrupt and, in a command, SystemExit.
_ENDING = (signal.SIGINT, signal.SIGTERM)
# What a task gives: plain JSON values.
Task = Callable[[], Any]


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def do_all(tasks: Sequence[Task], processes: int) -> list[Any]:
    """What each task gives, in their order; `processes` share the work. Raises what a task raises.

    A task may be done twice, if the system has ended a worker.
    """
    workers = _workers_for(len(tasks), processes)
    if not tasks:
        return []
    with collecting_early():
        given = _shared(tasks, workers) if workers else dict(_done(tasks, range(len(tasks))))
        # What a worker was ended with, or refused, is done here, where it is told.
        left = [number for number in range(len(tasks)) if number not in given]
        given |= dict(_done(tasks, left))
    return [given[number] for number in range(len(tasks))]


def _workers_for(count: int, processes: int) -> int:
    """How many besides this process."""
    may_copy = sys.platform == "linux" and threading.active_count() == 1
    return max(0, min(processes, count // _WORTH_A_WORKER) - 1) if may_copy else 0


def _done(tasks: Sequence[Task], numbers: Iterable[int]) -> Iterator[tuple[int, Any]]:
    for number in numbers:
        yield number, tasks[number]()


def _shared(tasks: Sequence[Task], workers: int) -> dict[int, Any]:
    import multiprocessing

    context = multiprocessing.get_context("fork")
    turns = _Turns(len(tasks))
    started = []
    try:
        for _ in range(workers):
            answer, question = context.Pipe(duplex=False)
            work = (tasks, turns, question, os.getpid())
            # Python forgets an exception that comes while it copies itself: signals wait for the copy.
            signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
            try:
                worker = context.Process(target=_work, args=work, daemon=True)
                worker.start()
            finally:
                signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
            question.close()
            started.append((worker, answer))
        given = dict(_done(tasks, turns))
        for _, answer in started:
            given |= _answer(answer)
        return given
    except BaseException:
        for worker, _ in started:
            worker.kill()
        raise
    finally:
        for worker, answer in started:
            answer.close()
            worker.join()


def _answer(answer: Connection) -> dict[int, Any]:
    """What a worker gives; nothing of one that was ended."""
    try:
        return {int(number): value for number, value in json.loads(answer.recv_bytes())}
    except (EOFError, OSError, ValueError):
        return {}


def _work(tasks: Sequence[Task], turns: _Turns, question: Connection, original: int) -> None:
    if not _ends_with(original):
        return
    given: list[tuple[int, Any]] = []
    with suppress(Refused, KeyboardInterrupt):  # the process that waits finds out by itself
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        given += _done(tasks, turns)
    with suppress(OSError):  # nobody waits for it any more
        question.send_bytes(json.dumps(given).encode())


def _ends_with(original: int) -> bool:
    """Has the system end this process as soon as the one that it is a copy of has ended."""
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    return os.getppid() == original


class _Turns:
    """The numbers below `count`: each comes to one of those who iterate, be it this process or a copy.

    They wait in a pipe, some at once: what stands together is done by one for the most part.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._step = max(_TASKS_AT_ONCE, count // 1000)  # a pipe has room for so many numbers
        self._read, write = os.pipe()
        for start in range(0, count, self._step):
            os.write(write, start.to_bytes(_NUMBER_BYTES, "little"))
        os.close(write)

    def __iter__(self) -> Iterator[int]:
        while found := os.read(self._read, _NUMBER_BYTES):
            start = int.from_bytes(found, "little")
            yield from range(start, min(start + self._step, self._count))

    def __del__(self) -> None:
        os.close(self._read)
