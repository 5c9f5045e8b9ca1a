"""Bytes by the hash of what they were made from, in a folder; safe for two builds at once."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


class Cache:
    """Without a folder it keeps nothing. An entry is written whole or not at all."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        if self._folder is None:
            return None
        try:
            return self._place(self._folder, key).read_bytes()
        except OSError:
            return None

    def put(self, key: str, content: bytes) -> None:
        if self._folder is None:
            return
        place = self._place(self._folder, key)
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, written = tempfile.mkstemp(dir=place.parent, prefix=".")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.replace(written, place)

    @staticmethod
    def _place(folder: Path, key: str) -> Path:
        return folder / key[:2] / key[2:]
