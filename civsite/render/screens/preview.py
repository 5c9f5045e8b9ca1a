"""The frames of an LED screen enter; a GIF leaves that shows how they come in on its dots.

For editors to look at, on any machine: each page moves in from the right and stands, as strips do
it. Every dot is a square of whole pixels with a dark seam, so nothing is blurred.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from civsite.render.media.picture import encoded
from civsite.render.screens.frame import COLOURS

_WIDTH_PX = 960
_LARGEST_DOT_PX = 8
# So many dots fill a window without being magnified.
_MANY_DOTS = 150_000
_STEPS = 12
_STEP_MS = 50
_BLACK, _DARK = (0, 0, 0), (26, 26, 26)
# The first two are the seam and a dot that is dark.
_PALETTE = (_BLACK, _DARK, *COLOURS.values())

# A row a line of dots, numbers of the palette.
Dots = npt.NDArray[np.uint8]


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `gif`. `request`: `turns` of `file` and `dwell_ms`; `files` holds the frames."""
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
    for number, colour in enumerate(COLOURS.values(), 2):
        dots[(pixels == colour).all(axis=2)] = number
    return dots


def _magnified(dots: Dots) -> Image.Image:
    # A dot's side: a whole number of pixels.
    least = 2 if dots.size < _MANY_DOTS else 1
    side = max(least, min(_LARGEST_DOT_PX, _WIDTH_PX // dots.shape[1]))
    large = np.repeat(np.repeat(dots, side, axis=0), side, axis=1)
    if side > 1:
        large[side - 1 :: side] = large[:, side - 1 :: side] = _PALETTE.index(_BLACK)
    picture = Image.fromarray(large)
    picture.putpalette([level for colour in _PALETTE for level in colour])
    return picture
