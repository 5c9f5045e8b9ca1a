"""Enters: the manifest of pinned font files. Leaves: the directory that holds them, their digest.

A machine's own fonts are never looked at: the same content must give the same bytes anywhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from civsite.diagnostics import Text

SANS = "Noto Sans SC"
SERIF = "Noto Serif SC"
KAI = "LXGW WenKai"

MANIFEST = Path(__file__).with_name("manifest.json")
_PACKAGED = Path(__file__).parent.parent / "_packaged" / "fonts"
_COVERAGE_FORMAT = "coverage 1"


class FontsMissing(Exception):
    """The font files are not on this machine, or not whole; `message` and `hint` are for people."""

    def __init__(self, directory: Path) -> None:
        self.message = Text(
            zh=f"字体不在或不完整：{directory}",
            en=f"the fonts are missing or incomplete: {directory}",
        )
        self.hint = Text(
            zh="在克隆的仓库里运行 make fonts；用 pip 装的，请运行 "
            "pip install --force-reinstall --no-deps civsite",
            en="in a clone, run `make fonts`; if installed with pip, run "
            "`pip install --force-reinstall --no-deps civsite`",
        )
        super().__init__(self.message.en)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: its family and weight, the npm package and member it comes from, its hash."""

    file: str
    family: str
    weight: int
    package: str
    member: str
    sha256: str
    bytes: int


@cache
def pinned_faces() -> tuple[Face, ...]:
    return tuple(Face(**each) for each in json.loads(MANIFEST.read_text(encoding="utf-8")))


def font_directory() -> Path:
    """The directory of the font files: `CIVSITE_FONTS` if set, the wheel's own, or the cache.

    Raises `FontsMissing`.
    """
    chosen = os.environ.get("CIVSITE_FONTS")
    if chosen:
        if not any(Path(chosen).glob("*.ttf")):
            raise FontsMissing(Path(chosen))
        return Path(chosen)
    directory = _PACKAGED if _PACKAGED.is_dir() else cache_directory()
    if not is_whole(directory):
        raise FontsMissing(directory)
    return directory


def font_digest() -> str:
    """A hash of the font files in use, part of every product's key; raises `FontsMissing`."""
    if os.environ.get("CIVSITE_FONTS"):
        return _digest_of_files(font_directory())
    return _digest_of_manifest()


def cache_directory() -> Path:
    """Where set-up keeps the faces of this manifest, outside the repository."""
    return _user_cache() / f"fonts-{_digest_of_manifest()[:16]}"


def is_whole(directory: Path) -> bool:
    """Whether every pinned file is there at its full length."""
    try:
        return all((directory / face.file).stat().st_size == face.bytes for face in pinned_faces())
    except OSError:
        return False


def _user_cache() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "civsite"


@cache
def _digest_of_manifest() -> str:
    lines = [f"{face.file} {face.sha256}" for face in pinned_faces()]
    return hashlib.sha256("\n".join([_COVERAGE_FORMAT, *lines]).encode()).hexdigest()


@cache
def _digest_of_files(directory: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(directory.glob("*.ttf")):
        digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
