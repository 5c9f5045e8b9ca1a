"""A digest of this program's own sources: what another version has read or made is not trusted."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path


@cache
def program_digest() -> str:
    """Names and bytes of every module of the package, hashed; in hexadecimal."""
    package = str(Path(__file__).parent)
    digest = hashlib.sha256()
    for location in _modules(package):
        digest.update(location[len(package) :].replace(os.sep, "/").encode() + b"\0")
        with open(location, "rb", buffering=0) as stream:
            digest.update(stream.read())
    return digest.hexdigest()


def _modules(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith(".py"):
            yield entry.path
        elif not entry.name.startswith((".", "_")) and entry.is_dir():
            yield from _modules(entry.path)
