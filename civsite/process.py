"""What a command sets for its process: when cycles are collected, its output, its temporary folder."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import stat
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from civsite.files import held_lock, is_free

# Thousands of records stay as long as a command runs, and leave no cycles. To go through them again
# and again takes longer than to load them; what is rendered leaves cycles with every page.
_SELDOM = (1_000_000, 20, 1000)
_EARLY = (5000, 10, 10)
_PREFIX = "civsite-"
_LOCK = "lock"
_VARIABLES = ("TMPDIR", "TEMP", "TMP")


def collect_seldom() -> None:
    """Has Python's collector look for cycles seldom from now on, in this process."""
    gc.set_threshold(*_SELDOM)


def collect_no_more() -> None:
    """What there is now goes with the process."""
    gc.freeze()


@contextmanager
def collecting_early() -> Iterator[None]:
    """Meanwhile collects early, and only among what comes from now on."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_EARLY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def keep_libraries_off_stdout() -> None:
    """Gives `sys.stdout` a descriptor of its own and points the process's to standard error.

    What a library prints from C, as solvers and codecs do, would stand in the midst of
    `check --format json`.
    """
    ours = sys.stdout
    try:
        ours.flush()
        own = os.dup(ours.fileno())
        os.dup2(sys.stderr.fileno(), ours.fileno())
    except (AttributeError, OSError, ValueError):
        return  # one of the two is closed, or no file: nothing to keep apart
    sys.stdout = open(own, "w", encoding=ours.encoding, errors=ours.errors)  # noqa: SIM115


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Makes a new folder the temporary one of this process and of those it starts, for the context.

    All that libraries and workers put there is gone at its end; what a killed command left is swept
    away by the next, as nobody holds its lock.

    A request to end the process (SIGTERM) is obeyed after cleaning up.
    """
    top = Path(tempfile.gettempdir())
    _sweep(top)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=top))
    before = {name: os.environ.get(name) for name in _VARIABLES}
    try:
        with held_lock(folder / _LOCK), _ending_in_order():
            os.environ.update(dict.fromkeys(_VARIABLES, str(folder)))
            tempfile.tempdir = str(folder)
            yield folder
    finally:
        tempfile.tempdir = str(top)
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _ending_in_order() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _sweep(top: Path) -> None:
    """Removes the folders of this user's commands that have ended; what a link leads to stays."""
    for folder in top.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            status = folder.lstat()
            is_ours = not hasattr(os, "getuid") or status.st_uid == os.getuid()
            has_lock = (folder / _LOCK).is_file()
            if stat.S_ISDIR(status.st_mode) and is_ours and has_lock and is_free(folder / _LOCK):
                shutil.rmtree(folder, ignore_errors=True)
