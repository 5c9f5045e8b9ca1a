"""Enters: the font directory. Leaves: the characters that its families hold, or lack for a text.

Reading six character maps takes a second, so set-up leaves them as ranges beside the fonts.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path

from civsite.fonts.faces import font_directory

COVERAGE_FILE = "coverage.json"

Ranges = dict[str, list[tuple[int, int]]]


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
    known = _printable(directory or font_directory())
    if known.issuperset(text):
        return ()
    return tuple(
        character
        for character in dict.fromkeys(text)
        if character not in known and not _leaves_no_mark(character)
    )


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
    stored = directory / COVERAGE_FILE
    ranges = json.loads(stored.read_bytes()) if stored.exists() else coverage_of(directory)
    return {
        family: frozenset(point for first, last in spans for point in range(first, last + 1))
        for family, spans in ranges.items()
    }


@cache
def _alone(directory: Path, family: str) -> frozenset[int]:
    families = _families(directory)
    others = (points for name, points in families.items() if name != family)
    return families.get(family, frozenset[int]()).difference(*others)


@cache
def _printable(directory: Path) -> frozenset[str]:
    points = frozenset[int]().union(*_families(directory).values())
    return frozenset(map(chr, points)) | {"\n", " "}


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
