"""A page of words enters; a frame of exactly the LED screen's dots leaves, lit or dark, never grey."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.model.item import Item
from civsite.model.scalars import Size
from civsite.model.screen import Screen
from civsite.plan.screens.led import glyph_dots, led_frame
from civsite.plan.screens.playlist import Slide
from civsite.render.screens.glyphs import Glyph, glyph
from civsite.render.screens.kinds import KINDS
from civsite.render.screens.kinds.kind import LedColours, calm_colours

if TYPE_CHECKING:
    from PIL import Image

# What a lit dot can be. A single-colour strip is lit or not; red is the commonest.
COLOURS = {"red": (255, 0, 0), "green": (0, 255, 0), "yellow": (255, 255, 0), "white": (255,) * 3}

_HANGING = tuple("，、。；：")


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `png`. `request`: `size` in px, `dots` of a character, `lines`, `colour`, `source`.

    The first `heading` lines are in `heading_colour`.
    Raises Refused (`slide-overflow`) if a line is wider than the screen.
    """
    from PIL import Image

    size = Size(*request["size"])
    dots: int = request["dots"]
    lines: list[str] = request["lines"]
    heading: int = request["heading"]
    colours = list(dict.fromkeys((request["colour"], request["heading_colour"])))
    lit = (1, len(colours))
    canvas = Image.new("P", (size.width, size.height), 0)
    tops = _tops(len(lines), dots, size.height)
    for number, (line, top) in enumerate(zip(lines, tops, strict=True)):
        glyphs = [glyph(character, dots) for character in line]
        advance = sum(each.advance for each in glyphs)
        if advance > size.width:
            raise Refused([_refusal(line, request)])
        x = _middle(size.width, glyphs, line)
        for each in glyphs:
            canvas.paste(lit[number < heading], (x, top), each.picture)
            x += each.advance
    return {"png": _as_png(canvas, colours)}


def _middle(width: int, glyphs: Sequence[Glyph], line: str) -> int:
    """Where a line begins that stands in the middle; a stop at its end hangs, if there is room."""
    advance = sum(each.advance for each in glyphs)
    hanging = glyphs[-1].advance if line[-1:] in _HANGING else 0
    return min((width - advance + hanging) // 2, width - advance)


def _tops(count: int, dots: int, height: int) -> list[int]:
    """Where lines begin: in the middle of the height, an eighth apart if there is room for it."""
    pitch = dots + dots // 8
    if count > 1:
        pitch = min(pitch, (height - dots) // (count - 1))
    first = (height - pitch * (count - 1) - dots) // 2
    return [first + number * pitch for number in range(count)]


def frame_request(slide: Slide, item: Item, screen: Screen, source: str) -> dict[str, Any]:
    """What decides how the frame of a slide looks."""
    return {
        "size": [screen.size.width, screen.size.height],
        "dots": glyph_dots(screen.size),
        "lines": list(slide.content.lines),
        "heading": slide.content.heading,
        **_colours(KINDS[type(item)].led_colours(item, screen.lights)),
        "source": source,
    }


def idle_request(name: str, screen: Screen, source: str) -> dict[str, Any]:
    """The frame of a screen with nothing to tell: the community's name, dark if it does not fit."""
    dots, lines = led_frame(name, screen.size)
    return {
        "size": [screen.size.width, screen.size.height],
        "dots": dots,
        "lines": list(lines),
        "heading": 0,
        **_colours(calm_colours(screen.lights)),
        "source": source,
    }


def _colours(colours: LedColours) -> dict[str, str]:
    return {"colour": colours.text, "heading_colour": colours.heading}


def _as_png(canvas: Image.Image, colours: Sequence[str]) -> bytes:
    """One bit a dot, two if there are two colours; the palette says what a lit dot looks like."""
    canvas.putpalette([0, 0, 0, *(level for colour in colours for level in COLOURS[colour])])
    out = io.BytesIO()
    canvas.save(out, "PNG", bits=len(colours), compress_level=9)
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
