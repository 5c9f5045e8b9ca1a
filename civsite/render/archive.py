"""Files by name enter; one zip leaves, the same bytes for the same files on every machine."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import BinaryIO, NamedTuple

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of zip's calendar
_UNIX = 3
_READABLE = 0o100644 << 16


class Archive(NamedTuple):
    """A zip still to be written, by the build, so that no job holds all of it in memory.

    `members`: names in the zip with the names of the job's `digests` whose bytes they are.
    """

    members: tuple[tuple[str, str], ...]


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip in memory."""
    stream = io.BytesIO()
    pack_into(stream, files)
    return stream.getvalue()


def pack_into(stream: BinaryIO, files: Iterable[tuple[str, bytes]]) -> None:
    """Stored, not squeezed: PDFs and pictures are squeezed already, and squeezers differ between machines."""
    import zipfile

    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            archive.writestr(entry, data)
