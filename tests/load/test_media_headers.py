"""Pictures as phones, scanners and drawing programs save them: what each is, by its header alone."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from civsite.model.community import MediaFile
from tests.load.communities import load

MEDIA = "content/media/"


def saved(form: str, mode: str = "RGB", size: tuple[int, int] = (300, 200), **how: Any) -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(stream, form, **how)
    return stream.getvalue()


def taken(root: Path, name: str, data: bytes) -> MediaFile:
    """The file, of which nothing is said."""
    community, said = load(root, {MEDIA + name: data})
    assert said == ()
    return community.media[f"media/{name}"]


def told(root: Path, name: str, data: bytes) -> tuple[str, str, str, str, str]:
    """Code, message and hint of the one thing that is said, at the file as a whole."""
    (said,) = load(root, {MEDIA + name: data})[1]
    assert said.span == (MEDIA + name, 1, 1, 1)
    assert said.hint is not None
    return said.code, said.message.zh, said.message.en, said.hint.zh, said.hint.en


SECOND = Image.new("RGB", (300, 200), "red")


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("progressive.jpg", saved("JPEG", progressive=True), "JPEG"),
        ("grey.jpg", saved("JPEG", "L"), "JPEG"),
        ("press.jpg", saved("JPEG", "CMYK"), "JPEG"),
        ("tail.jpg", saved("JPEG") + b"\0" * 2000, "JPEG"),
        ("depth.jpg", saved("MPO", save_all=True, append_images=[SECOND]), "MPO"),
        ("scan.png", saved("PNG", "1"), "PNG"),
        ("deep.png", saved("PNG", "I;16"), "PNG"),
        ("flat.png", saved("PNG", "P"), "PNG"),
        ("clear.png", saved("PNG", "RGBA"), "PNG"),
        ("clear.webp", saved("WEBP", "RGBA", lossless=True), "WEBP"),
        ("moving.webp", saved("WEBP", save_all=True, append_images=[SECOND]), "WEBP"),
        ("really-png.jpg", saved("PNG"), "PNG"),
        ("really-jpeg.PNG", saved("JPEG"), "JPEG"),
        ("really-webp.jpeg", saved("WEBP"), "WEBP"),
    ],
)
def test_a_picture_is_what_its_bytes_say_whatever_its_name(
    tmp_path: Path, name: str, data: bytes, form: str
) -> None:
    file = taken(tmp_path, name, data)
    assert (file.format, file.width, file.height) == (form, 300, 200)
    assert (file.bytes, file.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert file.location == tmp_path / MEDIA / name


@pytest.mark.parametrize("orientation", range(10))
def test_a_photo_is_as_wide_and_high_as_the_camera_was_held(
    tmp_path: Path, orientation: int
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = taken(tmp_path, "a.jpg", saved("JPEG", exif=exif))
    assert (file.width, file.height) == (300, 200)
    assert file.seen_size == ((200, 300) if orientation in (5, 6, 7, 8) else (300, 200))


@pytest.mark.parametrize("exif", [b"", b"Exif\0\0", b"Exif\0\0MM\0*\0\0\0\xff", b"\0" * 50])
def test_a_photo_of_damaged_notes_is_a_photo_that_stands_upright(
    tmp_path: Path, exif: bytes, recwarn: pytest.WarningsRecorder
) -> None:
    """And the terminal is not told of them in Python's words."""
    assert taken(tmp_path, "a.jpg", saved("JPEG", exif=exif)).seen_size == (300, 200)
    assert [str(each.message) for each in recwarn] == []


@pytest.mark.parametrize(
    "before",
    ["", "\ufeff", '<?xml version="1.0" encoding="UTF-8"?>\n', "<!-- 花园社区 -->\n", "\n\n"],
)
def test_a_drawing_may_begin_as_drawing_programs_begin_it(tmp_path: Path, before: str) -> None:
    drawing = f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    file = taken(tmp_path, "图 一.svg", drawing.encode())
    assert (file.format, file.width, file.height, file.seen_size) == ("SVG", 0, 0, (0, 0))


DAMAGED = ("图片打不开，文件已损坏或不完整", "the picture cannot be read: damaged or cut off",
           "重新导出或重新拷贝这张图片", "export or copy the picture again")  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.jpg", b""),
        ("unclosed.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'),
        ("entity.svg", b"<svg>&nothing;</svg>"),
        ("latin.svg", '<?xml version="1.0" encoding="latin-1"?><svg>é</svg>'.encode("latin-1")),
        ("wide.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>'.encode("utf-16-le")),
        ("text.pdf", b"PDF"),
        ("cut.pdf", b"%PDF-1.7\n%%EOF"),
    ],
)
def test_a_picture_that_nothing_opens_is_told_to_be_copied_again(
    tmp_path: Path, name: str, data: bytes
) -> None:
    assert told(tmp_path, name, data) == ("picture-unreadable", *DAMAGED)


@pytest.mark.parametrize(
    "name", ["a.zip", "说明.txt", "a.doc", "a.pptx", "a", "a.jpg.bin", "a.mp4"]
)
def test_a_file_that_nothing_uses_is_named_with_those_that_are_used(
    tmp_path: Path, name: str
) -> None:
    community, (said,) = load(tmp_path, {MEDIA + name: b"x"})
    assert said.severity == "warning"
    assert said.hint is not None
    assert (said.code, said.message.zh, said.message.en) == (
        "media-unknown",
        "这个文件不会被用到",
        "this file is not used",
    )
    assert said.hint.zh == "图片用 JPG、PNG、WebP、PDF、SVG；供下载的文件用 PDF、DOCX、XLSX"
    assert said.hint.en == (
        "pictures are JPG, PNG, WebP, PDF or SVG; files to download are PDF, DOCX or XLSX"
    )
    assert community.media == {}


@pytest.mark.parametrize(("name", "form"), [("申请表.docx", "DOCX"), ("台账.XLSX", "XLSX")])
def test_a_document_is_one_whole_archive(tmp_path: Path, name: str, form: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    whole = stream.getvalue()
    assert taken(tmp_path / "whole", name, whole).format == form
    assert told(tmp_path / "half", name, whole[:40]) == (
        "document-unreadable",
        "文件打不开，已损坏或不完整",
        "the file cannot be read: damaged or cut off",
        "重新导出或重新拷贝这个文件",
        "export or copy the file again",
    )


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("photo.jpg", "photo.jpg"),
        ("https://example.org/a.png", "https://example.org/a.png"),
        (" ../a.png ", "../a.png"),
        ("file:///" + "a" * 80, "file:///" + "a" * 49 + "…"),
    ],
)
def test_a_link_in_a_drawing_is_told_at_its_line_with_what_it_names(
    tmp_path: Path, link: str, shown: str
) -> None:
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg">\n  <g>\n    <image href="{link}"/></g>\n</svg>'
    )
    community, (said,) = load(tmp_path, {MEDIA + "a.svg": drawing})
    assert (said.code, said.span[:3]) == ("picture-links", (MEDIA + "a.svg", 3, 5))
    assert said.message.zh == f"图里引用了别处的文件（{shown}），印不出来"
    assert (
        said.message.en == f"the drawing links to another file ({shown}), which cannot be printed"
    )
    assert said.hint is not None
    assert said.hint.zh == "在绘图软件里把图片嵌入后再存"
    assert said.hint.en == "embed the pictures in the drawing program, then save"
    assert community.unreadable == {"media/a.svg"}
