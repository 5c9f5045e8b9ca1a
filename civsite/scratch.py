"""One folder for all that a command puts into the system's temporary folder; gone at its end.

Libraries and workers find it as their temporary folder. What a killed command left is swept away
by the next: nobody holds its lock.
"""

from __future__ import annotations

import os
import shutil
import signal
import stat
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from civsite.lock import held_lock, is_free

_PREFIX = "civsite-"
_LOCK = "lock"
_VARIABLES = ("TMPDIR", "TEMP", "TMP")


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Makes a new folder the temporary one of this process and of those it starts, for the context.

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
