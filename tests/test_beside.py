"""Enters: work for copies of this process. Leaves: their values, or what went wrong; never a copy."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from civsite.beside import Beside, Lost, copies_for
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
    if raised is Refused:
        assert told.value.diagnostics[0].span == Span("content/a.md", 3)
    assert not multiprocessing.active_children()


def test_what_goes_wrong_here_ends_the_copy() -> None:
    with pytest.raises(KeyboardInterrupt), Beside(lambda: time.sleep(1000)):
        raise KeyboardInterrupt
    assert not multiprocessing.active_children()


def test_no_copy_is_made_while_other_threads_run() -> None:
    assert copies_for(1000, 100, 4) == 3
    assert copies_for(250, 100, 4) == 1
    assert copies_for(150, 100, 4) == 0
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    assert copies_for(1000, 100, 4) == 0
    done.set()
    other.join()
