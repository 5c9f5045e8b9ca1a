"""Enters: the files in `content/media/`. Leaves: what each is, from its first and last bytes alone.

A picture is never unpacked here: 12 kB can unpack to gigabytes. Its header says the pixels, its
end whether it is whole.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.load.artwork import broken, problem_of_artwork
from civsite.load.record import Built
from civsite.model.community import MediaFile
from civsite.model.record import Record

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


class MediaFacts(Record):
    """What the bytes of a media file say, wherever it lies: as `MediaFile` has it."""

    bytes: int
    format: str
    width: int = 0
    height: int = 0
    on_its_side: bool = False

    def as_file(self, path: str, location: Path, sha256: str) -> MediaFile:
        size = (self.width, self.height)
        return MediaFile(path, location, sha256, self.bytes, self.format, *size, self.on_its_side)


def read_media(location: Path, path: str) -> Built[MediaFacts]:
    """The media file at `location`, or why it cannot be used; `path` is relative to `content/`."""
    from zipfile import is_zipfile

    ending = location.suffix.lower()
    if ending in _ARTWORK:
        return _artwork(location, path, _ARTWORK[ending])
    if ending in _PICTURES:
        return _picture(location, path)
    if ending in _OFFICE:
        if not is_zipfile(location):
            return _fault(
                "document-unreadable",
                path,
                Text("文件打不开，已损坏或不完整", "the file cannot be read: damaged or cut off"),
                Text("重新导出或重新拷贝这个文件", "export or copy the file again"),
            )
        return Built(_facts(location, _OFFICE[ending]), ())
    if ending in _CONVERTIBLE:
        return _fault(
            "picture-format",
            path,
            Text(f"不支持 {ending} 格式", f"{ending} files are not read"),
            Text(
                "另存为 JPG 或 PNG（成品稿可用 PDF、SVG）",
                "save it as JPG or PNG; finished artwork may be PDF or SVG",
            ),
        )
    return _unusable(
        Diagnostic(
            "media-unknown",
            Span(f"content/{path}"),
            Text("这个文件不会被用到", "this file is not used"),
            Text(
                "图片用 JPG、PNG、WebP、PDF、SVG；供下载的文件用 PDF、DOCX、XLSX",
                "pictures are JPG, PNG, WebP, PDF or SVG; files to download are PDF, DOCX or XLSX",
            ),
            Severity.WARNING,
        )
    )


def _artwork(location: Path, path: str, file_format: str) -> Built[MediaFacts]:
    with location.open("rb") as stream:
        head = stream.read(4096)
    whole = head.startswith(b"%PDF-") if file_format == "PDF" else b"<svg" in head
    problem = problem_of_artwork(location, path) if whole else broken(path)
    if problem is not None and problem.severity is Severity.ERROR:
        return _unusable(problem)
    return Built(_facts(location, file_format), (problem,) if problem else ())


def _picture(location: Path, path: str) -> Built[MediaFacts]:
    from PIL import UnidentifiedImageError

    try:
        with open_picture(location) as picture:
            size, file_format = picture.size, picture.format or ""
            turned = is_on_its_side(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError):
        return _unusable(broken(path))
    if size[0] * size[1] > MOST_PIXELS:
        pixels = f"{size[0]} × {size[1]}"
        return _too_many_pixels(path, Text(pixels, pixels))
    if not _is_whole(location, file_format):
        return _unusable(broken(path))
    return Built(_facts(location, file_format, size, turned), ())


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


def _facts(
    location: Path, file_format: str, size: tuple[int, int] = (0, 0), on_its_side: bool = False
) -> MediaFacts:
    width, height = size
    return MediaFacts(
        bytes=location.stat().st_size,
        format=file_format,
        width=width,
        height=height,
        on_its_side=on_its_side,
    )


def _too_many_pixels(path: str, pixels: Text) -> Built[MediaFacts]:
    return _fault(
        "picture-too-large",
        path,
        Text(f"图片像素太多（{pixels.zh}）", f"the picture has too many pixels ({pixels.en})"),
        Text("最多一亿像素，请缩小后再放入", "at most 100 megapixels; scale it down"),
    )


def _fault(code: str, path: str, message: Text, hint: Text) -> Built[MediaFacts]:
    return _unusable(Diagnostic(code, Span(f"content/{path}"), message, hint))


def _unusable(problem: Diagnostic) -> Built[MediaFacts]:
    return Built(None, (problem,))
