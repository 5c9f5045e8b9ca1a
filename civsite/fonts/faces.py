"""Enters: the manifest of pinned font files. Leaves: where they lie, their digest, their characters.

A machine's own fonts are never looked at: the same content must give the same bytes anywhere.
Reading six character maps takes a second, so set-up leaves them as ranges beside the fonts.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path

from civsite.diagnostics import Stopped

SANS = "Noto Sans SC"
SERIF = "Noto Serif SC"
KAI = "LXGW WenKai"

MANIFEST = Path(__file__).with_name("manifest.json")
_PACKAGED = Path(__file__).parent.parent / "_packaged" / "fonts"
_COVERAGE_FORMAT = "coverage 1"
COVERAGE_FILE = "coverage.json"
_BASIC_PLANE_ENDS = 0xFFFF

Ranges = dict[str, list[tuple[int, int]]]


class FontsMissing(Stopped):
    """The font files are not on this machine, or not whole; `text` says how to get them."""

    def __init__(self, directory: Path) -> None:
        again = "pip install --force-reinstall --no-deps civsite"
        super().__init__(
            f"字体不在或不完整：{directory}\n"
            f"在克隆的仓库里运行 make fonts；用 pip 装的，请运行 {again}",
            f"the fonts are missing or incomplete: {directory}\n"
            f"in a clone, run `make fonts`; if installed with pip, run `{again}`",
        )


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


def covered_by(family: str) -> frozenset[int]:
    """The code points that every weight of `family` holds; raises `FontsMissing`."""
    return _families(font_directory()).get(family, frozenset())


def only_in(family: str, text: str) -> str:
    """The characters of `text`, sorted, that `family` alone can print; raises `FontsMissing`."""
    alone = _alone(font_directory(), family)
    return "".join(sorted(each for each in set(text) if ord(each) in alone))


def uncovered(text: str, directory: Path | None = None) -> tuple[str, ...]:
    """The characters of `text` that no family can print, each once, in their order.

    Spaces, controls, joiners and variation selectors leave no mark and are never named. Whoever
    asks often names the font directory. Raises `FontsMissing`.
    """
    directory = directory or font_directory()
    sound = _found_sound(directory)
    lacking = set(text).difference(sound)
    new = {each for each in lacking if _leaves_no_mark(each) or _is_printable(each, directory)}
    sound.update(new)
    if lacking == new:
        return ()
    return tuple(character for character in dict.fromkeys(text) if character not in sound)


def is_suspect(text: str, directory: Path) -> bool:
    """Whether `uncovered` may name anything of `text`; ten times as quick for the texts of which it
    does not, after the first, which takes as long as hundreds.
    """
    return _suspect(directory).search(text) is not None


def coverage_of(directory: Path) -> Ranges:
    """The character maps of all `*.ttf` in `directory`: family → inclusive ranges."""
    from fontTools.ttLib import TTFont  # half a second to import, seldom needed

    families: dict[str, set[int]] = {}
    for path in sorted(directory.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            names, points = font["name"], set(font.getBestCmap())
            family = names.getDebugName(16) or names.getDebugName(1)
        families[family] = families.get(family, points) & points
    return {family: _ranges(points) for family, points in sorted(families.items())}


@cache
def _families(directory: Path) -> dict[str, frozenset[int]]:
    return {
        family: frozenset(point for first, last in spans for point in range(first, last + 1))
        for family, spans in _ranges_of(directory).items()
    }


@cache
def _alone(directory: Path, family: str) -> frozenset[int]:
    families = _families(directory)
    others = (points for name, points in families.items() if name != family)
    return families.get(family, frozenset[int]()).difference(*others)


@cache
def _found_sound(directory: Path) -> set[str]:
    """The characters that were asked for and can stand in a text: all texts have a few thousand."""
    return set()


def _is_printable(character: str, directory: Path) -> bool:
    point = ord(character)
    return any(
        point <= spans[place][1]
        for spans in _ranges_of(directory).values()
        if (place := bisect_right(spans, point, key=itemgetter(0)) - 1) >= 0
    )


@cache
def _suspect(directory: Path) -> re.Pattern[str]:
    """Finds a character that may lack a face: those beyond the basic plane are not told apart."""
    spans = sorted(span for spans in _ranges_of(directory).values() for span in spans)
    printable = "".join(
        f"{re.escape(chr(first))}-{re.escape(chr(min(last, _BASIC_PLANE_ENDS)))}"
        for first, last in spans
        if first <= _BASIC_PLANE_ENDS
    )
    return re.compile(f"[^\\n{printable}]")


@cache
def _ranges_of(directory: Path) -> Ranges:
    stored = directory / COVERAGE_FILE
    ranges: Ranges = json.loads(stored.read_bytes()) if stored.exists() else coverage_of(directory)
    return ranges


def _leaves_no_mark(character: str) -> bool:
    point = ord(character)
    if 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF:
        return True
    return unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp")


def _ranges(points: set[int]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for point in sorted(points):
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1] = (ranges[-1][0], point)
        else:
            ranges.append((point, point))
    return ranges
