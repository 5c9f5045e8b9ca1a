"""Enters: a file that may have been read before. Leaves: what was read of it then, if it is the same.

An edit changes one file of thousands. What was read lasts as long as the process, and with a
folder from one to the next: a few files there hold it all, each a part of the paths.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from civsite.load.mark import Mark, settled
from civsite.load.shelf import Shelf

Reading = TypeVar("Reading")
_FOLDER = ".civsite/read"
# An edit writes one part of so many anew.
_PARTS = 32
Part = dict[str, tuple[tuple[Mark, ...], Any]]


class Given(NamedTuple):
    """What was read of a file of these marks, and whether it may be remembered."""

    marks: tuple[Mark, ...]
    reading: Any
    lasts: bool

    @classmethod
    def now(cls, marks: tuple[Mark, ...], read: Callable[[], object]) -> Given:
        lasts = bool(settled(*marks))  # judged before it is read
        return cls(marks, read(), lasts)


class Memory:
    """Readings by the file's path and mark; with a `shelf`, `keep` makes them last."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf
        self._parts: dict[int, Part] = {}
        self._asked: dict[int, set[str]] = {}
        self._changed: set[int] = set()
        self._given: dict[str, Given] = {}

    @classmethod
    def of(cls, root: Path) -> Memory:
        """What builds and checks of the repository at `root` remember together."""
        return cls(Shelf(root / _FOLDER, os.fspath(root)))

    def recall(self, path: str, mark: Mark, read: Callable[[], Reading], *others: Mark) -> Reading:
        """What `read` gives for the file at `path`, now or when it was asked before.

        The path says what is read: one `read` for each. `others` are marks of files that are
        read with it.
        """
        number = _number_of(path)
        part = self._part(number)
        self._asked.setdefault(number, set()).add(path)
        marks = (mark, *others)
        known = part.get(path)
        if known is not None and known[0] == marks:
            return cast(Reading, known[1])
        given = self._given.pop(path, None)
        if given is None or given.marks != marks:
            given = Given.now(marks, read)
        if given.lasts:
            part[path] = (marks, given.reading)
            self._changed.add(number)
        return cast(Reading, given.reading)

    def knows(self, path: str, *marks: Mark) -> bool:
        """Whether `recall` would not have to read."""
        known = self._part(_number_of(path)).get(path)
        return known is not None and known[0] == marks

    def take(self, given: Mapping[str, Given]) -> None:
        """What another process has read, by path: it is not read again."""
        self._given.update(given)

    def keep(self) -> None:
        """Forgets files that were not asked for since the last time, and keeps what is new."""
        for number in range(_PARTS):
            part, asked = self._part(number), self._asked.pop(number, set())
            for path in part.keys() - asked:
                del part[path]
                self._changed.add(number)
        if self._shelf is not None:
            for number in self._changed:
                self._shelf.put(f"{number:02d}", self._parts[number])
        self._changed.clear()
        self._given.clear()

    def _part(self, number: int) -> Part:
        part = self._parts.get(number)
        if part is None:
            found = self._shelf.get(f"{number:02d}") if self._shelf is not None else None
            part = self._parts[number] = found if found is not None else {}
        return part


def _number_of(path: str) -> int:
    return zlib.crc32(path.encode("utf-8", "surrogatepass")) % _PARTS


class Noted(Memory):
    """Of a process that reads for another: it remembers nothing, and notes what it reads."""

    def __init__(self) -> None:
        super().__init__()
        self.given: dict[str, Given] = {}

    def recall(self, path: str, mark: Mark, read: Callable[[], Reading], *others: Mark) -> Reading:
        self.given[path] = given = Given.now((mark, *others), read)
        return cast(Reading, given.reading)
