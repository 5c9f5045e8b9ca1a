"""Enters: bytes and a place. Leaves: a file of which readers see all or nothing, also after a kill."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from civsite.links import refuse_links

TEMPORARY_PREFIX = ".new-"


def write_whole(location: Path, data: bytes) -> None:
    """Writes a file beside its place and moves it there; makes the folder if need be."""
    location.parent.mkdir(parents=True, exist_ok=True)
    with new_file(location.parent) as (stream, temporary):
        stream.write(data)
        stream.close()
        os.replace(temporary, location)


def write_below(root: Path, path: str, data: bytes) -> None:
    """Writes the file `path` of a repository. Raises Refused where a link is on its way."""
    refuse_links(root, path)
    write_whole(root / path, data)


@contextlib.contextmanager
def new_file(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A file to be written and moved to its place; what stays of it is removed."""
    handle, name = tempfile.mkstemp(dir=folder, prefix=TEMPORARY_PREFIX)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream, temporary
    finally:
        temporary.unlink(missing_ok=True)
