"""A folder as destination: a mounted server, a stick, a synchronised folder."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from civsite.diagnostics import Text
from civsite.publish.backend import Done, PublishFailed


class FolderBackend:
    """Files below `folder`; each is written beside its place and moved there whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, path: str) -> bytes | None:
        try:
            return (self._folder / path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _failed(self._folder / path, error) from error

    def write(self, path: str, data: bytes) -> None:
        place = self._folder / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with _moved_there(place) as part:
                part.write_bytes(data)
        except OSError as error:
            raise _failed(place, error) from error

    def send(self, outbox: Path, paths: Sequence[str], done: Done) -> None:
        for path in paths:
            place = self._folder / path
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                with _moved_there(place) as part:
                    shutil.copyfile(outbox / path, part)
            except OSError as error:
                raise _failed(place, error) from error
            done(1)

    def remove(self, paths: Sequence[str]) -> None:
        for path in paths:
            place = self._folder / path
            try:
                place.unlink(missing_ok=True)
            except NotADirectoryError:
                pass
            except OSError as error:
                raise _failed(place, error) from error
            for folder in place.relative_to(self._folder).parents[:-1]:
                with contextlib.suppress(OSError):
                    (self._folder / folder).rmdir()


@contextlib.contextmanager
def _moved_there(place: Path) -> Iterator[Path]:
    """A file to write beside `place`, which takes its place at the end, and only then."""
    part = place.with_name(f".{secrets.token_hex(6)}.civsite-part")
    try:
        yield part
        os.replace(part, place)
    finally:
        part.unlink(missing_ok=True)


def _failed(place: Path, error: OSError) -> PublishFailed:
    why = error.strerror or error
    return PublishFailed(Text(f"写不进 {place}：{why}", f"cannot write {place}: {why}"))
