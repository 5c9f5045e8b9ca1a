"""Enters: pictures that are none, cut off or bombs. Leaves: located refusals, nothing unpacked."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from civsite.load.media import read_media
from tests.expectations import assert_well_said
from tests.load.communities import POSTER, load, said_of

MEDIA = "content/media/"


def picture(form: str, size: tuple[int, int] = (300, 200)) -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(stream, form)
    return stream.getvalue()


def png_of_one_colour(width: int, height: int) -> bytes:
    """A PNG of a bit a pixel: kilobytes that unpack to hundreds of megabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(height * (width // 8 + 1)), 9)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", rows), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.jpg", "JPEG"),
        ("a.JPEG", "JPEG"),
        ("a.png", "PNG"),
        ("a.webp", "WEBP"),
        ("照片 一.jpg", "JPEG"),
    ],
)
def test_whole_pictures_are_taken_with_their_size(tmp_path: Path, name: str, form: str) -> None:
    community, said = load(tmp_path, {MEDIA + name: picture(form)})
    assert said == ()
    file = community.media[f"media/{name}"]
    assert (file.format, file.width, file.height) == (form, 300, 200)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("kept", [0, 4, 20, 0.5, -2])
def test_a_picture_that_was_cut_off_is_refused(tmp_path: Path, form: str, kept: float) -> None:
    whole = picture(form)
    length = int(len(whole) * kept) if 0 < kept < 1 else int(kept)
    path = f"{MEDIA}a.{form.lower()}"
    assert said_of(tmp_path, {path: whole[:length]}) == [(path, 1, 1, "picture-unreadable")]


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.svg", "a.pdf"])
@pytest.mark.parametrize("data", [b"hello", b"<x></x>", b"\0" * 5000])
def test_what_only_has_the_name_of_a_picture_is_refused(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (said,) = load(tmp_path, {MEDIA + name: data})[1]
    assert said.code == "picture-unreadable"
    assert_well_said(said)


@pytest.mark.parametrize("name", ["a.gif", "a.GIF", "a.tif", "a.bmp", "a.psd"])
def test_a_format_that_cannot_be_printed_is_refused_with_the_way_out(
    tmp_path: Path, name: str
) -> None:
    (said,) = load(tmp_path, {MEDIA + name: b"x"})[1]
    assert said.code == "picture-format"
    assert_well_said(said)


def test_what_no_page_can_use_is_a_warning(tmp_path: Path) -> None:
    (said,) = load(tmp_path, {MEDIA + "合同.zip": b"x"})[1]
    assert (said.code, said.severity) == ("media-unknown", "warning")


def test_a_document_of_many_pages_may_be_linked(tmp_path: Path) -> None:
    community, said = load(tmp_path, {MEDIA + "form.pdf": pdf(3)})
    assert said == ()
    assert "media/form.pdf" in community.media


def test_an_old_or_locked_document_is_told_as_that(tmp_path: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    (said,) = load(tmp_path, {MEDIA + "form.docx": old})[1]
    assert said.code == "document-unreadable"
    assert "密码" in said.message.zh
    assert_well_said(said)


def test_a_document_with_a_damaged_part_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "words" * 40)
    damaged = stream.getvalue().replace(b"wordswords", b"wordsworms", 1)
    assert [each[3] for each in said_of(tmp_path, {MEDIA + "a.docx": damaged})] == [
        "document-unreadable"
    ]


def test_an_office_document_that_is_none_is_refused(tmp_path: Path) -> None:
    (said,) = load(tmp_path, {MEDIA + "form.docx": b"x"})[1]
    assert said.code == "document-unreadable"
    assert_well_said(said)


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_a_bomb_of_pixels_is_refused_by_its_header(tmp_path: Path, name: str) -> None:
    bomb = png_of_one_colour(20_000, 20_000)
    assert len(bomb) < 60_000
    (said,) = load(tmp_path, {MEDIA + name: bomb})[1]
    assert said.code == "picture-too-large"
    assert "20000 × 20000" in said.message.zh


def test_exactly_100_megapixels_are_taken(tmp_path: Path) -> None:
    assert said_of(tmp_path, {MEDIA + "a.png": png_of_one_colour(10_000, 10_000)}) == []


def pdf(pages: int, **how_saved: Any) -> bytes:
    stream = io.BytesIO()
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(300, 400))
    document.save(stream, **how_saved)
    return stream.getvalue()


def svg(inside: str) -> bytes:
    links = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {links}>\n {inside}\n</svg>'.encode()


WITHIN = "data:image/png;base64," + base64.b64encode(picture("PNG", (3, 2))).decode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", pdf(1)),
        ("a.PDF", pdf(1, encryption=pikepdf.Encryption(owner="office", user=""))),
        ("a.svg", svg(f'<image href="{WITHIN}"/><use xlink:href="#leaf"/>')),
    ],
)
def test_artwork_that_holds_all_it_needs_is_taken(tmp_path: Path, name: str, data: bytes) -> None:
    community, said = load(tmp_path, {MEDIA + name: data})
    assert said == ()
    assert f"media/{name}" in community.media


def test_a_locked_pdf_is_told_before_it_is_printed(tmp_path: Path) -> None:
    locked = pdf(1, encryption=pikepdf.Encryption(owner="office", user="secret"))
    (said,) = load(tmp_path, {MEDIA + "a.pdf": locked})[1]
    assert said.code == "picture-locked"
    assert_well_said(said)


def test_of_a_pdf_of_many_pages_the_first_is_used_with_a_warning(tmp_path: Path) -> None:
    poster = "title: 读书\ncampaign: own\nartwork: media/a.pdf\nprovenance: 本社区\n"
    community, (said,) = load(tmp_path, {MEDIA + "a.pdf": pdf(3), POSTER: poster})
    assert (said.code, said.severity) == ("artwork-pages", "warning")
    assert "media/a.pdf" in community.media
    assert_well_said(said)


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="https://example.org/x.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<use href="other.svg#leaf"/>',
        '<filter><feImage href="x.png"/></filter>',
    ],
)
def test_a_drawing_that_links_to_other_files_is_told_at_the_link(
    tmp_path: Path, inside: str
) -> None:
    (said,) = load(tmp_path, {MEDIA + "a.svg": svg(inside)})[1]
    assert (said.code, said.span.line) == ("picture-links", 2)
    assert_well_said(said)


@pytest.mark.parametrize(("orientation", "seen"), [(1, (40, 30)), (3, (40, 30)), (6, (30, 40))])
def test_a_photo_taken_on_its_side_is_known_as_it_is_seen(
    tmp_path: Path, orientation: int, seen: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", (40, 30)).save(tmp_path / "a.jpg", exif=exif)
    reading = read_media(tmp_path / "a.jpg", "media/a.jpg")
    assert reading.diagnostics == ()
    assert reading.record is not None
    file = reading.record.as_file("media/a.jpg", tmp_path / "a.jpg", "0" * 64)
    assert (file.width, file.height) == (40, 30)
    assert file.seen_size == seen
