"""Files by name enter; one zip leaves, the same bytes for the same files on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of zip's calendar
_UNIX = 3
_READABLE = 0o100644 << 16


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Stored, not squeezed: PDFs and pictures are squeezed already, and squeezers differ between machines."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            archive.writestr(entry, data)
    return stream.getvalue()
