"""Enters: the files in `content/media/`. Leaves: what each is, from its first and last bytes alone.

A picture is never unpacked here: 12 kB can unpack to gigabytes. Its header says the pixels, its
end whether it is whole.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.load.artwork import broken, problem_of_artwork
from civsite.model.community import MediaFile
from civsite.model.file import FileInput

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 100_000_000
_ORIENTATION, _SIDEWAYS = 0x0112, (5, 6, 7, 8)
_FORMATS = ("JPEG", "PNG", "WEBP")

_PICTURES = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
_ARTWORK = {".pdf": "PDF", ".svg": "SVG"}
_OFFICE = {".docx": "DOCX", ".xlsx": "XLSX"}
_CONVERTIBLE = {".heic", ".heif", ".bmp", ".tif", ".tiff", ".gif", ".avif", ".psd", ".cdr", ".ai"}


def open_picture(source: Path | IO[bytes]) -> Image.Image:
    """A picture of a format we take, its header read and nothing unpacked.

    Raises UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError for what is none.
    """
    from PIL import Image

    # The limit on pixels is ours and firm; Pillow's own would warn on the terminal.
    Image.MAX_IMAGE_PIXELS = None
    return Image.open(source, formats=_FORMATS)


def is_on_its_side(picture: Image.Image) -> bool:
    """Whether the picture is seen turned by a quarter, as its header says."""
    try:
        return int(picture.getexif().get(_ORIENTATION, 1)) in _SIDEWAYS
    except (SyntaxError, ValueError, TypeError, OSError, EOFError):
        return False


def read_media(location: Path, path: str) -> tuple[MediaFile | None, Diagnostic | None]:
    """The media file at `location`, or why it cannot be used; `path` is relative to `content/`."""
    from zipfile import is_zipfile

    ending = location.suffix.lower()
    if ending in _ARTWORK:
        return _artwork(location, path, _ARTWORK[ending])
    if ending in _PICTURES:
        return _picture(location, path)
    if ending in _OFFICE:
        if not is_zipfile(location):
            return None, _fault(
                "document-unreadable",
                path,
                Text("文件打不开，已损坏或不完整", "the file cannot be read: damaged or cut off"),
                Text("重新导出或重新拷贝这个文件", "export or copy the file again"),
            )
        return _media_file(location, path, _OFFICE[ending], (0, 0)), None
    if ending in _CONVERTIBLE:
        return None, _fault(
            "picture-format",
            path,
            Text(f"不支持 {ending} 格式", f"{ending} files are not read"),
            Text(
                "另存为 JPG 或 PNG（成品稿可用 PDF、SVG）",
                "save it as JPG or PNG; finished artwork may be PDF or SVG",
            ),
        )
    return None, Diagnostic(
        "media-unknown",
        Span(f"content/{path}"),
        Text("这个文件不会被用到", "this file is not used"),
        Text(
            "图片用 JPG、PNG、WebP、PDF、SVG；供下载的文件用 PDF、DOCX、XLSX",
            "pictures are JPG, PNG, WebP, PDF or SVG; files to download are PDF, DOCX or XLSX",
        ),
        Severity.WARNING,
    )


def _artwork(
    location: Path, path: str, file_format: str
) -> tuple[MediaFile | None, Diagnostic | None]:
    with location.open("rb") as stream:
        head = stream.read(4096)
    whole = head.startswith(b"%PDF-") if file_format == "PDF" else b"<svg" in head
    problem = problem_of_artwork(location, path) if whole else broken(path)
    if problem is not None and problem.severity is Severity.ERROR:
        return None, problem
    return _media_file(location, path, file_format, (0, 0)), problem


def _picture(location: Path, path: str) -> tuple[MediaFile | None, Diagnostic | None]:
    from PIL import UnidentifiedImageError

    try:
        with open_picture(location) as picture:
            size, file_format = picture.size, picture.format or ""
            turned = is_on_its_side(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError):
        return None, broken(path)
    if size[0] * size[1] > MOST_PIXELS:
        pixels = f"{size[0]} × {size[1]}"
        return None, _too_many_pixels(path, Text(pixels, pixels))
    if not _is_whole(location, file_format):
        return None, broken(path)
    return _media_file(location, path, file_format, size, turned), None


def _is_whole(location: Path, file_format: str) -> bool:
    """Whether the file ends as its format ends: a copy that was cut off does not."""
    length = location.stat().st_size
    with location.open("rb") as stream:
        head = stream.read(12)
        stream.seek(max(0, length - 65_536))
        tail = stream.read()
    if file_format in ("JPEG", "MPO"):
        return b"\xff\xd9" in tail
    if file_format == "PNG":
        return b"IEND\xaeB`\x82" in tail
    return length >= int.from_bytes(head[4:8], "little") + 8


def _media_file(
    location: Path, path: str, file_format: str, size: tuple[int, int], on_its_side: bool = False
) -> MediaFile:
    file = FileInput.at(location)
    length = location.stat().st_size
    return MediaFile(path, location, file.sha256, length, file_format, *size, on_its_side)


def _too_many_pixels(path: str, pixels: Text) -> Diagnostic:
    return _fault(
        "picture-too-large",
        path,
        Text(f"图片像素太多（{pixels.zh}）", f"the picture has too many pixels ({pixels.en})"),
        Text("最多一亿像素，请缩小后再放入", "at most 100 megapixels; scale it down"),
    )


def _fault(code: str, path: str, message: Text, hint: Text) -> Diagnostic:
    return Diagnostic(code, Span(f"content/{path}"), message, hint)
