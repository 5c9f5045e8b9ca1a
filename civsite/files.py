"""Files that others have a hand in: their paths and links, locks between processes, whole writes.

A repository may be a stranger's: a link in it would have one read or write what lies outside. So may
a manifest or a record be: what they name is believed only in the form that a build gives.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, TypeGuard

from civsite.diagnostics import Diagnostic, Refused, Span, Text

if sys.platform == "win32":
    import msvcrt

    def _lock(stream: IO[bytes], *, wait: bool) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(stream: IO[bytes], *, wait: bool) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


TEMPORARY_PREFIX = ".new-"
# Control characters and halves of characters; `\` and `:` mean folders, drives, streams on Windows.
_MEANS_MORE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\\:]")


def is_plain_path(path: object) -> TypeGuard[str]:
    """Whether `path` is text such as `site/news/index.html`: one file's, relative, on any system.

    It stays below any folder that it is joined to. No part of it is empty or begins with a dot: no
    product is hidden.
    """
    return (
        isinstance(path, str)
        and _MEANS_MORE.search(path) is None
        and all(part.strip() and not part.startswith(".") for part in path.split("/"))
    )


def is_sha256(value: object) -> TypeGuard[str]:
    """Whether `value` is a SHA-256 in hexadecimal, as such files have it."""
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value) is not None


def refuse_links(root: Path, path: str) -> None:
    """Raises Refused (`link`) where `path`, or a folder above it in `root`, is a link."""
    whole = PurePosixPath(path)
    for part in (*reversed(whole.parents), whole):
        if part.parts and (root / part).is_symlink():
            raise Refused([link_told(part.as_posix())])


def leads_out(root: Path, path: str) -> bool:
    """Whether links lead from `path` below `root` to what does not lie there."""
    return not (root / path).resolve().is_relative_to(root.resolve())


def link_told(path: str) -> Diagnostic:
    return Diagnostic(
        "link",
        Span(path),
        Text("这是一个链接，可能指向资料库之外", "this is a link, which may leave the repository"),
        Text("把真正的文件拷贝到这里", "copy the real file here"),
    )


def write_whole(location: Path, data: bytes, mode: int | None = None) -> None:
    """Writes a file of which readers see all or nothing, also after a kill; makes its folder.

    Unless a `mode` says otherwise, it is the user's alone.
    """
    location.parent.mkdir(parents=True, exist_ok=True)
    with new_file(location.parent) as (stream, temporary):
        stream.write(data)
        stream.close()
        if mode is not None:
            temporary.chmod(mode)
        os.replace(temporary, location)


def write_below(root: Path, path: str, data: bytes) -> None:
    """Writes the file `path` of a repository. Raises Refused where a link is on its way.

    Others may read it as they might before, or as the user's other new files.
    """
    refuse_links(root, path)
    location = root / path
    is_new = not location.exists()
    mode = 0o666 & ~_umask() if is_new else stat.S_IMODE(location.stat().st_mode)
    write_whole(location, data, mode)


def _umask() -> int:
    """What the user's new files do without; it can be read only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


@contextmanager
def new_file(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A file to be written and moved to its place; what stays of it is removed."""
    handle, name = tempfile.mkstemp(dir=folder, prefix=TEMPORARY_PREFIX)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream, temporary
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def held_lock(location: Path) -> Iterator[None]:
    """Holds the lock file at `location`, waiting for whoever holds it.

    The system lets go of it when the process ends, however it ends.
    """
    with open(os.open(location, os.O_RDWR | os.O_CREAT, 0o644), "rb+") as stream:
        _lock(stream, wait=True)
        yield


def is_free(location: Path) -> bool:
    """Whether no living process holds the lock file at `location`."""
    try:
        with location.open("rb+") as stream:
            _lock(stream, wait=False)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
