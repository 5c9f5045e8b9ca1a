"""Enters: a file that may have been read before. Leaves: what was read of it then, if it is the same.

A preview builds at every save, and a save changes one file of thousands.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

Reading = TypeVar("Reading")

# File systems tell times by their own clock's tick: what changed just now may change unseen.
_SETTLED_NS = 1_000_000_000


class Memory:
    """Of this process alone. A file is the same by inode, size and time of change."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, int, int], object]] = {}

    def recall(self, location: Path, read: Callable[[], Reading]) -> Reading:
        """What `read` gives for the file at `location`, now or when it was asked before.

        The file's place says what is read of it: one `read` for each location.
        """
        try:
            status = location.stat()
        except OSError:
            return read()
        mark = (status.st_ino, status.st_size, status.st_mtime_ns)
        known = self._known.get(location)
        if known is not None and known[0] == mark:
            return cast(Reading, known[1])
        reading = read()
        if time.time_ns() - status.st_mtime_ns > _SETTLED_NS:
            self._known[location] = (mark, reading)
        return reading
