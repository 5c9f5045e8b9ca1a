"""Enters: tasks, and processes to share them. Leaves: what they give, whoever did which; never a process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.workers import cores, do_all

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parent.parent
MANY = 1000
on_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux copies processes safely; elsewhere one does it all"
)


def give(number: int) -> dict[str, Any]:
    return {"number": number, "word": f"第{number}页", "list": [number, None, 1.5, True]}


def tasks_of(count: int) -> list[Callable[[], Any]]:
    return [partial(give, number) for number in range(count)]


@pytest.fixture(autouse=True)
def _alone() -> None:
    """A process that has threads is not copied, and libraries may have left some."""
    others = [each for each in threading.enumerate() if each is not threading.main_thread()]
    for each in others:
        each.join(timeout=5)


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 149, 150, 301, MANY, 30_000])
def test_what_tasks_give_is_the_same_whoever_does_them(count: int, processes: int) -> None:
    assert do_all(tasks_of(count), processes) == [give(number) for number in range(count)]
    assert not multiprocessing.active_children()


def pids(processes: int) -> set[int]:
    """Who does many tasks that take a moment each."""

    def task() -> int:
        time.sleep(0.001)
        return os.getpid()

    return set(do_all([task] * MANY, processes))


@on_linux
def test_many_tasks_are_shared_by_as_many_processes_as_may() -> None:
    assert pids(1) == {os.getpid()}
    asked = "import os; from tests.test_workers import pids; print(os.getpid(), *pids(3))"
    command = [sys.executable, "-c", asked]
    answer = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    first, *shared = answer.stdout.split()
    assert first in shared
    assert 1 < len(shared) <= 3


def test_few_tasks_are_not_worth_another_process() -> None:
    assert set(do_all([os.getpid] * 100, 3)) == {os.getpid()}


def test_beside_other_threads_this_process_works_alone() -> None:
    """A copy has none of them, and may wait for ever for what they hold."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert pids(3) == {os.getpid()}
    finally:
        done.set()
        other.join()


def test_what_a_task_changes_here_stays() -> None:
    """Where one process does all; a copy's changes are its own."""
    changed: list[int] = []

    def task() -> None:
        changed.append(1)

    do_all([task] * 10, 3)
    assert changed == [1] * 10


@on_linux
def test_the_work_of_a_worker_that_was_killed_is_done_here() -> None:
    """The system ends processes for want of memory."""
    here = os.getpid()

    def task(number: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.001)
        return number

    assert do_all([partial(task, number) for number in range(MANY)], 3) == [*range(MANY)]
    assert not multiprocessing.active_children()


def refusing(number: int) -> None:
    time.sleep(0.001)
    text = Text("不行", "no")
    raise Refused([Diagnostic("no", Span("content/a.md", number + 1), text, text)])


@on_linux
def test_what_a_worker_refuses_is_told_once_and_by_this_process() -> None:
    here = os.getpid()

    def task(number: int) -> int:
        time.sleep(0.001)
        if number == MANY - 1:
            refusing(7)
        return os.getpid()

    with pytest.raises(Refused) as refused:
        do_all([partial(task, number) for number in range(MANY)], 3)
    assert [each.span.line for each in refused.value.diagnostics] == [8]
    assert os.getpid() == here
    assert not multiprocessing.active_children()


def test_a_task_that_refuses_here_ends_all(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Refused):
        do_all([partial(refusing, number) for number in range(MANY)], 3)
    assert not multiprocessing.active_children()
    assert "Traceback" not in capfd.readouterr().err


@on_linux
def test_an_interrupt_takes_the_workers_along() -> None:
    here = os.getpid()

    def task(number: int) -> int:
        time.sleep(0.001)
        if os.getpid() == here and number > 20:
            raise KeyboardInterrupt
        return number

    with pytest.raises(KeyboardInterrupt):
        do_all([partial(task, number) for number in range(MANY)], 3)
    assert not multiprocessing.active_children()


PROGRAM = """
import os, pathlib, sys, time
from functools import partial
from civsite.workers import do_all
here = os.getpid()
def task(number):
    if os.getpid() != here:
        pathlib.Path(sys.argv[1], str(os.getpid())).touch()
    time.sleep(0.02)
do_all([partial(task, number) for number in range(100_000)], 3)
"""


def runs(pid: str) -> bool:
    try:
        return "zombie" not in Path("/proc", pid, "status").read_text()
    except OSError:
        return False


@on_linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_the_process_whose_copies_they_are(
    tmp_path: Path, number: signal.Signals
) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    process = subprocess.Popen(command, cwd=CHECKOUT, stderr=subprocess.DEVNULL)
    try:
        while len(list(tmp_path.iterdir())) < 2:
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(number)
        process.wait()
        workers = [each.name for each in tmp_path.iterdir()]
        deadline = time.monotonic() + 60
        while any(map(runs, workers)):
            assert time.monotonic() < deadline, "a worker has outlived its process"
            time.sleep(0.01)
    finally:
        process.kill()
        process.wait()
        for each in tmp_path.iterdir():
            with suppress(ProcessLookupError):
                os.kill(int(each.name), signal.SIGKILL)


def test_a_machine_has_a_core() -> None:
    assert cores() >= 1
