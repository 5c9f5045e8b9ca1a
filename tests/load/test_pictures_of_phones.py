"""Pictures as phones, scanners and messengers leave them: told by their bytes, whole or cut off."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.expectations import assert_well_said
from tests.load.communities import load, said_of

MEDIA = "content/media/"


def photo() -> Image.Image:
    """With enough going on that its pixels take most of the file."""
    return Image.effect_noise((240, 160), 60).convert("RGB")


def saved(form: str, **how: Any) -> bytes:
    stream = io.BytesIO()
    photo().save(stream, form, **how)
    return stream.getvalue()


def heic() -> bytes:
    stream = io.BytesIO()
    pillow_heif.from_pillow(photo()).save(stream)
    return stream.getvalue()


def with_thumbnail() -> bytes:
    """A JPEG whose notes hold a whole small JPEG, as cameras write it."""
    small = io.BytesIO()
    photo().resize((60, 40)).save(small, "JPEG")
    notes = Image.Exif()
    notes[0x010F] = "Camera"
    segment = notes.tobytes() + small.getvalue()
    whole = saved("JPEG")
    return whole[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + whole[2:]


FILM = b"\0\0\0\x18ftypmp42" + bytes(8) + b"\xff\xd8\xff\xe0 \xff\xd9 \xff\xda" * 50


@pytest.mark.parametrize("ending", [".jpg", ".JPEG", ".png", ".webp", ".heic", ".pdf"])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("GIF", saved("GIF")),
        ("BMP", saved("BMP")),
        ("TIFF", saved("TIFF")),
        ("PSD", b"8BPS\0\1" + bytes(40)),
        ("JPEG 2000", saved("JPEG2000")),
        ("ICO", saved("ICO")),
        ("SVGZ", gzip.compress(b"<svg/>")),
        ("录像", b"\0\0\0\x18ftypqt  " + bytes(60)),
        ("网页", b"\n<!DOCTYPE html><title>404</title>"),
    ],
)
def test_a_format_that_is_not_read_is_named_whatever_the_ending(
    tmp_path: Path, name: str, data: bytes, ending: str
) -> None:
    (said,) = load(tmp_path, {f"{MEDIA}照片{ending}": data})[1]
    assert said.code == "picture-format"
    assert name in said.message.zh
    assert_well_said(said)


@pytest.mark.parametrize("name", ["a.heic", "a.HEIC", "a.jpg", "IMG_0412.JPG"])
def test_a_heic_is_told_with_the_way_out_where_it_cannot_be_read(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from civsite.media.formats import reads_heif

    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    reads_heif.cache_clear()
    (said,) = load(tmp_path, {MEDIA + name: heic()})[1]
    reads_heif.cache_clear()
    assert said.code == "picture-format"
    assert "HEIC" in said.message.zh
    assert said.hint is not None
    assert "JPG" in said.hint.zh
    assert_well_said(said)


@pytest.mark.parametrize("name", ["a.heic", "a.jpg"])
def test_a_heic_is_taken_where_the_extra_is_installed(tmp_path: Path, name: str) -> None:
    community, said = load(tmp_path, {MEDIA + name: heic()})
    assert said == ()
    file = community.media[f"media/{name}"]
    assert (file.format, file.width, file.height) == ("HEIF", 240, 160)


def test_an_avif_is_taken(tmp_path: Path) -> None:
    community, said = load(tmp_path, {MEDIA + "a.jpg": saved("AVIF")})
    assert said == ()
    assert community.media["media/a.jpg"].format == "AVIF"


@pytest.mark.parametrize(
    ("name", "data", "right"),
    [
        ("a.jpg", b"%PDF-1.4\n", ".pdf"),
        ("a.pdf", saved("PNG"), ".png"),
        ("a.svg", saved("JPEG"), ".jpg"),
    ],
)
def test_artwork_of_another_name_is_told_which_it_should_have(
    tmp_path: Path, name: str, data: bytes, right: str
) -> None:
    (said,) = load(tmp_path, {MEDIA + name: data})[1]
    assert said.code == "picture-format"
    assert said.hint is not None
    assert right in said.hint.zh
    assert_well_said(said)


WHOLE = {
    "plain.jpg": saved("JPEG"),
    "windows.jfif": saved("JPEG"),
    "progressive.jpg": saved("JPEG", progressive=True),
    "restarts.jpg": saved("JPEG", restart_marker_blocks=4),
    "thumbnail.jpg": with_thumbnail(),
    "plain.png": saved("PNG"),
    "notes.png": saved("PNG", pnginfo=PngInfo()),
    "plain.webp": saved("WEBP"),
    "exact.webp": saved("WEBP", lossless=True),
    "plain.avif": saved("AVIF"),
    "plain.heic": heic(),
}


@pytest.mark.parametrize("behind", [FILM, bytes(4000), b"\n", b"\xff", b"appended by a scanner"])
@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_picture_is_whole_whatever_follows_it(
    tmp_path: Path, name: str, behind: bytes
) -> None:
    assert said_of(tmp_path, {MEDIA + name: WHOLE[name] + behind}) == []


@pytest.mark.parametrize("behind", [b"", FILM, bytes(4000)])
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("name", ["plain.jpg", "progressive.jpg", "restarts.jpg", "thumbnail.jpg"])
def test_a_jpeg_that_was_cut_off_is_found(
    tmp_path: Path, name: str, kept: float, behind: bytes
) -> None:
    data = WHOLE[name][: int(len(WHOLE[name]) * kept)]
    (said,) = load(tmp_path, {MEDIA + name: data + behind})[1]
    assert said.code == "picture-unreadable"
    assert_well_said(said)


@pytest.mark.parametrize("kept", [0.3, 0.95])
@pytest.mark.parametrize(
    "name", ["plain.png", "plain.webp", "exact.webp", "plain.avif", "plain.heic"]
)
def test_a_picture_of_any_format_that_was_cut_off_is_found(
    tmp_path: Path, name: str, kept: float
) -> None:
    data = WHOLE[name][: int(len(WHOLE[name]) * kept)]
    assert [code for *_, code in said_of(tmp_path, {MEDIA + name: data})] == ["picture-unreadable"]


@pytest.mark.parametrize("name", ["plain.avif", "plain.heic"])
def test_an_avif_or_heic_whose_pixels_are_lost_is_found(tmp_path: Path, name: str) -> None:
    data = bytearray(WHOLE[name])
    middle = data.index(b"mdat") + 8
    data[middle : middle + 400] = bytes(400)
    assert [each[3] for each in said_of(tmp_path, {MEDIA + name: bytes(data)})] == [
        "picture-unreadable"
    ]


def test_a_png_of_which_a_byte_was_changed_is_found(tmp_path: Path) -> None:
    data = bytearray(WHOLE["plain.png"])
    data[len(data) // 2] ^= 0xFF
    assert [each[3] for each in said_of(tmp_path, {MEDIA + "a.png": bytes(data)})] == [
        "picture-unreadable"
    ]


def test_a_png_that_ends_before_its_last_row_is_found(tmp_path: Path) -> None:
    whole = WHOLE["plain.png"]
    start = whole.index(b"IDAT") - 4
    length = int.from_bytes(whole[start : start + 4], "big")
    short = b"IDAT" + whole[start + 8 : start + 8 + length // 2]
    chunk = (length // 2).to_bytes(4, "big") + short + zlib.crc32(short).to_bytes(4, "big")
    data = whole[:start] + chunk + whole[-12:]
    assert [each[3] for each in said_of(tmp_path, {MEDIA + "a.png": data})] == [
        "picture-unreadable"
    ]
