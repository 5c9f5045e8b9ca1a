"""What the dots of LED screens promise, looked at dot by dot."""

from __future__ import annotations

import string

import pytest
from PIL import Image, ImageDraw

from civsite.fonts.dots import rows_of
from civsite.plan.screens.led import width_in_ems
from civsite.render.screens.led import glyph

SIZES = (16, 24, 32, 48, 96)
LATIN = string.ascii_letters + string.digits + "!#$%&'()*+,-./:;<=>?@[]_{|}~ÉÅçñ"
STOPS = "，。、；：！？“”‘’（）【】《》—…·"


def hanzi() -> list[str]:
    """The 6,763 of GB 2312."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [each for each in (row.decode("gb2312", "ignore") for row in rows) if each]


def dots_of(picture: Image.Image) -> int:
    return picture.convert("1").histogram()[255]


def test_every_common_character_has_a_drawing_of_its_own_at_16_dots() -> None:
    common = hanzi()
    assert len(common) == 6763
    drawings = {rows_of(character) for character in common}
    assert None not in drawings
    assert len(drawings) == len(common)


@pytest.mark.parametrize("dots", SIZES)
def test_dense_characters_stay_apart_and_keep_their_gaps(dots: int) -> None:
    """Less than six tenths of the square is lit, and no two dense characters look the same."""
    dense = "警惧赢嚷藏霸麟疆懿囊蠢矗罐壤瓤嚼攥躏镶鼹"
    pictures = [glyph(character, dots) for character in dense]
    assert len({picture.tobytes() for picture in pictures}) == len(dense)
    for character, picture in zip(dense, pictures, strict=True):
        assert dots_of(picture) < 0.6 * dots * dots, character


@pytest.mark.parametrize("dots", SIZES)
def test_no_glyph_is_clipped(dots: int) -> None:
    """As many dots are lit as on a sheet without edges."""
    for character in LATIN + STOPS + "文明健康龍䶮𬍛":
        picture = glyph(character, dots)
        assert picture.mode == "1"
        assert picture.height == dots
        box = picture.getbbox()
        assert box is not None, character
        assert picture.width <= dots, character
        if character in LATIN:
            missing = dots_of(_unbounded(character, dots)) - dots_of(picture)
            assert missing == 0 or character == "|", character  # as high as the line and more


def _unbounded(character: str, dots: int) -> Image.Image:
    from civsite.render.screens import led

    font = led._font(led._family(character), led._latin_size(dots), dots)
    sheet = Image.new("1" if dots < 20 else "L", (400, 400))
    ImageDraw.Draw(sheet).text((100, 200), character, font=font, fill=255, anchor="ls")
    return sheet if dots < 20 else sheet.point(led._lit, "1")


@pytest.mark.parametrize("dots", SIZES)
def test_digits_are_half_as_wide_as_chinese_and_stand_apart(dots: int) -> None:
    for digit in string.digits:
        drawn = glyph(digit, dots)
        assert drawn.width == dots // 2
        left, _, right, _ = drawn.getbbox() or (0, 0, 0, 0)
        assert right - left < dots // 2


@pytest.mark.parametrize("dots", SIZES)
def test_no_glyph_is_wider_than_the_lines_are_planned_with(dots: int) -> None:
    for character in LATIN + STOPS + "“文”é":
        assert glyph(character, dots).width <= width_in_ems(character) * dots, character
