"""Enters: a function. Leaves: its value, from a copy of this process that works beside it.

A copy has everything before it that this process has, and nothing needs to be sent to it. Only
Linux copies processes safely, and only while no other thread runs; elsewhere all work is done here.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Value = TypeVar("Value")
_NUMBER_BYTES = 2
_PR_SET_PDEATHSIG = 1  # of Linux' prctl


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def copies_for(work: int, worth_one: int, processes: int) -> int:
    """How many copies shall help with `work`, so that each of `processes` has `worth_one` at least."""
    return max(0, min(processes, work // worth_one) - 1) if _may_copy() else 0


def _may_copy() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


class Beside(Generic[Value]):
    """`function` at work in a copy, as a context: the copy is gone at its end.

    The copy must leave alone what is open for both: connections, locks. Its value is pickled.
    """

    def __init__(self, function: Callable[[], Value]) -> None:
        import multiprocessing  # seldom needed, and long in coming

        context = multiprocessing.get_context("fork")
        # Python forgets an interrupt that comes while it copies itself: it shall come after that.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            self._answer, question = context.Pipe(duplex=False)
            work = (function, question, os.getpid())
            self._process = context.Process(target=_work, args=work, daemon=True)
            self._process.start()
            question.close()
            del question, work
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])

    def result(self) -> Value:
        """Waits for the value. Raises what the function raised, or Lost if the copy was killed."""
        try:
            raised, value = self._answer.recv()
        except EOFError:
            raise Lost from None
        if raised:
            raise value
        return value  # type: ignore[no-any-return]

    def __enter__(self) -> Beside[Value]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._answer.close()
        if error is not None:
            self._process.kill()
        self._process.join()


class Turns:
    """The numbers below `count`, to share work out by: each comes to one of those who iterate, be it
    this process or a copy of it.

    They wait in a pipe: no more than two thousand always have room in one.
    """

    def __init__(self, count: int) -> None:
        self._read, write = os.pipe()
        for number in range(count):
            os.write(write, number.to_bytes(_NUMBER_BYTES, "little"))
        os.close(write)

    def __iter__(self) -> Iterator[int]:
        while found := os.read(self._read, _NUMBER_BYTES):
            yield int.from_bytes(found, "little")

    def __del__(self) -> None:
        os.close(self._read)


class Lost(Exception):
    """A copy of this process was killed, or failed in a way that cannot be told here."""


def _work(function: Callable[[], object], answer: Connection, original: int) -> None:
    _end_with(original)
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        answer.send((False, function()))
    except (KeyboardInterrupt, BrokenPipeError):  # nobody waits for it any more
        os._exit(1)
    except Exception as problem:
        try:
            pickle.loads(pickle.dumps(problem))
        except Exception:  # it cannot be sent as what it is
            problem = Lost("".join(traceback.format_exception(problem)))
        answer.send((True, problem))


def _end_with(original: int) -> None:
    """Has the system end this process as soon as the one that it is a copy of has ended."""
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != original:  # it has ended already
        os._exit(1)
