"""Keys and texts enter, and stay in one SQLite file; stamps of files with their hashes likewise.

A file that cannot be read, is damaged or was made by another version is thrown away without a word:
everything in it can be made again. Several processes may use the file at once.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from civsite.store.blobs import USED_TICK_SECONDS

Answer = TypeVar("Answer")
NAME = "values.sqlite"
_VERSION = 1
_WAIT_SECONDS = 60
_ASKED_AT_ONCE = 500
# FAT tells times by two seconds; the others by less.
_TICK_NS = 3_000_000_000
_TABLES = """
CREATE TABLE IF NOT EXISTS value (key TEXT PRIMARY KEY, text TEXT NOT NULL, used INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS stamp (
    path TEXT PRIMARY KEY, inode INTEGER, size INTEGER, modified INTEGER, changed INTEGER,
    sha256 TEXT NOT NULL, used INTEGER NOT NULL
) WITHOUT ROWID;
"""


class FileStamp(NamedTuple):
    """Inode, size in bytes, times of change of the content and of the inode (Windows: creation), ns.

    A stamp is a shortcut to the hash of a file's bytes and to nothing else. As in Git's index, a file
    that has changed just now gets none: it could change again within the clock's tick, unseen.
    """

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


class Values:
    """The file in `folder`, which is made when first written to. Any thread may call."""

    def __init__(self, folder: Path) -> None:
        self._location = folder / NAME
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.Lock()

    def get_all(self, keys: Iterable[str]) -> dict[str, str]:
        """The texts of those keys that are known."""
        wanted = list(dict.fromkeys(keys))
        return self._tried(lambda base: _texts(base, wanted)) or {}

    def put_all(self, texts: Mapping[str, str]) -> None:
        now = int(time.time())
        rows = [(key, text, now) for key, text in texts.items()]
        if rows:
            insert = ("INSERT OR REPLACE INTO value VALUES (?,?,?)", rows)
            self._tried(lambda base: _change(base, insert))

    def stamps_below(self, folder: str) -> dict[str, Stamped]:
        """The stamps of all files below `folder`, by their absolute path."""
        # What begins with the folder and a slash lies between these two.
        bounds = (f"{folder}/", f"{folder}0")
        found = self._tried(
            lambda base: base.execute(
                "SELECT path, inode, size, modified, changed, sha256 FROM stamp"
                " WHERE path >= ? AND path < ?",
                bounds,
            ).fetchall()
        )
        return {path: (FileStamp(*stamp), sha256) for path, *stamp, sha256 in found or ()}

    def change_stamps(self, new: Mapping[str, Stamped], gone: Iterable[str]) -> None:
        now = int(time.time())
        rows = [(path, *stamp, sha256, now) for path, (stamp, sha256) in new.items()]
        paths = [(path,) for path in gone]
        if rows or paths:
            delete = ("DELETE FROM stamp WHERE path = ?", paths)
            insert = ("INSERT OR REPLACE INTO stamp VALUES (?,?,?,?,?,?,?)", rows)
            self._tried(lambda base: _change(base, delete, insert))

    def bytes_used(self) -> int:
        """How large the file is."""
        try:
            return self._location.stat().st_size
        except OSError:
            return 0

    def bytes_by_use(self) -> list[tuple[int, int]]:
        """When values were last used, in seconds, and the bytes of those that were used then."""
        query = "SELECT used, sum(length(text)) FROM value WHERE typeof(used) = 'integer'"
        query += " GROUP BY used ORDER BY used"
        return self._tried(lambda base: base.execute(query).fetchall()) or []

    def forget_unused_since(self, seconds: int) -> None:
        """Removes what was last used at `seconds` or before."""

        def forget(base: sqlite3.Connection) -> None:
            for table in ("value", "stamp"):
                base.execute(f"DELETE FROM {table} WHERE used <= ?", (seconds,))

        self._tried(forget)

    def empty(self) -> None:
        with self._lock:
            self._drop()

    def close(self) -> None:
        with self._lock:
            self._close()

    def _tried(self, action: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """None where the file cannot be used now; one that is damaged makes room for a new one."""
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = _opened(self._location)
                return action(self._connection)
            except (sqlite3.Error, OSError, UnicodeError) as error:
                if _is_of_the_machine(error):
                    self._close()
                else:
                    self._drop()
                return None

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _drop(self) -> None:
        self._close()
        for suffix in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                self._location.with_name(NAME + suffix).unlink(missing_ok=True)


def _is_of_the_machine(error: Exception) -> bool:
    """Whether the file may be sound: it was locked for long, or the disk is full, say."""
    if isinstance(error, sqlite3.OperationalError):
        # Other tables than ours lead to a plain error, and text that is none to one without a code.
        return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) != sqlite3.SQLITE_ERROR
    return isinstance(error, OSError)


def _opened(location: Path) -> sqlite3.Connection:
    location.parent.mkdir(parents=True, exist_ok=True)
    if location.is_symlink():
        location.unlink()
    base = sqlite3.connect(
        location, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        # It may be lost with the power, but a kill does not damage it.
        base.execute("PRAGMA synchronous = OFF")
        (version,) = base.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError("another version")
        if version == 0:
            base.execute("PRAGMA auto_vacuum = FULL")
            base.execute("PRAGMA journal_mode = WAL")
            base.executescript(
                f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;"
            )
    except BaseException:
        base.close()
        raise
    return base


def _texts(base: sqlite3.Connection, keys: list[str]) -> dict[str, str]:
    now = int(time.time())
    found: dict[str, str] = {}
    long_unused: list[tuple[int, str]] = []
    for start in range(0, len(keys), _ASKED_AT_ONCE):
        some = keys[start : start + _ASKED_AT_ONCE]
        marks = ",".join("?" * len(some))
        for key, text, used in base.execute(
            f"SELECT key, text, used FROM value WHERE key IN ({marks})", some
        ):
            if type(text) is not str or type(used) is not int:
                continue  # damaged: SQLite takes any value for a column's type
            found[key] = text
            if used < now - USED_TICK_SECONDS:
                long_unused.append((now, key))
    if long_unused:
        _change(base, ("UPDATE value SET used = ? WHERE key = ?", long_unused))
    return found


def _change(base: sqlite3.Connection, *changes: tuple[str, Sequence[tuple[object, ...]]]) -> None:
    """All of them or none."""
    base.execute("BEGIN IMMEDIATE")
    for statement, rows in changes:
        base.executemany(statement, rows)
    base.execute("COMMIT")
