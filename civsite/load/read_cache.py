"""Files of a repository enter; their hashes leave, and what was read of just these bytes before.

A file's hash is known by its stamp. What is read depends on the bytes, on the file's path and on
the program; records are kept as the JSON of their models.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from civsite.diagnostics import Diagnostic
from civsite.load.listing import FoundFile, FoundMedia
from civsite.load.record import Built
from civsite.load.text import MOST_BYTES, bytes_of
from civsite.model.file import FileInput
from civsite.model.record import Record
from civsite.program import program_digest, version_of
from civsite.store import FileStamp, Stamped, Store, key_of

RecordType = TypeVar("RecordType", bound=Record)
_LIBRARIES = ("pikepdf", "pillow", "pillow-heif", "pydantic", "pypdfium2", "pyyaml")
_NOTHING = "null"
_SILENCE = "[]"


class Contents:
    """The files below `root`/content. Bytes that were read to be hashed are kept until they are taken."""

    def __init__(self, root: Path, store: Store | None) -> None:
        self._root = root.absolute().as_posix()
        self._store = store
        self._known = store.values.stamps_below(f"{self._root}/content") if store else {}
        self._seen: set[str] = set()
        self._new: dict[str, Stamped] = {}
        self._read: dict[str, tuple[bytes, int]] = {}
        self._begun_ns = time.time_ns()

    def hash_of_text(self, found: FoundFile) -> str:
        """In hexadecimal. A file that is too long to be read is known by its beginning and length.

        Raises OSError.
        """

        def read() -> str:
            data, size = self._read[found.path] = bytes_of(found.location)
            length = b"" if size <= MOST_BYTES else b"%d" % size
            return hashlib.sha256(data + length).hexdigest()

        return self._hash(found.path, found.stamp, read)

    def hash_of_media(self, found: FoundMedia) -> str:
        """In hexadecimal. Raises OSError."""
        location = Path(found.location)
        return self._hash(
            f"content/{found.path}", found.stamp, lambda: FileInput.at(location).sha256
        )

    def take(self, found: FoundFile) -> tuple[bytes, int]:
        """The first `MOST_BYTES` of the file and its length. Raises OSError."""
        return self._read.pop(found.path, None) or bytes_of(found.location)

    def remember(self) -> None:
        """Keeps new stamps, and forgets those of files that nobody asked for.

        Where none was asked for the whole folder is away, and may come back.
        """
        if self._store is not None and self._seen:
            self._store.values.change_stamps(self._new, self._known.keys() - self._seen)

    def _hash(self, path: str, stamp: FileStamp, read: Callable[[], str]) -> str:
        location = f"{self._root}/{path}"
        self._seen.add(location)
        known = self._known.get(location)
        if known is not None and known[0] == stamp:
            return known[1]
        sha256 = read()
        if stamp.is_settled(self._begun_ns):
            self._new[location] = stamp, sha256
        return sha256


class ReadCache:
    """What the store knows of some files. It is asked for all keys at once, then for each."""

    def __init__(self, store: Store | None, keys: Iterable[str]) -> None:
        self._store = store
        self._known = store.get_all(keys) if store is not None else {}
        self._new: dict[str, str] = {}

    def recall(
        self, key: str, model: type[RecordType], read: Callable[[], Built[RecordType]]
    ) -> Built[RecordType]:
        """What is known under `key`, or what `read` gives, which is kept. Raises what `read` does."""
        known = self._known.get(key)
        if known is not None:
            with suppress(ValueError):  # damaged: it is read again
                return _from_text(known, model)
        built = read()
        self._new[key] = _as_text(built)
        return built

    def remember(self) -> None:
        """Keeps what was read now."""
        if self._store is not None:
            self._store.put_all(self._new)
        self._new = {}


def read_key(*parts: str) -> str:
    """The key of what is read of `parts`: where it was read, the hashes of what was read."""
    return key_of("read", _reader(), *parts)


@cache
def _reader() -> str:
    return "\0".join((program_digest(), *map(version_of, _LIBRARIES)))


def _as_text(built: Built[RecordType]) -> str:
    """Two lines of JSON, neither of which holds a line end."""
    record, said = built.record, built.diagnostics
    written = record.model_dump_json(exclude_unset=True) if record is not None else _NOTHING
    told = _diagnostics().dump_json(said).decode() if said else _SILENCE
    return f"{written}\n{told}"


def _from_text(text: str, model: type[RecordType]) -> Built[RecordType]:
    """Raises ValueError, of which pydantic's is one."""
    written, _, told = text.partition("\n")
    record = None if written == _NOTHING else model.model_validate_json(written)
    return Built(record, () if told == _SILENCE else _diagnostics().validate_json(told))


@cache
def _diagnostics() -> TypeAdapter[tuple[Diagnostic, ...]]:
    return TypeAdapter(tuple[Diagnostic, ...])
