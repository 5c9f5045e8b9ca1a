"""Artwork as editors get it: printed as it looks, without who made it, where and with what."""

from __future__ import annotations

import base64
import io
from typing import Any

import pikepdf
import pillow_heif
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from civsite.render.panels.panel import PROOF_LONG_SIDE_PX
from tests.render.panels.subjects import THEME_FILES, poster, text_of, typeset

pytestmark = pytest.mark.slow

SECRET = "secret-camera-4711"
RED, BLUE = (230, 20, 20), (20, 20, 230)


def picture() -> Image.Image:
    """Red on the left, blue on the right."""
    drawn = Image.new("RGB", (300, 200), RED)
    drawn.paste(BLUE, (150, 0, 300, 200))
    return drawn


def notes(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = SECRET, orientation
    exif.get_ifd(0x8825).update({1: "N", 2: (28.0, 12.0, 3.0)})
    return exif


def saved(form: str, orientation: int = 1, **how: Any) -> bytes:
    stream = io.BytesIO()
    picture().save(stream, form, exif=notes(orientation), **how)
    assert SECRET.encode() in stream.getvalue()
    return stream.getvalue()


def telling_png() -> bytes:
    info = PngInfo()
    info.add_text("Author", SECRET)
    return saved("PNG", pnginfo=info)


def svg(inside: str) -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="300" height="200" viewBox="0 0 300 200">{inside}</svg>'
    ).encode()


def svg_with(photo: bytes) -> bytes:
    lines = base64.encodebytes(photo).decode().replace("\n", "&#10;")
    return svg(f'<image width="300" height="200" xlink:href="data:image/jpeg;base64,{lines}"/>')


def pdf_with(photo: bytes) -> bytes:
    """As office programs write it: a JPEG within, and notes wherever PDF has room for some."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(300, 200))
    name = pikepdf.Name
    image = document.make_stream(b"", Type=name.XObject, Subtype=name.Image, Width=300, Height=200)
    image.ColorSpace, image.BitsPerComponent = name.DeviceRGB, 8
    image.write(photo, filter=name.DCTDecode)
    image.Metadata = document.make_stream(SECRET.encode())
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=image))
    page.contents_add(b"q 300 0 0 200 0 0 cm /P Do Q")
    page.obj.PieceInfo = pikepdf.Dictionary(App=pikepdf.Dictionary(Private=pikepdf.String(SECRET)))
    document.docinfo["/Author"] = SECRET
    document.Root.Metadata = document.make_stream(SECRET.encode())
    document.attachments["a.txt"] = SECRET.encode()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def assert_tells_nothing(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert SECRET not in str(document.docinfo)
        for each in document.objects:
            if isinstance(each, pikepdf.Stream):
                raw = each.read_raw_bytes()
                assert SECRET.encode() not in raw
                assert b"GPS" not in raw
                if each.get("/Filter") != "/DCTDecode":
                    assert SECRET.encode() not in each.read_bytes()
            else:
                assert SECRET not in repr(each)


def panel_of(name: str, data: bytes, width: int = 420, height: int = 280) -> dict[str, bytes]:
    shown = poster(artwork=name, provenance="自绘")
    return typeset(shown, width, height, pictures={**THEME_FILES, name: data})


def ends_of(png: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The colours at the left and at the right of a proof, in its middle."""
    proof = Image.open(io.BytesIO(png)).convert("RGB")
    assert max(proof.size) == PROOF_LONG_SIDE_PX
    found = [proof.getpixel((proof.width * part // 4, proof.height // 2)) for part in (1, 3)]
    left, right = (each for each in found if isinstance(each, tuple))
    return left, right


def is_near(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 30 for one, other in zip(found, wanted, strict=True))


def heic() -> bytes:
    stream = io.BytesIO()
    pillow_heif.from_pillow(picture()).save(stream, exif=notes().tobytes())
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("media/a.jpg", saved("JPEG", comment=SECRET.encode())),
        ("media/film.jpg", saved("JPEG") + b"\0\0\0\x18ftypmp42" + SECRET.encode()),
        ("media/a.png", telling_png()),
        ("media/a.webp", saved("WEBP", lossless=True)),
        ("media/really-webp.jpg", saved("WEBP", lossless=True)),
        ("media/a.avif", saved("AVIF", quality=90)),
        ("media/a.jpg", heic()),
        ("media/a.svg", svg_with(saved("JPEG"))),
        ("media/a.pdf", pdf_with(saved("JPEG"))),
        ("media/a.pdf", b"from a mail\n" + pdf_with(saved("JPEG"))),
    ],
)
def test_artwork_is_printed_as_it_looks_and_tells_nothing_of_its_maker(
    name: str, data: bytes
) -> None:
    made = panel_of(name, data)
    left, right = ends_of(made["png"])
    assert is_near(left, RED)
    assert is_near(right, BLUE)
    for each in (made["pdf"], made["rgb"]):
        assert_tells_nothing(each)


def test_of_a_jpeg_not_a_pixel_is_changed() -> None:
    photo = saved("JPEG")
    scan = photo[photo.index(b"\xff\xda") :]
    with pikepdf.open(io.BytesIO(panel_of("media/a.jpg", photo)["pdf"])) as document:
        streams = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
        assert any(each.read_raw_bytes().endswith(scan) for each in streams)


def test_the_small_picture_in_a_jpeg_of_old_is_left_out() -> None:
    """It may show what was cropped away."""
    small = bytes(3 * 40 * 30)
    head = b"JFIF\0\1\1\0\0\1\0\1\x28\x1e" + small
    photo = saved("JPEG")
    rest = photo[2 + 2 + int.from_bytes(photo[4:6], "big") :]
    old = photo[:2] + b"\xff\xe0" + (len(head) + 2).to_bytes(2, "big") + head + rest
    made = panel_of("media/a.jpg", old)
    assert is_near(ends_of(made["png"])[0], RED)
    with pikepdf.open(io.BytesIO(made["pdf"])) as document:
        streams = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
        assert not any(small in each.read_raw_bytes() for each in streams)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_artwork_that_a_phone_turned_stands_as_it_was_seen(form: str) -> None:
    made = panel_of(f"media/a.{form.lower()}", saved(form, orientation=3))
    left, right = ends_of(made["png"])
    assert is_near(left, BLUE)
    assert is_near(right, RED)


def page_of(**boxes: Any) -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 300))
    page.contents_add(b"0.9 0.08 0.08 rg 0 150 200 150 re f 0.08 0.08 0.9 rg 0 0 200 150 re f")
    for key, value in boxes.items():
        page.obj[f"/{key}"] = value
    stream = io.BytesIO()
    locked = pikepdf.Encryption(owner="office", user="")
    document.save(stream, encryption=locked)
    return stream.getvalue()


