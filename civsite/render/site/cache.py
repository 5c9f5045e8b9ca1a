"""Bytes by the hash of what they were made from, in one file of a folder; safe for two builds at once."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

NAME = "pages.sqlite"
# Entries of earlier states are kept, so that going back is quick, but not without end.
_KEPT_FOR_EACH_USED = 4
_WRITTEN_AT_ONCE = 128
_WAIT_SECONDS = 60
_ASKED_AT_ONCE = 500
_INDEX = "index "
_TABLE = (
    "CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, sha256 TEXT, bytes INT, content BLOB)"
)
Answer = TypeVar("Answer")


class Gone(Exception):
    """What the cache said it has is damaged or was taken away; it has to be made again."""


class Cache:
    """Without a folder it keeps nothing. What was `put` is on the disk after `flush`.

    Bytes are checked against their SHA-256 when they are read; damaged ones count as missing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._location = folder / NAME if folder is not None else None
        self._open: sqlite3.Connection | None = None
        self._used: set[str] = set()
        self._waiting: dict[str, tuple[bytes, str]] = {}

    @property
    def lasts(self) -> bool:
        """Whether what is put into it can be had again."""
        return self._location is not None

    def another(self) -> Cache:
        """One of the same folder, for another process."""
        return Cache(self._location.parent if self._location is not None else None)

    def find(self, key: str) -> tuple[str, int] | None:
        """SHA-256 in hexadecimal and number of bytes of an entry, which is not read."""
        if (waiting := self._waiting.get(key)) is not None:
            content, digest = waiting
            return digest, len(content)
        query = "SELECT sha256, bytes FROM entry WHERE key = ?"
        found = self._tried(lambda base: base.execute(query, (key,)).fetchone())
        if found is None:
            return None
        self._used.add(key)
        return str(found[0]), int(found[1])

    def find_all(self, keys: Iterable[str]) -> dict[str, tuple[str, int]]:
        """What `find` gives for each of many keys that it knows."""
        wanted = set(keys)
        rows = self._tried(lambda base: _of_keys(base, list(wanted)))
        found = {key: (sha, size) for key, sha, size in rows or ()}
        self._used.update(found)
        for key in wanted & self._waiting.keys():
            content, digest = self._waiting[key]
            found[key] = digest, len(content)
        return found

    def get(self, key: str) -> bytes | None:
        if key in self._waiting:
            return self._waiting[key][0]
        query = "SELECT sha256, content FROM entry WHERE key = ?"
        found = self._tried(lambda base: base.execute(query, (key,)).fetchone())
        if found is None:
            return None
        content = found[1]
        if not isinstance(content, bytes) or hashlib.sha256(content).hexdigest() != found[0]:
            self._tried(lambda base: base.execute("DELETE FROM entry WHERE key = ?", (key,)))
            self._forget_indexes()
            return None
        self._used.add(key)
        return content

    def recall(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The bytes of an entry, made and kept where there is none."""
        content = self.get(key)
        if content is None:
            content = make()
            self.put(key, content)
        return content

    def kept(self, key: str) -> bytes:
        """The bytes of an entry that `find` found, or that an index tells of. Raises Gone."""
        content = self.get(key)
        if content is None:
            self._forget_indexes()
            raise Gone(key)
        return content

    def get_index(self, key: str) -> bytes | None:
        """An index tells of other entries; all are forgotten as soon as one of those is missed."""
        return self.get(f"{_INDEX}{key}")

    def put_index(self, key: str, content: bytes) -> None:
        self.put(f"{_INDEX}{key}", content)

    def _forget_indexes(self) -> None:
        query = f"DELETE FROM entry WHERE key GLOB '{_INDEX}*'"
        self._tried(lambda base: base.execute(query))

    def mark_used(self, keys: Iterable[str]) -> None:
        """Notes what others read or brought for this build, so that `prune` leaves it."""
        self._used.update(keys)

    def put(self, key: str, content: bytes, digest: str | None = None) -> None:
        """Keeps bytes; `digest` is their SHA-256 in hexadecimal, where that is known."""
        if self._location is None:
            return
        self._used.add(key)
        self._waiting[key] = content, digest or hashlib.sha256(content).hexdigest()
        if len(self._waiting) >= _WRITTEN_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Writes what waits to be written."""
        rows = [
            (key, digest, len(content), content) for key, (content, digest) in self._waiting.items()
        ]
        self._waiting = {}
        if rows:
            self._tried(lambda base: _write(base, rows))

    def prune(self) -> None:
        """Forget what this build did not use, once it has become many times what it did.

        Another build that wanted an entry makes it again.
        """
        self.flush()
        self._tried(lambda base: _forget(base, self._used))

    def _tried(self, action: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """None where the file cannot be used now; one that is damaged makes room for a new one."""
        if self._location is None:
            return None
        try:
            if self._open is None:
                self._location.parent.mkdir(parents=True, exist_ok=True)
                self._open = sqlite3.connect(
                    self._location, timeout=_WAIT_SECONDS, isolation_level=None
                )
                # A cache may be lost with the power, but not its shape by a kill.
                self._open.execute("PRAGMA synchronous = OFF")
                self._open.execute(_TABLE)
            return action(self._open)
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            self._drop()
            return None

    def _drop(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None
        if self._location is not None:
            with contextlib.suppress(OSError):
                self._location.unlink()


def _of_keys(base: sqlite3.Connection, keys: list[str]) -> list[tuple[str, str, int]]:
    found: list[tuple[str, str, int]] = []
    for start in range(0, len(keys), _ASKED_AT_ONCE):
        some = keys[start : start + _ASKED_AT_ONCE]
        marks = ", ".join("?" * len(some))
        query = f"SELECT key, sha256, bytes FROM entry WHERE key IN ({marks})"
        found += base.execute(query, some).fetchall()
    return found


def _write(base: sqlite3.Connection, rows: list[tuple[str, str, int, bytes]]) -> None:
    base.execute("BEGIN IMMEDIATE")
    base.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", rows)
    base.execute("COMMIT")


def _forget(base: sqlite3.Connection, used: set[str]) -> None:
    (count,) = base.execute("SELECT count(*) FROM entry").fetchone()
    if count <= (len(used) + 1) * _KEPT_FOR_EACH_USED:
        return
    unused = [(key,) for (key,) in base.execute("SELECT key FROM entry") if key not in used]
    base.execute("BEGIN IMMEDIATE")
    base.executemany("DELETE FROM entry WHERE key = ?", unused)
    base.execute("COMMIT")
    base.execute("VACUUM")
