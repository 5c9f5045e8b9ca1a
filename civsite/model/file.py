"""A file whose bytes matter and whose place does not: what jobs read and themes are made of."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

# More is read through a buffer, which is long in coming.
_SMALL_BYTES = 100_000


class FileInput(NamedTuple):
    """Bytes on disk with their SHA-256 in hexadecimal; only the hash enters a job's key."""

    location: Path
    sha256: str

    @classmethod
    def at(cls, location: Path) -> FileInput:
        with location.open("rb", buffering=0) as stream:
            if os.fstat(stream.fileno()).st_size <= _SMALL_BYTES:
                digest = hashlib.sha256(stream.readall())
            else:
                digest = hashlib.file_digest(stream, "sha256")
            return cls(location, digest.hexdigest())
