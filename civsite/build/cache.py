"""What was rendered before: results by job key, bytes by their own hash.

Every file is written beside its place and renamed, so that builds running at once share a cache
and a kill leaves nothing half-written. Bytes are checked against their hash when they are used.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from civsite.model.file import FileInput
from civsite.whole_file import new_file, write_whole

MOST_BYTES = 8_000_000_000
_CHUNK_BYTES = 1 << 20
Writer = Callable[[BinaryIO], None]


class Blob(NamedTuple):
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

    def store(self, key: str, outputs: Mapping[str, bytes | Writer]) -> Result:
        """Keeps each output under `key`: its bytes, or what it writes into a file."""
        result = {name: self._store_blob(data) for name, data in sorted(outputs.items())}
        stored = {name: [blob.sha256, blob.bytes] for name, blob in result.items()}
        write_whole(self._jobs / key[:2] / key, json.dumps(stored).encode())
        return result

    def read(self, blob: Blob) -> bytes:
        """The bytes of `blob`. Raises Damaged if they are gone or not what they were."""
        return b"".join(self.chunks(blob))

    def chunks(self, blob: Blob) -> Iterator[bytes]:
        """The bytes of `blob` in pieces. Raises Damaged, at the latest at their end, as `read` does."""
        digest = hashlib.sha256()
        try:
            with self._location(blob).open("rb") as stream:
                while chunk := stream.read(_CHUNK_BYTES):
                    digest.update(chunk)
                    yield chunk
        except OSError:
            raise Damaged(blob.sha256) from None
        if digest.hexdigest() != blob.sha256:
            with contextlib.suppress(OSError):
                self._location(blob).unlink()
            raise Damaged(blob.sha256)

    def head(self, blob: Blob, length: int) -> bytes:
        """The first `length` bytes, which are not held to the hash. Raises Damaged if they are gone."""
        try:
            with self._location(blob).open("rb") as stream:
                return stream.read(length)
        except OSError:
            raise Damaged(blob.sha256) from None

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
        found = [each for folder in (self._blobs, self._jobs) for each in _files_in(folder)]
        total = sum(size for _, size, _ in found)
        for _, size, location in sorted(found):
            if total <= most_bytes:
                return
            with contextlib.suppress(OSError):
                os.unlink(location)
            total -= size

    def _location(self, blob: Blob) -> Path:
        return self._blobs / blob.sha256[:2] / blob.sha256

    def _store_blob(self, output: bytes | Writer) -> Blob:
        if not isinstance(output, bytes):
            return self._store_written(output)
        data = output
        blob = Blob(hashlib.sha256(data).hexdigest(), len(data))
        location = self._location(blob)
        if not location.exists() or location.stat().st_size != len(data):
            write_whole(location, data)
        return blob

    def _store_written(self, write: Writer) -> Blob:
        """The bytes are known by their hash once they are written."""
        self._blobs.mkdir(parents=True, exist_ok=True)
        with new_file(self._blobs) as (stream, temporary):
            write(stream)
            stream.close()
            blob = Blob(FileInput.at(temporary).sha256, temporary.stat().st_size)
            self._location(blob).parent.mkdir(exist_ok=True)
            os.replace(temporary, self._location(blob))
        return blob


def _files_in(folder: Path | str) -> Iterator[tuple[int, int, str]]:
    """Time of change, bytes and place of every file below `folder`."""
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from _files_in(entry.path)
                continue
            with contextlib.suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                yield status.st_mtime_ns, status.st_size, entry.path


class Damaged(Exception):
    """Bytes in the cache are not what was stored; the job that made them has to run again."""
