"""A page of words enters; a frame of exactly the LED screen's dots leaves, lit or dark, never grey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PIL import Image

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.render.media.picture import encoded
from civsite.render.screens.glyphs import glyph

# What a lit dot can be. A single-colour strip is lit or not; red is the commonest.
COLOURS = {"red": (255, 0, 0), "green": (0, 255, 0), "yellow": (255, 255, 0), "white": (255,) * 3}

_HANGING = tuple("，、。；：")


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
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
        left = width - sum(each.advance for each in glyphs)
        if left < 0:
            raise Refused([_refusal(line, request)])
        # In the middle; a stop at the end hangs, if there is room.
        hanging = glyphs[-1].advance if line[-1:] in _HANGING else 0
        x = min((left + hanging) // 2, left)
        for each in glyphs:
            canvas.paste(lit[number < request["heading"]], (x, top), each.picture)
            x += each.advance
    # One bit a dot, two if there are two colours; the palette says what a lit dot looks like.
    canvas.putpalette([0, 0, 0, *(level for colour in colours for level in COLOURS[colour])])
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
