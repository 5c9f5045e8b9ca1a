"""Enters: a file that may have been read before. Leaves: what was read of it then, if it is the same.

An edit changes one file of thousands. What was read lasts as long as the process, and with a
folder from one to the next: a few files there hold it all, each a part of the paths.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from civsite.load.mark import Mark, settled
from civsite.load.shelf import Shelf

Reading = TypeVar("Reading")
_FOLDER = ".civsite/read"
# An edit writes one part of so many anew.
_PARTS = 64
Known = tuple[tuple[Mark, ...], Any]


class Memory:
    """Readings by the file's path and mark; with a `shelf`, `keep` makes them last."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf
        self._asked: set[str] = set()
        self._changed: set[int] = set()

    @classmethod
    def of(cls, root: Path) -> Memory:
        """What builds and checks of the repository at `root` remember together."""
        return cls(Shelf(root / _FOLDER, os.fspath(root)))

    @cached_property
    def _known(self) -> dict[str, Known]:
        """Of all parts, by path."""
        known: dict[str, Known] = {}
        if self._shelf is not None:
            for number in range(_PARTS):
                known.update(self._shelf.get(_name_of(number)) or {})
        return known

    def recall(self, path: str, mark: Mark, read: Callable[[], Reading], *others: Mark) -> Reading:
        """What `read` gives for the file at `path`, now or when it was asked before.

        The path says what is read: one `read` for each. `others` are marks of files that are
        read with it.
        """
        self._asked.add(path)
        marks = (mark, *others)
        known = self._known.get(path)
        if known is not None and known[0] == marks:
            return cast(Reading, known[1])
        lasts = bool(settled(*marks))  # judged before it is read
        reading = read()
        if lasts:
            self._known[path] = (marks, reading)
            self._changed.add(_number_of(path))
        return reading

    def keep(self) -> None:
        """Forgets files that were not asked for since the last time, and keeps what is new.

        Where none was asked for the whole folder is away, and may come back.
        """
        if not self._asked:
            return
        for path in self._known.keys() - self._asked:
            del self._known[path]
            self._changed.add(_number_of(path))
        if self._shelf is not None and self._changed:
            parts: dict[int, dict[str, Known]] = {number: {} for number in self._changed}
            for path, known in self._known.items():
                if (number := _number_of(path)) in parts:
                    parts[number][path] = known
            for number, part in parts.items():
                self._shelf.put(_name_of(number), part)
        self._asked.clear()
        self._changed.clear()


def _number_of(path: str) -> int:
    return zlib.crc32(path.encode("utf-8", "surrogatepass")) % _PARTS


def _name_of(part: int) -> str:
    return f"{part:02d}"
