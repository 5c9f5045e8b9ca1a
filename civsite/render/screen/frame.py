"""A page of words enters; a frame of exactly the LED screen's dots leaves, lit or dark, never grey.

Glyphs are hinted to whole dots by FreeType: the sans regular to 24 dots, the bold from 32 on.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.fonts import KAI, SANS, SERIF, covered_by, font_directory
from civsite.fonts.faces import pinned_faces
from civsite.model.item import Item
from civsite.model.notice import Level, Notice
from civsite.model.screen import LedColour, Screen
from civsite.plan.parts import glyph_dots, led_frame
from civsite.plan.playlist import Slide

# What a lit dot can be. A single-colour strip is lit or not; red is the commonest.
COLOURS = {"red": (255, 0, 0), "green": (0, 255, 0), "yellow": (255, 255, 0), "white": (255,) * 3}
_ABOVE_BASELINE = 0.88
_BOLD_FROM_DOTS = 32


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `png`. `request`: `size` in px, `dots` of a character, `lines`, `colour`, `source`.

    Raises Refused (`slide-overflow`) if a line is wider than the screen.
    """
    width, height = request["size"]
    dots: int = request["dots"]
    lines: list[str] = request["lines"]
    canvas = Image.new("1", (width, height), 0)
    pen = ImageDraw.Draw(canvas)
    pitch = dots + dots // 8
    top = (height - pitch * (len(lines) - 1) - dots) // 2
    for number, line in enumerate(lines):
        glyphs = _placed(line, dots)
        advance = sum(glyph_width for _, _, glyph_width in glyphs)
        if advance > width:
            raise Refused([_refusal(line, request)])
        baseline = top + number * pitch + round(_ABOVE_BASELINE * dots)
        x = (width - advance) // 2
        for character, font, glyph_width in glyphs:
            pen.text((x, baseline), character, font=font, fill=1, anchor="ls")
            x += glyph_width
    return {"png": _as_png(canvas, COLOURS[request["colour"]])}


def frame_request(slide: Slide, item: Item, screen: Screen, source: str) -> dict[str, Any]:
    """What decides how the frame of a slide looks."""
    return {
        "size": [screen.size.width, screen.size.height],
        "dots": glyph_dots(screen.size),
        "lines": list(slide.content.lines),
        "colour": _colour(item, screen),
        "source": source,
    }


def idle_request(name: str, screen: Screen, source: str) -> dict[str, Any]:
    """The frame of a screen with nothing to tell: the community's name, dark if it does not fit."""
    dots, lines = led_frame(name, screen.size)
    return {
        "size": [screen.size.width, screen.size.height],
        "dots": dots,
        "lines": list(lines),
        "colour": _colour(None, screen),
        "source": source,
    }


def _colour(item: Item | None, screen: Screen) -> str:
    if screen.colour is LedColour.SINGLE:
        return "red"
    if isinstance(item, Notice):
        return "yellow" if item.level is Level.EMERGENCY else "red"
    return "green" if screen.colour is LedColour.DUAL else "white"


def _placed(line: str, dots: int) -> list[tuple[str, ImageFont.FreeTypeFont, int]]:
    """Each character with its font and its width in whole dots."""
    placed = []
    for character in line:
        font = _font(_family(character), dots)
        placed.append((character, font, round(font.getlength(character, mode="1"))))
    return placed


def _family(character: str) -> str:
    families = (SANS, SERIF, KAI)
    return next((name for name in families if ord(character) in covered_by(name)), SANS)


@lru_cache(maxsize=32)
def _font(family: str, dots: int) -> ImageFont.FreeTypeFont:
    wanted = 700 if dots >= _BOLD_FROM_DOTS else 400
    faces = [face for face in pinned_faces() if face.family == family]
    face = min(faces, key=lambda each: (abs(each.weight - wanted), each.file))
    path = str(font_directory() / face.file)
    return ImageFont.truetype(path, dots, layout_engine=ImageFont.Layout.BASIC)


def _as_png(canvas: Image.Image, colour: tuple[int, ...]) -> bytes:
    """One bit a dot; the palette says what a lit dot looks like."""
    picture = Image.new("P", canvas.size)
    picture.putpalette([0, 0, 0, *colour])
    picture.paste(1, mask=canvas)
    out = io.BytesIO()
    picture.save(out, "PNG", bits=1, compress_level=9)
    return out.getvalue()


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
