"""Photos as phones, scanners and drawing programs leave them: upright, clean and in every form."""

from __future__ import annotations

import io
from typing import Any

import pillow_heif
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from civsite.render.media import crop, web

pillow_heif.register_heif_opener()

PATH = "content/media/图.jpg"
CORNERS = ("#ff0000", "#00ff00", "#0000ff", "#ffffff")
# From upright to how a camera that was held so stores it.
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
FORMS = ("avif", "webp", "jpg")


def request(*widths: int, cards: dict[str, str] | None = None) -> dict[str, Any]:
    listed = {form: list(widths) for form in FORMS}
    return {"path": PATH, "widths": listed, "cards": cards or {}, "card_size": [1200, 630]}


def saved(picture: Image.Image, form: str = "PNG", **more: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def shown(data: bytes, *made: int) -> dict[str, Image.Image]:
    """Every form of a photo, by name."""
    return {
        name: opened(each) for name, each in web.render(request(*made), {"original": data}).items()
    }


def four_corners(width: int = 480, height: int = 320) -> Image.Image:
    picture = Image.new("RGB", (width, height))
    for number, colour in enumerate(CORNERS):
        left, top = (number % 2) * width // 2, (number // 2) * height // 2
        picture.paste(colour, (left, top, left + width // 2, top + height // 2))
    return picture


def corners_of(picture: Image.Image) -> list[str]:
    """What colours the four corners are, each channel full or empty."""
    plain, (width, height) = picture.convert("RGB"), picture.size
    found = []
    for y in (height // 4, height * 3 // 4):
        for x in (width // 4, width * 3 // 4):
            pixel = plain.getpixel((x, y))
            assert isinstance(pixel, tuple)
            found.append("#" + "".join("ff" if channel > 127 else "00" for channel in pixel))
    return found


@pytest.mark.parametrize("orientation", STORED)
@pytest.mark.parametrize("form", ["JPEG", "AVIF", "HEIF"])
def test_however_the_camera_was_held_the_photo_stands_upright(form: str, orientation: int) -> None:
    turn = STORED[orientation]
    stored = four_corners() if turn is None else four_corners().transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(stored, form, exif=exif.tobytes(), quality=95)
    made = [*shown(data, 240).values()]
    made.append(opened(crop.render({"path": PATH, "width": 240}, {"original": data})["photo"]))
    for picture in made:
        assert picture.size == (240, 160)
        assert corners_of(picture) == list(CORNERS)
        assert not picture.getexif()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_what_a_file_tells_besides_its_picture_is_not_passed_on(form: str) -> None:
    secret = "钱不愿 13900001111 28.2,112.9"
    exif = Image.Exif()
    exif[0x010E] = "secret 13900001111"
    exif.get_ifd(0x8825).update({1: "N", 2: (28.0, 12.0, 3.0)})
    more: dict[str, Any] = {"exif": exif}
    if form == "PNG":
        more["pnginfo"] = PngInfo()
        more["pnginfo"].add_itxt("Comment", secret)
    else:
        more["xmp"] = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{secret}</x:xmpmeta>".encode()
    if form == "JPEG":
        more["comment"] = secret.encode()
    data = saved(four_corners(), form, **more)
    assert b"13900001111" in data
    made = web.render(request(240, cards={"card": "50,50"}), {"original": data})
    made |= crop.render({"path": PATH, "width": 240}, {"original": data})
    for name, each in made.items():
        assert b"13900001111" not in each, name
        assert not opened(each).getexif(), name
        assert {"comment", "xmp", "Comment", "icc_profile"} & opened(each).info.keys() == set()


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_stays_so_and_is_white_where_it_cannot(mode: str) -> None:
    picture = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    picture.paste((200, 0, 0, 255), (200, 0, 400, 400))
    more: dict[str, Any] = {}
    if mode == "LA":
        picture = picture.convert("LA")
    elif mode == "P":
        picture = picture.convert("RGB").quantize(4)
        index = picture.getpixel((10, 10))
        more = {"transparency": index}
    made = shown(saved(picture, **more), 200)
    for name in ("200.webp", "200.avif"):
        assert made[name].mode == "RGBA", name
        clear, solid = (made[name].getpixel((x, 100)) for x in (20, 180))
        assert isinstance(clear, tuple)
        assert isinstance(solid, tuple)
        assert (clear[3], solid[3]) == (0, 255)
    left = made["200.jpg"].getpixel((20, 100))
    assert isinstance(left, tuple)
    assert min(left) > 250


@pytest.mark.parametrize(
    ("mode", "colour"),
    [("1", 1), ("L", 200), ("I;16", 51400), ("P", 0), ("CMYK", (0, 0, 0, 55)), ("RGB", (200,) * 3)],
)
def test_scans_and_drawings_of_any_depth_keep_their_tone(mode: str, colour: Any) -> None:
    picture = Image.new(mode, (300, 200), colour)
    if mode == "P":
        picture.putpalette([200, 200, 200] * 256)
    data = saved(picture, "JPEG" if mode == "CMYK" else "PNG")
    expected = 255 if mode == "1" else 200
    for name, each in shown(data, 150).items():
        assert each.mode == "RGB", name
        pixel = each.getpixel((70, 50))
        assert isinstance(pixel, tuple)
        assert max(abs(channel - expected) for channel in pixel) <= 6, name


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1, 1), (1, 1)),
        ((2, 3000), (2, 3000)),
        ((4000, 1), (960, 1)),
        ((961, 541), (960, 540)),
        ((960, 540), (960, 540)),
        ((959, 539), (959, 539)),
        ((8000, 6000), (960, 720)),
    ],
)
def test_a_photo_of_any_size_is_scaled_to_the_width_and_never_enlarged(
    size: tuple[int, int], expected: tuple[int, int]
) -> None:
    data = saved(Image.new("RGB", size, "#336699"), "JPEG")
    for name, each in shown(data, 960).items():
        assert each.size == expected, name


def test_each_width_asked_for_comes_in_each_form_by_its_name() -> None:
    made = shown(saved(four_corners(2000, 1000), "JPEG"), 480, 960)
    assert {name: (each.format, each.size) for name, each in made.items()} == {
        "480.avif": ("AVIF", (480, 240)), "480.webp": ("WEBP", (480, 240)),
        "480.jpg": ("JPEG", (480, 240)), "960.avif": ("AVIF", (960, 480)),
        "960.webp": ("WEBP", (960, 480)), "960.jpg": ("JPEG", (960, 480)),
    }  # fmt: skip
    assert made["960.jpg"].info.get("progressive") == 1
    assert all(corners_of(each) == list(CORNERS) for each in made.values())


@pytest.mark.parametrize(
    ("focus", "lying", "upright"),
    [
        ("0,0", "#ff0000", "#ff0000"),
        ("100,0", "#00ff00", "#ff0000"),
        ("0,100", "#ff0000", "#0000ff"),
        ("100%，100%", "#00ff00", "#0000ff"),
        ("1.0,0.0", "#00ff00", "#ff0000"),
    ],
)
def test_a_crop_goes_where_the_focus_says_along_the_longer_side(
    focus: str, lying: str, upright: str
) -> None:
    asked = {"path": PATH, "width": 100, "height": 100, "focus": focus}
    for size, colour in (((1200, 400), lying), ((400, 1200), upright)):
        made = crop.render(asked, {"original": saved(four_corners(*size))})
        assert corners_of(opened(made["photo"]))[0] == colour


def test_without_a_focus_a_face_near_the_top_of_an_upright_photo_stays() -> None:
    portrait = Image.new("RGB", (600, 1200), "#0000ff")
    portrait.paste("#ff0000", (0, 100, 600, 500))
    made = crop.render(
        {"path": PATH, "width": 300, "height": 300, "focus": None}, {"original": saved(portrait)}
    )
    column = opened(made["photo"]).convert("L").crop((150, 0, 151, 300))
    # Red is the lighter of the two: from where it begins to where it ends, nothing is cut off.
    light = [y for y, tone in enumerate(column.tobytes()) if tone > 52]
    assert (light[0], light[-1], len(light)) == (20, 219, 200)
