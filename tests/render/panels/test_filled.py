"""Usual content fills its panel, whatever the shape: no third stays empty, no line holds one character."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image, ImageChops

from tests.render.panels.subjects import SUBJECTS, details, typeset

pytestmark = pytest.mark.slow

_SHAPES = ((405, 550), (600, 900), (1200, 600), (300, 1500), (2400, 300))
_USUAL = ("convention-usual", "notice-usual", "digest-usual", "news-usual", "steps-usual")
_PLAIN = details(bleed=0, marks=False)
# Ornament stands two tints from the ground; what is read differs from it by far more, of 255.
_READ = 70
_LEAST_READ_SHARE = 0.004


def _read_shares(proof: bytes, parts: int) -> list[float]:
    """The share of read pixels in each part along the longer side, tab and foot left out."""
    picture = Image.open(io.BytesIO(proof)).convert("RGB")
    ground = Image.new(
        "RGB", picture.size, picture.getpixel((picture.width // 60, picture.height // 2))
    )
    read = ImageChops.difference(picture, ground).convert("L").point(lambda v: 255 * (v > _READ))
    left, top, right, bottom = 0, picture.height * 0.12, picture.width, picture.height * 0.86
    upright = picture.height > picture.width
    shares = []
    for part in range(parts):
        a, b = part / parts, (part + 1) / parts
        box = (
            (left, top + a * (bottom - top), right, top + b * (bottom - top))
            if upright
            else (a * right, top, b * right, bottom)
        )
        cut = read.crop(tuple(round(edge) for edge in box))  # type: ignore[arg-type]
        shares.append(cut.histogram()[255] / (cut.width * cut.height))
    return shares


@pytest.mark.parametrize("size", _SHAPES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", _USUAL)
def test_no_third_of_a_panel_is_empty(name: str, size: tuple[int, int]) -> None:
    made = typeset(SUBJECTS[name], *size, printing=_PLAIN)
    shares = _read_shares(made["png"], 3)
    assert min(shares) >= _LEAST_READ_SHARE, shares


@pytest.mark.parametrize("size", _SHAPES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["convention-usual", "notice-usual", "news-usual"])
def test_no_text_ends_in_a_line_of_one_character(name: str, size: tuple[int, int]) -> None:
    made = typeset(SUBJECTS[name], *size, printing=_PLAIN)
    document = pypdfium2.PdfDocument(made["pdf"])
    text = document[0].get_textpage().get_text_range()
    document.close()
    lines = [line.strip() for line in text.splitlines()]
    alone = [line for line in lines if line.strip("。，；：！？、”") and _is_one_han(line)]
    # the season's character in the seal stands alone
    assert set(alone) <= {"冬"}, alone


def _is_one_han(line: str) -> bool:
    bare = line.strip("。，；：！？、”")
    return len(bare) == 1 and "\u4e00" <= bare <= "\u9fff"
