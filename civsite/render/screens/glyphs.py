"""A character and the dots of its line enter; its glyph leaves: dots that are lit or dark, no grey.

At 16 dots Chinese is drawn by hand, dot by dot (`civsite.fonts.dots`): outlines of that size run
together in 警, 嚷 or 藏. From 24 dots on it is the bold sans fitted to the grid, a dot lit where the
stroke covers most of it: strokes of two dots that leave the gaps open. Digits are half as wide as
Chinese, all alike, so that times and telephone numbers stand in columns.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from civsite.fonts import KAI, SANS, SERIF, covered_by, font_directory
from civsite.fonts.dots import ROWS, rows_of
from civsite.fonts.faces import pinned_faces

# How far down its line a glyph stands, in heights of the line; Latin with room for a g.
_BASELINE = 0.88
_LATIN_BASELINE = 0.8125
_BOLD_FROM_DOTS = 20
# Of 255: how much of a dot a bold stroke must cover to light it.
_COVERED = 200
# Below this only letters and digits, which are set in the sans at every size.
_FIRST_NOT_LATIN = 0x2000
# Stops that the mainland sets at the lower left; the drawn ones stand in the middle.
_OUTLINED = frozenset("，。、；：！？（）【】《》〈〉「」『』")
_DIGITS = "0123456789"


class Glyph(NamedTuple):
    """A picture of as many rows as the line has dots, and how far the next glyph is, in dots."""

    picture: Image.Image
    advance: int


@lru_cache(maxsize=4096)
def glyph(character: str, dots: int) -> Glyph:
    """The glyph of `character` in a line of `dots`."""
    if ord(character) < _FIRST_NOT_LATIN:
        return _latin(character, dots)
    drawing = rows_of(character) if dots == ROWS and character not in _OUTLINED else None
    if drawing is None:
        return _set(character, dots, _BASELINE, dots)
    width, rows = drawing
    return Glyph(Image.frombytes("1", (width, ROWS), rows), width)


def _latin(character: str, dots: int) -> Glyph:
    """Letters as wide as they are, digits in cells of half a square."""
    plain = _set(character, _latin_size(dots), _LATIN_BASELINE, dots)
    if character not in _DIGITS:
        return plain
    left, right = _ink(plain)
    cell = Image.new("1", (dots // 2, dots))
    ink = plain.picture.crop((left, 0, right, dots))
    cell.paste(ink, ((cell.width - ink.width + 1) // 2, 0))
    return Glyph(cell, cell.width)


@lru_cache(maxsize=8)
def _latin_size(dots: int) -> int:
    """The largest size, below that of Chinese, at which digits stand apart in their cells."""
    sizes = range(dots * 15 // 16, 0, -1)
    return next((size for size in sizes if _widest_digit(size, dots) < dots // 2), 1)


def _widest_digit(size: int, dots: int) -> int:
    inks = (_ink(_set(digit, size, _LATIN_BASELINE, dots)) for digit in _DIGITS)
    return max(right - left for left, right in inks)


def _ink(glyph: Glyph) -> tuple[int, int]:
    left, _, right, _ = glyph.picture.getbbox() or (0, 0, 0, 0)
    return left, right


def _set(character: str, size: int, baseline: float, dots: int) -> Glyph:
    """Nothing of the glyph is cut off: what reaches over its line is moved, over its width widens it."""
    font = _font(_family(character), size, dots)
    bold = dots >= _BOLD_FROM_DOTS
    advance = round(font.getlength(character, mode="L" if bold else "1"))
    sheet = Image.new("L" if bold else "1", (3 * dots, 3 * dots))
    at = (dots, dots + round(baseline * dots))
    ImageDraw.Draw(sheet).text(at, character, font=font, fill=255, anchor="ls")
    lit = sheet.point(_lit, "1") if bold else sheet
    left, top, right, bottom = lit.getbbox() or (dots, dots, dots, dots)
    x = max(0, left - dots)
    y = min(max(0, top - dots), max(0, 2 * dots - bottom + top - dots))
    picture = Image.new("1", (max(min(advance, dots), x + right - left), dots))
    picture.paste(lit.crop((left, top, right, bottom)), (x, y))
    return Glyph(picture, picture.width)


def _lit(coverage: int) -> int:
    return 255 if coverage >= _COVERED else 0


def _family(character: str) -> str:
    families = (SANS, SERIF, KAI)
    return next((name for name in families if ord(character) in covered_by(name)), SANS)


@lru_cache(maxsize=32)
def _font(family: str, size: int, dots: int) -> ImageFont.FreeTypeFont:
    wanted = 700 if dots >= _BOLD_FROM_DOTS else 400
    faces = [face for face in pinned_faces() if face.family == family]
    face = min(faces, key=lambda each: (abs(each.weight - wanted), each.file))
    path = str(font_directory() / face.file)
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
