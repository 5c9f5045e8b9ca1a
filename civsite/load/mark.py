"""Enters: what the system says of a file. Leaves: a mark by which the same file is known again."""

from __future__ import annotations

import os
import time

# File systems tell times by their own clock's tick, FAT by one of two seconds: what changed just
# now may change again unseen.
_SETTLED_NS = 3_000_000_000
# Inode, size, time of change of the content and of the inode (on Windows: of creation), in ns.
Mark = tuple[int, int, int, int]


def mark_of(status: os.stat_result) -> Mark:
    """Two marks of one path are equal only if its bytes are, once they have settled."""
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def settled(*marks: Mark) -> tuple[Mark, ...]:
    """The marks, if a change from now on would show in them; none for a time in the future, either."""
    now = time.time_ns()
    return marks if all(is_settled(mark, now) for mark in marks) else ()


def is_settled(mark: Mark, now: int) -> bool:
    """Whether a change after `now`, in ns, would show in the mark."""
    before = now - _SETTLED_NS
    return mark[2] < before and mark[3] < before
