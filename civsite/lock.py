"""Locks on files that the system lets go of when their process ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _lock(stream: IO[bytes], *, wait: bool) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(stream: IO[bytes], *, wait: bool) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


@contextmanager
def held_lock(location: Path) -> Iterator[None]:
    """Holds the lock file at `location`, waiting for whoever holds it."""
    with open(os.open(location, os.O_RDWR | os.O_CREAT, 0o644), "rb+") as stream:
        _lock(stream, wait=True)
        yield


def is_free(location: Path) -> bool:
    """Whether no living process holds the lock file at `location`."""
    try:
        with location.open("rb+") as stream:
            _lock(stream, wait=False)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
