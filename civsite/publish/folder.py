"""A folder as destination: a mounted server, a stick, a synchronised folder."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path

from civsite.publish.backend import Done, PublishFailed


class FolderBackend:
    """Files below `folder`; each is written beside its place and moved there whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def read(self, path: str) -> bytes | None:
        place = self._place(path)
        with _told(place), contextlib.suppress(FileNotFoundError):
            if not stat.S_ISREG(place.lstat().st_mode):
                raise PublishFailed(
                    f"{place} 不是普通文件，请把它移走",
                    f"{place} is no ordinary file; move it away",
                )
            return place.read_bytes()
        return None

    def taken(self, paths: Collection[str], folders: Collection[str]) -> frozenset[str]:
        files = (path for path in paths if os.path.lexists(self._folder / path))
        return frozenset((*files, *filter(self._is_no_folder, folders)))

    def write(self, path: str, data: bytes) -> None:
        self._put(path, lambda part: part.write_bytes(data))

    def send(self, outbox: Path, paths: Sequence[str], done: Done) -> None:
        for path in paths:
            self._put(path, partial(shutil.copyfile, outbox / path))
            done(1)

    def remove(self, paths: Sequence[str]) -> None:
        for path in paths:
            place = self._place(path)
            with _told(place), contextlib.suppress(NotADirectoryError):
                place.unlink(missing_ok=True)
            for folder in place.relative_to(self._folder).parents[:-1]:
                with contextlib.suppress(OSError):
                    (self._folder / folder).rmdir()

    def _put(self, path: str, fill: Callable[[Path], object]) -> None:
        """Fills a file beside `path`, which takes its place at the end, and only then."""
        place = self._place(path)
        part = place.with_name(f".{secrets.token_hex(6)}.civsite-part")
        with _told(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                fill(part)
                os.replace(part, place)
            finally:
                part.unlink(missing_ok=True)

    def _place(self, path: str) -> Path:
        """Where `path` lies. Raises PublishFailed where a link leads out of the folder."""
        place = self._folder / path
        if not place.parent.resolve().is_relative_to(self._folder):
            raise PublishFailed(
                f"{place.parent} 经过一个通向 {self._folder} 之外的链接，什么也没有写",
                f"{place.parent} is behind a link that leads out of {self._folder};"
                " nothing is written there",
            )
        return place

    def _is_no_folder(self, path: str) -> bool:
        place = self._folder / path
        return os.path.lexists(place) and (place.is_symlink() or not place.is_dir())


@contextlib.contextmanager
def _told(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or error
        raise PublishFailed(f"写不进 {place}：{why}", f"cannot write {place}: {why}") from error
