"""Photos: upright, clean, in sRGB, never enlarged, the same bytes each time; broken ones refused."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageCms
from pydantic_core import PydanticCustomError

from civsite.diagnostics import Refused
from civsite.model.scalars import Focus, parse_focus
from civsite.render.media import crop, web
from civsite.render.media.crop import crop_box
from civsite.render.media.picture import upright_size

pytestmark = pytest.mark.slow

PATH = "content/media/a.jpg"
WEB = {
    "path": PATH, "widths": {"avif": [240, 480], "webp": [240, 480], "jpg": [480]},
    "cards": {"card": "90,50"}, "card_size": [1200, 630],
}  # fmt: skip


def photo(width: int = 1200, height: int = 800, orientation: int = 1, **more: Any) -> bytes:
    """Red on its left half, blue on its right, with a place in its EXIF."""
    picture = Image.new("RGB", (width, height), "#0000ff")
    picture.paste("#ff0000", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "secret place"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, quality=95, **more)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_photo_taken_sideways_stands_upright() -> None:
    data = photo(orientation=6)
    assert upright_size(data, PATH) == (800, 1200)
    made = web.render(WEB, {"original": data})
    assert opened(made["480.webp"]).size == (480, 720)
    red, _, blue = opened(made["480.jpg"]).convert("RGB").getpixel((240, 20))  # type: ignore[misc]
    assert red > 200 > 60 > blue


def test_place_and_camera_are_gone() -> None:
    made = {**web.render(WEB, {"original": photo()}), **crop.render(
        {"path": PATH, "width": 400, "height": 400}, {"original": photo()})}  # fmt: skip
    for data in made.values():
        assert b"secret place" not in data
        assert not opened(data).getexif()
        assert "icc_profile" not in opened(data).info


def test_other_colour_spaces_become_srgb() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert opened(web.render(WEB, {"original": photo(icc_profile=lab)})["480.jpg"]).mode == "RGB"
    cmyk = io.BytesIO()
    Image.new("CMYK", (600, 400), (0, 200, 200, 0)).save(cmyk, "JPEG")
    red, green, _ = opened(web.render(WEB, {"original": cmyk.getvalue()})["480.jpg"]).getpixel(
        (9, 9)
    )  # type: ignore[misc]
    assert red > green


@pytest.mark.parametrize("size", [(4000, 3000), (1200, 2000), (6000, 640)])
def test_the_card_of_a_link_is_full_size_and_keeps_the_focus(size: tuple[int, int]) -> None:
    card = opened(web.render(WEB, {"original": photo(*size)})["card.jpg"])
    assert card.size == (1200, 630)
    red, _, blue = card.getpixel((1100, 315))  # type: ignore[misc]
    assert blue > 200 > 60 > red


def test_a_photo_full_of_leaves_stays_light_enough_for_a_phone() -> None:
    leaves = Image.effect_noise((800, 600), 20).resize((1600, 1200)).convert("RGB")
    out = io.BytesIO()
    leaves.save(out, "JPEG", quality=95)
    widths = {"avif": [960, 1280], "webp": [480, 960], "jpg": [960]}
    made = web.render({**WEB, "widths": widths, "cards": {}}, {"original": out.getvalue()})
    assert {name: len(data) for name, data in made.items() if len(data) > 115_000} == {}
    assert len(made["1280.avif"]) > 30_000


def test_nothing_is_enlarged() -> None:
    data = photo(200, 100)
    assert opened(web.render(WEB, {"original": data})["480.avif"]).size == (200, 100)
    assert opened(web.render(WEB, {"original": data})["480.webp"]).size == (200, 100)
    made = crop.render({"path": PATH, "width": 4000, "height": 4000}, {"original": data})
    assert opened(made["photo"]).size == (100, 100)


@pytest.mark.parametrize(
    ("focus", "is_red"), [("10,50", True), ("0.9,0.5", False), ("90%，50%", False)]
)
def test_the_focus_stays_in_the_crop(focus: str, is_red: bool) -> None:
    request = {"path": PATH, "width": 200, "height": 400, "focus": focus}
    red, _, _ = opened(crop.render(request, {"original": photo()})["photo"]).getpixel((100, 200))  # type: ignore[misc]
    assert (red > 128) is is_red


def test_a_crop_has_exactly_the_pixels_asked_for() -> None:
    for width, height in ((300, 200), (640, 853), (799, 801)):
        data = photo(4000, 3000)
        made = crop.render({"path": PATH, "width": width, "height": height}, {"original": data})
        assert opened(made["photo"]).size == (width, height)


def test_the_box_never_leaves_the_picture() -> None:
    for focus in (Focus(0, 0), Focus(1, 1), Focus(0.5, 0.5)):
        left, top, right, bottom = crop_box(1000, 500, 1.5, focus)
        assert 0 <= left < right <= 1000
        assert 0 <= top < bottom <= 500
        assert (right - left, bottom - top) == (750, 500)


@pytest.mark.parametrize("text", ["", "50", "50,40,30", "150,20", "a,b", "1.2.3,4", "-1,5"])
def test_a_focus_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        parse_focus(text)


def test_the_same_photo_gives_the_same_bytes() -> None:
    data = photo(3000, 2000)
    assert web.render(WEB, {"original": data}) == web.render(WEB, {"original": data})


def bomb() -> bytes:
    """A PNG of a few bytes that says it is 60,000 px square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (photo()[:9000], "picture-unreadable"),
        (b"", "picture-unreadable"),
        (b"not a picture", "picture-unreadable"),
        (bomb(), "picture-too-large"),
    ],
)
def test_a_broken_photo_is_named_and_refused(data: bytes, code: str) -> None:
    for render, request in (
        (web.render, WEB),
        (crop.render, {"path": PATH, "width": 9, "height": 9}),
    ):
        with pytest.raises(Refused) as refused:
            render(request, {"original": data})
        assert [(each.code, each.span.path) for each in refused.value.diagnostics] == [(code, PATH)]