def test_a_pdf_that_is_locked_and_turned_is_printed_as_it_is_seen() -> None:
    """Turned by a quarter its upper half stands at the right."""
    left, right = ends_of(panel_of("media/a.pdf", page_of(Rotate=90))["png"])
    assert is_near(left, BLUE)
    assert is_near(right, RED)


def test_of_a_pdf_what_its_crop_box_shows_is_printed() -> None:
    crop = pikepdf.Array([0, 0, 200, 130])
    left, right = ends_of(panel_of("media/a.pdf", page_of(CropBox=crop))["png"])
    assert is_near(left, BLUE)
    assert is_near(right, BLUE)


@pytest.mark.parametrize("kind", ["Stamp", "Widget"])
def test_what_is_stamped_on_a_pdf_or_typed_into_it_is_printed_with_it(kind: str) -> None:
    with pikepdf.open(io.BytesIO(pdf_with(saved("JPEG")))) as document:
        look = document.make_stream(b"0.08 0.08 0.9 rg 0 0 100 100 re f")
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = pikepdf.Array([0, 0, 100, 100])
        stamp = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), F=4, T=SECRET,
            Rect=pikepdf.Array([0, 0, 150, 200]), AP=pikepdf.Dictionary(N=look),
        )  # fmt: skip
        stamp = document.make_indirect(stamp)
        document.pages[0].obj.Annots = pikepdf.Array([stamp])
        if kind == "Widget":
            stamp.FT, stamp.V = pikepdf.Name.Tx, "张户主"
            form = pikepdf.Dictionary(Fields=pikepdf.Array([stamp]), NeedAppearances=True)
            document.Root.AcroForm = form
        stream = io.BytesIO()
        document.save(stream)
    left, _ = ends_of(panel_of("media/a.pdf", stream.getvalue())["png"])
    assert is_near(left, BLUE)


@pytest.mark.parametrize(
    "words",
    [
        '<text x="20" y="60">先看灯，再过街</text>',
        '<text x="20" y="60" font-family="微软雅黑">先看灯，再过街</text>',
        '<text x="20" y="60" style=\'font-family:"SimSun",serif;fill:#000\'>先看灯，再过街</text>',
        '<text x="20" y="60" style="font-family:&quot;PingFang SC&quot;">先看灯，再过街</text>',
        '<style>.a{font:24px Arial}</style><text class="a" x="20" y="60">先看灯，再过街</text>',
        "<style><![CDATA[text{font-family:'KaiTi' !important}]]></style>"
        '<text x="20" y="60">先看灯，再过街</text>',
    ],
)
def test_words_of_a_drawing_are_printed_whatever_font_it_names(words: str) -> None:
    made = panel_of("media/a.svg", svg(words))
    for each in (made["pdf"], made["rgb"]):
        assert "先看灯，再过街" in text_of(each)
