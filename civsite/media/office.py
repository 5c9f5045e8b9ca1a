"""A DOCX's or an XLSX's bytes enter; its parts leave, each whole."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

# What a document may unpack to: far beyond any form or table, and no danger to a machine.
_MOST_UNPACKED_BYTES = 100_000_000
# Word and Excel up to 2003 wrote this, and so do later ones for a document with a password.
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def parts_of(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Names and bytes. Raises ValueError for what is no Office document, damaged or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as document:
            if sum(part.file_size for part in document.infolist()) > _MOST_UNPACKED_BYTES:
                raise ValueError("unpacks to too much")
            for name in document.namelist():
                yield name, document.read(name)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, LookupError) as error:
        raise ValueError(str(error)) from None


def is_old_or_locked(data: bytes) -> bool:
    """Whether it is a `.doc` or `.xls` by another name, or takes a password."""
    return data.startswith(_OLD_OR_LOCKED)
