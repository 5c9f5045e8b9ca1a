"""What LED screens show, dot by dot: glyphs of characters, frames of words, a preview of frames.

A dot of a frame is lit or dark, never grey. At 16 dots Chinese is drawn by hand
(`civsite.fonts.dots`): outlines of that size run together in 警, 嚷 or 藏. From 24 dots on it is the
bold sans fitted to the grid, a dot lit where the stroke covers most of it: strokes of two dots that
leave the gaps open. Digits are half as wide as Chinese, all alike, so that times and telephone numbers
stand in columns.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.fonts import KAI, SANS, SERIF, covered_by, font_directory
from civsite.fonts.dots import ROWS, rows_of
from civsite.fonts.faces import pinned_faces
from civsite.render.media.picture import encoded

# What a lit dot can be. A single-colour strip is lit or not; red is the commonest.
_COLOURS = {"red": (255, 0, 0), "green": (0, 255, 0), "yellow": (255, 255, 0), "white": (255,) * 3}

_HANGING = tuple("，、。；：")
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
_PREVIEW_PX = 960
_LARGEST_DOT_PX = 8
# So many dots fill a window without being magnified.
_MANY_DOTS = 150_000
_STEPS = 12
_STEP_MS = 50
_BLACK, _DARK = (0, 0, 0), (26, 26, 26)
# The first two are the seam and a dot that is dark.
_PALETTE = (_BLACK, _DARK, *_COLOURS.values())

# A row a line of dots, numbers of the palette.
Dots = npt.NDArray[np.uint8]


def render_frame(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `png`. `request`: `size` in px, `dots` of a character, `lines`, `colour`, `source`.

    The first `heading` lines are in `heading_colour`.
    Raises Refused (`slide-overflow`) if a line is wider than the screen.
    """
    width, height = request["size"]
    dots: int = request["dots"]
    lines: list[str] = request["lines"]
    colours = list(dict.fromkeys((request["colour"], request["heading_colour"])))
    lit = (1, len(colours))
    canvas = Image.new("P", (width, height), 0)
    for number, (line, top) in enumerate(zip(lines, _tops(len(lines), dots, height), strict=True)):
        glyphs = [glyph(character, dots) for character in line]
        left = width - sum(each.width for each in glyphs)
        if left < 0:
            raise Refused([_refusal(line, request)])
        # In the middle; a stop at the end hangs, if there is room.
        hanging = glyphs[-1].width if line[-1:] in _HANGING else 0
        x = min((left + hanging) // 2, left)
        for each in glyphs:
            canvas.paste(lit[number < request["heading"]], (x, top), each)
            x += each.width
    # One bit a dot, two if there are two colours; the palette says what a lit dot looks like.
    canvas.putpalette([0, 0, 0, *(level for colour in colours for level in _COLOURS[colour])])
    return {"png": encoded(canvas, "PNG", bits=len(colours), compress_level=9)}


def _tops(count: int, dots: int, height: int) -> list[int]:
    """Where lines begin: in the middle of the height, an eighth apart if there is room for it."""
    pitch = dots + dots // 8
    if count > 1:
        pitch = min(pitch, (height - dots) // (count - 1))
    first = (height - pitch * (count - 1) - dots) // 2
    return [first + number * pitch for number in range(count)]


def _refusal(line: str, request: Mapping[str, Any]) -> Diagnostic:
    width, height = request["size"]
    return Diagnostic(
        "slide-overflow",
        Span(request["source"]),
        Text(
            f"“{line}”在 {width}x{height} 的字幕屏上放不下",
            f"“{line}” does not fit an LED screen of {width}x{height}",
        ),
        Text("改短这句话", "shorten this line"),
    )


@lru_cache(maxsize=4096)
def glyph(character: str, dots: int) -> Image.Image:
    """The glyph of `character`: as many rows as its line has `dots`, as wide as it takes."""
    if ord(character) < _FIRST_NOT_LATIN:
        return _latin(character, dots)
    drawing = rows_of(character) if dots == ROWS and character not in _OUTLINED else None
    if drawing is None:
        return _set(character, dots, _BASELINE, dots)
    width, rows = drawing
    return Image.frombytes("1", (width, ROWS), rows)


def _latin(character: str, dots: int) -> Image.Image:
    """Letters as wide as they are, digits in cells of half a square."""
    plain = _set(character, _latin_size(dots), _LATIN_BASELINE, dots)
    if character not in _DIGITS:
        return plain
    ink, cell = _ink(plain), Image.new("1", (dots // 2, dots))
    cell.paste(ink, ((cell.width - ink.width + 1) // 2, 0))
    return cell


@lru_cache(maxsize=8)
def _latin_size(dots: int) -> int:
    """The largest size, below that of Chinese, at which digits stand apart in their cells."""
    for size in range(dots * 15 // 16, 1, -1):
        inks = (_ink(_set(digit, size, _LATIN_BASELINE, dots)) for digit in _DIGITS)
        if max(ink.width for ink in inks) < dots // 2:
            return size
    return 1


def _ink(picture: Image.Image) -> Image.Image:
    left, _, right, _ = picture.getbbox() or (0, 0, 0, 0)
    return picture.crop((left, 0, right, picture.height))


def _set(character: str, size: int, baseline: float, dots: int) -> Image.Image:
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
    return picture


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


def render_preview(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `gif`. `request`: `turns` of `file` and `dwell_ms`; `files` holds the frames.

    For editors to look at, on any machine: each page moves in from the right and stands, as strips do
    it. Every dot is a square of whole pixels with a dark seam, so nothing is blurred.
    """
    pages = [(_dots(files[turn["file"]]), turn["dwell_ms"]) for turn in request["turns"]]
    magnified = [(_magnified(dots), ms) for dots, ms in _moves(pages)]
    gif = encoded(
        magnified[0][0],
        "GIF",
        save_all=True,
        append_images=[picture for picture, _ in magnified[1:]],
        duration=[ms for _, ms in magnified],
        loop=0,
        optimize=False,
    )
    return {"gif": gif}


def _moves(pages: Sequence[tuple[Dots, int]]) -> Iterator[tuple[Dots, int]]:
    """The pictures and how long each stays, ms: a page, then the next one on its way in.

    It begins with a page that stands, which is what a list of files shows of it.
    """
    for (page, dwell_ms), (following, _) in zip(pages, [*pages[1:], pages[0]], strict=True):
        yield page, dwell_ms
        width = page.shape[1]
        both = np.hstack([page, following])
        for left in sorted({width * step // _STEPS for step in range(1, _STEPS)}):
            yield both[:, left : left + width], _STEP_MS


def _dots(frame: bytes) -> Dots:
    with Image.open(io.BytesIO(frame)) as opened:
        picture = opened.convert("RGB")
    dots = np.full((picture.height, picture.width), _PALETTE.index(_DARK), np.uint8)
    pixels = np.asarray(picture)
    for number, colour in enumerate(_COLOURS.values(), 2):
        dots[(pixels == colour).all(axis=2)] = number
    return dots


def _magnified(dots: Dots) -> Image.Image:
    # A dot's side: a whole number of pixels.
    least = 2 if dots.size < _MANY_DOTS else 1
    side = max(least, min(_LARGEST_DOT_PX, _PREVIEW_PX // dots.shape[1]))
    large = np.repeat(np.repeat(dots, side, axis=0), side, axis=1)
    if side > 1:
        large[side - 1 :: side] = large[:, side - 1 :: side] = _PALETTE.index(_BLACK)
    picture = Image.fromarray(large)
    picture.putpalette([level for colour in _PALETTE for level in colour])
    return picture
