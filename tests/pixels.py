"""Enters: a picture. Leaves: its pixels as numbers, whichever mode it has."""

from __future__ import annotations

from PIL import Image

Rgb = tuple[int, int, int]


def colour_at(picture: Image.Image, point: tuple[int, int]) -> Rgb:
    """Red, green and blue at a point, 0 to 255."""
    pixel = (
        picture.convert("RGB").getpixel(point) if picture.mode != "RGB" else picture.getpixel(point)
    )
    assert isinstance(pixel, tuple)
    red, green, blue = pixel
    return red, green, blue


def grey_at(picture: Image.Image, point: tuple[int, int]) -> int:
    """How light a grey picture is at a point, 0 to 255."""
    pixel = picture.getpixel(point)
    assert isinstance(pixel, int)
    return pixel


def colours_of(picture: Image.Image) -> list[tuple[int, Rgb]]:
    """How many pixels have each colour."""
    colours: list[tuple[int, Rgb]] = []
    for count, pixel in picture.convert("RGB").getcolors(picture.width * picture.height) or []:
        assert isinstance(pixel, tuple)
        red, green, blue = pixel
        colours.append((count, (red, green, blue)))
    return colours
