"""What this program is, by its own sources and its libraries, and what travels with it."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_IN_WHEEL = _PACKAGE / "_packaged"
_INFO = re.compile(r"(.+)-([^-]+)\.dist-info")


@cache
def program_digest() -> str:
    """Names and bytes of every module of the package, hashed; in hexadecimal."""
    package = str(_PACKAGE)
    digest = hashlib.sha256()
    for location in _modules(package):
        digest.update(location[len(package) :].replace(os.sep, "/").encode() + b"\0")
        with open(location, "rb", buffering=0) as stream:
            digest.update(stream.read())
    return digest.hexdigest()


def version_of(library: str) -> str:
    """The version of an installed distribution; "-" for one that is not there."""
    known = _installed().get(_normal(library))
    if known is not None:
        return known
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return "-"


@cache
def _installed() -> dict[str, str]:
    """Versions by the names of folders: to ask for one's metadata takes as long as to list them all."""
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if match := _INFO.fullmatch(name):
                found.setdefault(_normal(match[1]), match[2])
    return found


def _normal(library: str) -> str:
    return re.sub(r"[-_.]+", "_", library).lower()


def _modules(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith(".py"):
            yield entry.path
        elif not entry.name.startswith((".", "_")) and entry.is_dir():
            yield from _modules(entry.path)


def packaged_theme() -> Path:
    """The theme that a community's own `theme/` wins over, file by file."""
    return _root() / "theme"


def sample_content() -> Path:
    """The content of the sample community, which `civsite init` starts from."""
    return _root() / "content"


def explanations(language: str) -> Path:
    """The page on every diagnostic, in this language."""
    return _root() / "docs" / f"diagnostics.{language}.md"


def _root() -> Path:
    """A wheel carries them inside the package; in a checkout they are the folders beside it."""
    return _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent
