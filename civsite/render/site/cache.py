"""Bytes by the hash of what they were made from, in a folder; safe for two builds at once."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

_DIGEST_BYTES = 32
# Entries of earlier states are kept, so that going back is quick, but not without end.
_KEPT_FOR_EACH_USED = 4


class Cache:
    """Without a folder it keeps nothing. An entry is written whole or not at all.

    Each begins with the SHA-256 of the rest: what was damaged on the disk counts as missing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def get(self, key: str) -> bytes | None:
        if self._folder is None:
            return None
        try:
            entry = self._place(self._folder, key).read_bytes()
        except OSError:
            return None
        digest, content = entry[:_DIGEST_BYTES], entry[_DIGEST_BYTES:]
        if hashlib.sha256(content).digest() != digest:
            return None
        self._used.add(key)
        return content

    def put(self, key: str, content: bytes) -> None:
        if self._folder is None:
            return
        self._used.add(key)
        place = self._place(self._folder, key)
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, written = tempfile.mkstemp(dir=place.parent, prefix=".")
        with os.fdopen(handle, "wb") as stream:
            stream.write(hashlib.sha256(content).digest() + content)
        os.replace(written, place)

    def prune(self) -> None:
        """Forget what this build did not use, once it has become many times what it did.

        Another build that wanted an entry makes it again.
        """
        if self._folder is None or not self._folder.is_dir():
            return
        places = [place for folder in self._folder.iterdir() for place in folder.iterdir()]
        if len(places) <= (len(self._used) + 1) * _KEPT_FOR_EACH_USED:
            return
        used = {self._place(self._folder, key) for key in self._used}
        for place in places:
            if place not in used:
                place.unlink(missing_ok=True)

    @staticmethod
    def _place(folder: Path, key: str) -> Path:
        return folder / key[:2] / key[2:]
