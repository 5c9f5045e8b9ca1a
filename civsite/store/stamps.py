"""What the system says of a file enters; a stamp leaves by which the same bytes are known again.

A stamp is a shortcut to the hash of a file's bytes and to nothing else. As in Git's index, a file
that has changed just now gets none: it could change again within the clock's tick, unseen.
"""

from __future__ import annotations

import os
from typing import NamedTuple

# FAT tells times by two seconds; the others by less.
_TICK_NS = 3_000_000_000


class FileStamp(NamedTuple):
    """Inode, size in bytes, times of change of the content and of the inode (Windows: creation), ns."""

    inode: int
    size: int
    modified_ns: int
    changed_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> FileStamp:
        return cls(status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)

    @classmethod
    def of_linked(cls, status: os.stat_result) -> FileStamp:
        """Of a file that gets other names: each of them changes the time of its inode."""
        return cls(status.st_ino, status.st_size, status.st_mtime_ns, 0)

    def is_settled(self, now_ns: int) -> bool:
        """Whether a change after `now_ns` would show in the stamp."""
        before = now_ns - _TICK_NS
        return self.modified_ns < before and self.changed_ns < before


# The hash that a file had when it bore the stamp: SHA-256 in hexadecimal.
Stamped = tuple[FileStamp, str]
