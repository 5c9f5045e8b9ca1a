"""Enters: the files in `content/media/`. Leaves: what each is, or why it cannot be used.

A picture is never unpacked here: 12 kB can unpack to gigabytes. Its header says the pixels, its
end whether it is whole. The typesetter reads files alone: what a drawing links to, from the web or
beside it, would be missing in print.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING
from xml.parsers import expat

from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.load.record import Built
from civsite.load.titles import title_of_office_file, title_of_pdf
from civsite.model.community import MediaFile
from civsite.model.record import Record

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 100_000_000
_ORIENTATION, _SIDEWAYS = 0x0112, (5, 6, 7, 8)
_FORMATS = ("JPEG", "PNG", "WEBP")

_PICTURES = {".jpg", ".jpeg", ".png", ".webp"}
_ARTWORK = {".pdf": "PDF", ".svg": "SVG"}
_OFFICE = {".docx": "DOCX", ".xlsx": "XLSX"}
_CONVERTIBLE = {".heic", ".heif", ".bmp", ".tif", ".tiff", ".gif", ".avif", ".psd", ".cdr", ".ai"}
_EMBEDDED = ("data:", "#")
_LINKING = frozenset({"image", "feImage", "use"})


def open_picture(source: Path | IO[bytes]) -> Image.Image:
    """A picture of a format we take, its header read and nothing unpacked.

    Raises UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError for what is none.
    """
    import warnings

    from PIL import Image

    # The limit on pixels is ours and firm; Pillow's own would warn on the terminal, as it does of
    # notes in a photo that it cannot read.
    Image.MAX_IMAGE_PIXELS = None
    warnings.filterwarnings("ignore", category=UserWarning, module="PIL")
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
    title: str = ""

    def as_file(self, path: str, location: Path, sha256: str) -> MediaFile:
        return MediaFile(path, location, sha256, **dict(self))


def read_media(location: Path, path: str) -> Built[MediaFacts]:
    """The media file at `location`, or why it cannot be used; `path` is relative to `content/`."""
    from zipfile import is_zipfile

    ending = location.suffix.lower()
    if ending in _ARTWORK:
        return _artwork(location, path, _ARTWORK[ending])
    if ending in _PICTURES:
        return _picture(location, path)
    if ending in _OFFICE:
        if is_zipfile(location):
            title = title_of_office_file(location)
            size = location.stat().st_size
            facts = MediaFacts(bytes=size, format=_OFFICE[ending], title=title)
            return Built(facts, ())
        return _unusable(
            "document-unreadable",
            path,
            Text("文件打不开，已损坏或不完整", "the file cannot be read: damaged or cut off"),
            Text("重新导出或重新拷贝这个文件", "export or copy the file again"),
        )
    if ending in _CONVERTIBLE:
        return _unusable(
            "picture-format",
            path,
            Text(f"不支持 {ending} 格式", f"{ending} files are not read"),
            Text(
                "另存为 JPG 或 PNG（成品稿可用 PDF、SVG）",
                "save it as JPG or PNG; finished artwork may be PDF or SVG",
            ),
        )
    return _unusable(
        "media-unknown",
        path,
        Text("这个文件不会被用到", "this file is not used"),
        Text(
            "图片用 JPG、PNG、WebP、PDF、SVG；供下载的文件用 PDF、DOCX、XLSX",
            "pictures are JPG, PNG, WebP, PDF or SVG; files to download are PDF, DOCX or XLSX",
        ),
        Severity.WARNING,
    )


def _picture(location: Path, path: str) -> Built[MediaFacts]:
    from PIL import UnidentifiedImageError

    try:
        with open_picture(location) as picture:
            (width, height), file_format = picture.size, picture.format or ""
            on_its_side = is_on_its_side(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError):
        return _broken(path)
    if width * height > MOST_PIXELS:
        pixels = f"{width} × {height}"
        return _unusable(
            "picture-too-large",
            path,
            Text(f"图片像素太多（{pixels}）", f"the picture has too many pixels ({pixels})"),
            Text("最多一亿像素，请缩小后再放入", "at most 100 megapixels; scale it down"),
        )
    if not _is_whole(location, file_format):
        return _broken(path)
    size = location.stat().st_size
    facts = MediaFacts(
        bytes=size, format=file_format, width=width, height=height, on_its_side=on_its_side
    )
    return Built(facts, ())


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


def _artwork(location: Path, path: str, file_format: str) -> Built[MediaFacts]:
    with location.open("rb") as stream:
        head = stream.read(4096)
    facts = MediaFacts(bytes=location.stat().st_size, format=file_format)
    if file_format == "PDF":
        return _pdf(location, path, facts) if head.startswith(b"%PDF-") else _broken(path)
    return _svg(location, path, facts) if b"<svg" in head else _broken(path)


def _pdf(location: Path, path: str, facts: MediaFacts) -> Built[MediaFacts]:
    import pikepdf

    try:
        with pikepdf.open(location) as document:
            pages = len(document.pages)
            facts = facts.model_copy(update={"title": title_of_pdf(document)})
    except pikepdf.PasswordError:
        return _unusable(
            "picture-locked",
            path,
            Text("PDF 有密码，打不开", "the PDF is locked with a password"),
            Text("另存一份不带密码的", "save a copy without the password"),
        )
    except pikepdf.PdfError:
        return _broken(path)
    if pages == 0:
        return _broken(path)
    if pages == 1:
        return Built(facts, ())
    several = _unusable(
        "artwork-pages",
        path,
        Text(
            f"PDF 有 {pages} 页，只会用第一页", f"the PDF has {pages} pages; only the first is used"
        ),
        Text("每页另存为一个文件", "save each page as a file of its own"),
        Severity.WARNING,
    )
    return Built(facts, several.diagnostics)


class _Linked(Exception):
    """Stops reading at the first link; says it, its line and its column."""


def _svg(location: Path, path: str, facts: MediaFacts) -> Built[MediaFacts]:
    parser = expat.ParserCreate()

    def started(name: str, attributes: Mapping[str, str]) -> None:
        if name.rpartition(":")[2] in _LINKING:
            link = attributes.get("href", attributes.get("xlink:href", "#")).strip()
            if not link.startswith(_EMBEDDED):
                raise _Linked(link, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    parser.StartElementHandler = started
    try:
        with location.open("rb") as stream:
            parser.ParseFile(stream)
    except expat.ExpatError:
        return _broken(path)
    except _Linked as linked:
        link, *at = linked.args
        shown = link if len(link) <= 60 else f"{link[:57]}…"
        return _unusable(
            "picture-links",
            path,
            Text(
                f"图里引用了别处的文件（{shown}），印不出来",
                f"the drawing links to another file ({shown}), which cannot be printed",
            ),
            Text(
                "在绘图软件里把图片嵌入后再存",
                "embed the pictures in the drawing program, then save",
            ),
            at=at,
        )
    return Built(facts, ())


def broken(path: str) -> Diagnostic:
    """What is said of a picture that nothing can open."""
    return Diagnostic(
        "picture-unreadable",
        Span(f"content/{path}"),
        Text("图片打不开，文件已损坏或不完整", "the picture cannot be read: damaged or cut off"),
        Text("重新导出或重新拷贝这张图片", "export or copy the picture again"),
    )


def _broken(path: str) -> Built[MediaFacts]:
    return Built(None, (broken(path),))


def _unusable(
    code: str,
    path: str,
    message: Text,
    hint: Text,
    severity: Severity = Severity.ERROR,
    at: Iterable[int] = (),
) -> Built[MediaFacts]:
    return Built(None, (Diagnostic(code, Span(f"content/{path}", *at), message, hint, severity),))
