"""What was rendered before: results by job key, bytes by their own hash.

Every file is written beside its place and renamed, so that builds running at once share a cache
and a kill leaves nothing half-written. Bytes are checked against their hash when they are used.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from civsite.model.file import FileInput

MOST_BYTES = 8_000_000_000


@dataclass(frozen=True, slots=True)
class Blob:
    """Some bytes in the cache, by their SHA-256 in hexadecimal, and their number."""

    sha256: str
    bytes: int


Result = Mapping[str, Blob]


class Cache:
    """A folder of results; `folder` is made when first written to."""

    def __init__(self, folder: Path) -> None:
        self._jobs = folder / "jobs"
        self._blobs = folder / "blobs"

    def find(self, key: str) -> Result | None:
        """The result stored under `key`, or None if it or any of its bytes are not there."""
        location = self._jobs / key[:2] / key
        try:
            stored = json.loads(location.read_bytes())
            result = {name: Blob(blob[0], blob[1]) for name, blob in stored.items()}
            whole = all(
                self._location(blob).stat().st_size == blob.bytes for blob in result.values()
            )
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return None
        return result if whole else None

    def store(self, key: str, outputs: Mapping[str, bytes]) -> Result:
        """Keeps the bytes of each output under `key`."""
        result = {name: self._store_blob(data) for name, data in sorted(outputs.items())}
        stored = {name: [blob.sha256, blob.bytes] for name, blob in result.items()}
        write_whole(self._jobs / key[:2] / key, json.dumps(stored).encode())
        return result

    def read(self, blob: Blob) -> bytes:
        """The bytes of `blob`. Raises Damaged if they are gone or not what they were."""
        try:
            data = self._location(blob).read_bytes()
        except OSError:
            raise Damaged(blob.sha256) from None
        if hashlib.sha256(data).hexdigest() != blob.sha256:
            with contextlib.suppress(OSError):
                self._location(blob).unlink()
            raise Damaged(blob.sha256)
        return data

    def drop_damaged(self) -> None:
        """Removes all bytes that are not what was stored; the jobs that made them run again."""
        for location in self._blobs.rglob("*"):
            with contextlib.suppress(OSError):
                if location.is_file() and FileInput.at(location).sha256 != location.name:
                    location.unlink()

    def mark_used(self, keys: Mapping[str, Result]) -> None:
        """Notes results as recently used, so that `prune` takes others first."""
        for key, result in keys.items():
            for location in (self._jobs / key[:2] / key, *map(self._location, result.values())):
                with contextlib.suppress(OSError):
                    os.utime(location)

    def prune(self, most_bytes: int = MOST_BYTES) -> None:
        """Removes what was not used for longest until at most `most_bytes` are left."""
        found = []
        for location in (*self._blobs.rglob("*"), *self._jobs.rglob("*")):
            with contextlib.suppress(OSError):
                if location.is_file():
                    status = location.stat()
                    found.append((status.st_mtime_ns, status.st_size, location))
        total = sum(size for _, size, _ in found)
        for _, size, location in sorted(found):
            if total <= most_bytes:
                return
            with contextlib.suppress(OSError):
                location.unlink()
            total -= size

    def _location(self, blob: Blob) -> Path:
        return self._blobs / blob.sha256[:2] / blob.sha256

    def _store_blob(self, data: bytes) -> Blob:
        blob = Blob(hashlib.sha256(data).hexdigest(), len(data))
        location = self._location(blob)
        if not location.exists() or location.stat().st_size != len(data):
            write_whole(location, data)
        return blob


class Damaged(Exception):
    """Bytes in the cache are not what was stored; the job that made them has to run again."""


def write_whole(location: Path, data: bytes) -> None:
    """Writes a file so that readers see all of it or nothing."""
    location.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=location.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.replace(temporary, location)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
