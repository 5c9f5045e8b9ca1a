"""The bytes of a page → its file in the output, written once, by the process that rendered it."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from civsite.render.site.cache import Cache

# Inode, size and time of change: what tells a file from another that is put in its place.
Mark = tuple[int, int, int]
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_TRIES = 3


class Rendered(NamedTuple):
    """A page that was rendered: its key in the cache, its SHA-256, its bytes' number.

    `mark` is its file's, where that lies at its place already.
    """

    key: str
    sha256: str
    length: int
    mark: Mark | None = None


def place_file(location: str, content: bytes) -> Mark | None:
    """A new file at `location`; None where something is in the way, which is left to the caller.

    A file that is there is never written into: an earlier output may have it too.
    """
    with contextlib.suppress(OSError):  # most pages have a folder of their own
        os.mkdir(os.path.dirname(location))
    for _ in range(_TRIES):
        try:
            handle = os.open(location, _NEW, 0o666)
        except OSError as problem:
            if not _cleared(location, problem):
                return None
            continue
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(handle, left) :]
            status = os.fstat(handle)
        finally:
            os.close(handle)
        return status.st_ino, status.st_size, status.st_mtime_ns
    return None


def _cleared(location: str, problem: OSError) -> bool:
    """Whether it is worth another try."""
    try:
        if isinstance(problem, FileNotFoundError):
            os.makedirs(os.path.dirname(location), exist_ok=True)
        elif isinstance(problem, FileExistsError):
            os.unlink(location)
        else:
            return False
    except OSError:
        return False
    return True


# Pages by their path in the site.
Pages = dict[str, Rendered]


class Delivery:
    """Takes pages as they are rendered: into the cache, and to their place where there is one.

    Without a cache that lasts, `write` gets each page's path and content.
    """

    def __init__(
        self, cache: Cache, place: Path | None, write: Callable[[str, bytes], None] | None = None
    ) -> None:
        self._cache = cache
        self._place = place
        self._write = write
        self.made: Pages = {}

    def another(self) -> Delivery:
        """One of another process, to the same cache and place."""
        return Delivery(self._cache.another(), self._place)

    def take(self, path: str, key: str, content: bytes) -> None:
        """The page whose file lies at `path` in the site."""
        digest = hashlib.sha256(content).hexdigest()
        self._cache.put(key, content, digest)
        if self._write is not None:
            self._write(path, content)
        mark = place_file(f"{self._place}/{path}", content) if self._place else None
        self.made[path] = Rendered(key, digest, len(content), mark)

    def keep(self, key: str, make: Callable[[Cache], bytes]) -> None:
        """A file that is wanted later, unless it is in the cache, in which its pieces may be."""
        if self._cache.find(key) is None:
            self._cache.put(key, make(self._cache))

    def flush(self) -> None:
        """Others can have it now."""
        self._cache.flush()
