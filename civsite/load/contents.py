"""Files of a repository enter; the SHA-256 of their bytes leaves, by their stamps where these are known."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from civsite.load.listing import FoundFile, FoundMedia
from civsite.load.text import MOST_BYTES, bytes_of
from civsite.model.file import FileInput
from civsite.store import FileStamp, Store
from civsite.store.stamps import Stamped


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
        known = self._by_stamp(found.path, found.stamp)
        if known is not None:
            return known
        data, size = self._read[found.path] = bytes_of(found.location)
        length = b"" if size <= MOST_BYTES else b"%d" % size
        return self._note(found.path, found.stamp, hashlib.sha256(data + length).hexdigest())

    def hash_of_media(self, found: FoundMedia) -> str:
        """In hexadecimal. Raises OSError."""
        path = f"content/{found.path}"
        known = self._by_stamp(path, found.stamp)
        if known is not None:
            return known
        return self._note(path, found.stamp, FileInput.at(Path(found.location)).sha256)

    def take(self, found: FoundFile) -> tuple[bytes, int]:
        """The first `MOST_BYTES` of the file and its length. Raises OSError."""
        return self._read.pop(found.path, None) or bytes_of(found.location)

    def remember(self) -> None:
        """Keeps new stamps, and forgets those of files that nobody asked for.

        Where none was asked for the whole folder is away, and may come back.
        """
        if self._store is not None and self._seen:
            self._store.values.change_stamps(self._new, self._known.keys() - self._seen)

    def _by_stamp(self, path: str, stamp: FileStamp) -> str | None:
        location = f"{self._root}/{path}"
        self._seen.add(location)
        known = self._known.get(location)
        return known[1] if known is not None and known[0] == stamp else None

    def _note(self, path: str, stamp: FileStamp, sha256: str) -> str:
        if stamp.is_settled(self._begun_ns):
            self._new[f"{self._root}/{path}"] = stamp, sha256
        return sha256
