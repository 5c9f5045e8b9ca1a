"""Enters: work for copies of this process. Leaves: their values, or what went wrong; never a copy."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from civsite.beside import Beside, Lost, Turns

from civsite.diagnostics import Diagnostic, Refused, Span, Text

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux copies processes safely"
)


def refuse() -> None:
    text = Text("不行", "no")
    raise Refused([Diagnostic("no", Span("content/a.md", 3), text, text)])


def fail_untold() -> None:
    class Untold(Exception):
        """Of a class that no other process can find."""

    raise Untold("of its own kind")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_copy_knows_what_this_process_knows_and_changes_nothing_of_it() -> None:
    known = {"a": 1}

    def work() -> tuple[dict[str, int], int]:
        known["b"] = 2
        return known, os.getpid()

    with Beside(work) as beside:
        seen, pid = beside.result()
    assert seen == {"a": 1, "b": 2}
    assert known == {"a": 1}
    assert pid != os.getpid()


@pytest.mark.parametrize(
    ("work", "raised"),
    [
        pytest.param(refuse, Refused, id="faulty content"),
        pytest.param(lambda: Path("/no/such/file").read_text(), FileNotFoundError, id="a fault"),
        pytest.param(fail_untold, Lost, id="what cannot be sent"),
        pytest.param(die, Lost, id="a kill"),
    ],
)
def test_what_goes_wrong_there_is_raised_here(
    work: Callable[[], object], raised: type[Exception]
) -> None:
    with Beside(work) as beside, pytest.raises(raised) as told:
        beside.result()
    if isinstance(told.value, Refused):
        assert told.value.diagnostics[0].span == Span("content/a.md", 3)
    assert not multiprocessing.active_children()


def test_what_goes_wrong_here_ends_the_copy() -> None:
    with pytest.raises(KeyboardInterrupt), Beside(lambda: time.sleep(1000)):
        raise KeyboardInterrupt
    assert not multiprocessing.active_children()


def runs(status: Path) -> bool:
    try:
        return "zombie" not in status.read_text()
    except OSError:
        return False


def test_a_copy_ends_with_the_process_that_it_is_a_copy_of(tmp_path: Path) -> None:
    program = (
        "import os, pathlib, sys, time\n"
        "from civsite.beside import Beside\n"
        "def work():\n"
        "    pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))\n"
        "    time.sleep(1000)\n"
        "with Beside(work) as beside:\n"
        "    beside.result()\n"
    )
    told = tmp_path / "pid"
    process = subprocess.Popen([sys.executable, "-c", program, str(told)])
    while not (told.exists() and told.read_text()):
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    copy = Path("/proc", told.read_text(), "status")
    deadline = time.monotonic() + 60
    try:
        while runs(copy):
            assert time.monotonic() < deadline, "the copy has outlived its process"
            time.sleep(0.01)
    finally:
        with suppress(ProcessLookupError):
            os.kill(int(told.read_text()), signal.SIGKILL)


def test_no_copy_is_made_while_other_threads_run() -> None:
    program = (
        "import threading\n"
        "from civsite.beside import copies_for\n"
        "print(copies_for(1000, 100, 4), copies_for(250, 100, 4), copies_for(150, 100, 4))\n"
        "done = threading.Event()\n"
        "threading.Thread(target=done.wait).start()\n"
        "print(copies_for(1000, 100, 4))\n"
        "done.set()\n"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.stdout == "3 1 0\n0\n"


def test_each_turn_comes_once_to_one_of_all_who_share() -> None:
    turns = Turns(1000)
    with Beside(lambda: list(turns)) as first, Beside(lambda: list(turns)) as second:
        taken = [*turns, *first.result(), *second.result()]
    assert sorted(taken) == list(range(1000))
