"""Bytes enter; files in one folder hold them, each named by its SHA-256; checked bytes leave.

Each file is written beside its place and renamed, so that processes share the folder, on several
machines too, and a kill leaves nothing half-written.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from civsite.files import TEMPORARY_PREFIX, is_sha256, new_file

NAME = "blobs"
_CHUNK_BYTES = 1 << 20
# When something was last used matters to the hour: most runs then write nothing.
USED_TICK_SECONDS = 3600
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
Writer = Callable[[BinaryIO], None]


class Blob(NamedTuple):
    """Some bytes: their SHA-256 in hexadecimal, and their number."""

    sha256: str
    bytes: int


class Damaged(Exception):
    """Bytes that the store should have are gone or not what they were; they have to be made again."""


class Blobs:
    """The files in `folder`; the folder itself is never a link to another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / NAME
        remove_link(self._folder)

    def put(self, content: bytes | Writer) -> Blob:
        """Keeps bytes, or what `content` writes into a file."""
        if isinstance(content, bytes):
            blob = Blob(hashlib.sha256(content).hexdigest(), len(content))
            if self.has(blob):
                return blob
        self._make_folder()
        with new_file(self._folder) as (stream, temporary):
            if isinstance(content, bytes):
                stream.write(content)
            else:
                content(stream)
            stream.close()
            if not isinstance(content, bytes):
                with temporary.open("rb") as written:
                    digest = hashlib.file_digest(written, "sha256")
                blob = Blob(digest.hexdigest(), temporary.stat().st_size)
            os.replace(temporary, self._location(blob))
        return blob

    def put_file(self, location: Path, sha256: str) -> Blob:
        """Keeps the bytes of a file whose hash is known, unless they are there already."""
        blob = Blob(sha256, location.stat().st_size)
        if self.has(blob):
            return blob
        with location.open("rb") as source:
            return self.put(partial(shutil.copyfileobj, source))

    def has(self, blob: Blob) -> bool:
        """Whether as many bytes are there; `chunks` says whether they are the same."""
        try:
            status = os.lstat(self._location(blob))
        except (OSError, Damaged):
            return False
        if not stat.S_ISREG(status.st_mode) or status.st_size != blob.bytes:
            return False
        if status.st_mtime < time.time() - USED_TICK_SECONDS:
            with contextlib.suppress(OSError):
                os.utime(self._location(blob))
        return True

    def read(self, blob: Blob) -> bytes:
        """The bytes. Raises Damaged."""
        return b"".join(self.chunks(blob))

    def chunks(self, blob: Blob) -> Iterator[bytes]:
        """The bytes in pieces. Raises Damaged, at the latest at their end."""
        digest = hashlib.sha256()
        try:
            with self._open(blob) as stream:
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
            with self._open(blob) as stream:
                return stream.read(length)
        except OSError:
            raise Damaged(blob.sha256) from None

    def files(self) -> Iterator[tuple[int, int, str]]:
        """When each file was last used, in seconds, its bytes and its name."""
        try:
            with os.scandir(self._folder) as found:
                for entry in found:
                    status = entry.stat(follow_symlinks=False)
                    yield int(status.st_mtime), status.st_size, entry.name
        except OSError:
            return

    def forget(self, name: str) -> None:
        """Removes one of `files`, or the link or the folder that stands in its place."""
        location = self._folder / name
        try:
            location.unlink()
        except OSError:
            shutil.rmtree(location, ignore_errors=True)  # which refuses links

    def forget_damaged(self) -> None:
        """Removes what is not what its name says; it takes as long as to read everything."""
        for _, size, name in list(self.files()):
            with contextlib.suppress(Damaged):
                for _ in self.chunks(Blob(name, size)):
                    pass

    def forget_unfinished(self) -> None:
        """Removes what killed processes left half-written."""
        for used, _, name in list(self.files()):
            if name.startswith(TEMPORARY_PREFIX) and used < time.time() - USED_TICK_SECONDS:
                self.forget(name)

    def _location(self, blob: Blob) -> Path:
        """Raises Damaged for what is no hash: it could lead out of the folder."""
        if not is_sha256(blob.sha256):
            raise Damaged(blob.sha256)
        return self._folder / blob.sha256

    def _open(self, blob: Blob) -> BinaryIO:
        return open(os.open(self._location(blob), os.O_RDONLY | _NO_LINK), "rb")

    def _make_folder(self) -> None:
        if self._folder.is_file():
            self._folder.unlink()
        self._folder.mkdir(parents=True, exist_ok=True)


def remove_link(folder: Path) -> None:
    """The store's folders are its own: what lies behind a link is somebody else's."""
    if folder.is_symlink():
        folder.unlink()
