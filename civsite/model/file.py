"""A file whose bytes matter and whose place does not: what jobs read and themes are made of."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple


class FileInput(NamedTuple):
    """Bytes on disk with their SHA-256 in hexadecimal; only the hash enters a job's key."""

    location: Path
    sha256: str

    @classmethod
    def at(cls, location: Path) -> FileInput:
        with location.open("rb", buffering=0) as stream:
            return cls(location, hashlib.file_digest(stream, "sha256").hexdigest())
