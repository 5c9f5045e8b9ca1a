"""Enters: the files in `content/media/`. Leaves: what each is, or why it cannot be used.

A file is what its bytes say, whatever its name. 12 kB can unpack to gigabytes: a picture's
header says the pixels, its end whether it is whole. What reads a file is
imported only then: mostly all are known from before.
"""

from __future__ import annotations

from pathlib import Path

from civsite.diagnostics import Severity, Text
from civsite.load.media_facts import MediaFacts, broken, unusable
from civsite.load.record import Built
from civsite.load.titles import title_of_office_file
from civsite.media.formats import HEAD_BYTES, PHOTOS_EXTRA, format_of, reads_heif
from civsite.media.opening import BROKEN, MOST_PIXELS, is_on_its_side, open_picture

_PICTURES = frozenset({".jpg", ".jpeg", ".jfif", ".png", ".webp", ".avif", ".heic", ".heif"})
_ARTWORK = {".pdf": "PDF", ".svg": "SVG"}
_OFFICE = {".docx": "DOCX", ".xlsx": "XLSX"}
# Files of drawing programs, some of which have the signature of another format.
_DRAWN = {".psd": "PSD", ".cdr": "CDR", ".ai": "AI", ".eps": "EPS"}
_OTHERS = {".gif": "GIF", ".bmp": "BMP", ".tif": "TIFF", ".tiff": "TIFF", **_DRAWN}
_HEIC = (".heic", ".heif")
_READ = frozenset({"JPEG", "PNG", "WEBP", "AVIF", "HEIF"})
# Whether their pixels are there shows only when they are unpacked.
_NOT_BY_PARTS = ("AVIF", "HEIF")
_IN_PAINT = Text(
    "在电脑上用“画图”打开，另存为 JPG 或 PNG",
    "open it in Paint, and save it as JPG or PNG",
)
# What gets the name of a picture by mistake, and how to have the picture.
_NO_PICTURES = {
    "MP4": (
        Text("这是一段录像，不是图片", "this is a film, not a picture"),
        Text("从录像里截一张图，存成 JPG", "take a picture out of it and save that as JPG"),
    ),
    "HTML": (
        Text("这是网页，不是图片", "this is a web page, not a picture"),
        Text(
            "回到原来的网页，在图片上按右键，选“图片另存为”",
            "go back to the page, and save the picture itself",
        ),
    ),
}
_WAYS_OUT = {
    "HEIF": Text(
        "iPhone 先在“设置 › 相机 › 格式”里选“兼容性最佳”，再拍就是 JPG；已拍的，在电脑上用“照片”或“画图”打开，"
        f"另存为 JPG。管电脑的人也可以装上 {PHOTOS_EXTRA}，就能直接读",
        "on an iPhone choose Settings › Camera › Formats › Most Compatible and new photos are JPG; open "
        "older ones in Photos or Paint and save them as JPG. Or have "
        f"{PHOTOS_EXTRA} installed, which reads them",
    ),
    "SVGZ": Text(
        "在绘图软件里另存为普通的 SVG，不要压缩",
        "save it as plain SVG, not squeezed, in the drawing program",
    ),
    "GIF": Text(
        "在电脑上用“画图”打开，另存为 PNG；会动的图只留一幅",
        "open it in Paint and save it as PNG; of a moving picture one image stays",
    ),
    **dict.fromkeys(
        _DRAWN.values(),
        Text(
            "在绘图软件里导出为 PDF 或 PNG",
            "export it from the drawing program as PDF or PNG",
        ),
    ),
}


def read_media(location: Path, path: str) -> Built[MediaFacts]:
    """The media file at `location`, or why it cannot be used; `path` is relative to `content/`."""
    ending = location.suffix.lower()
    if ending in _OFFICE:
        return _document(location, path, _OFFICE[ending])
    if ending not in _PICTURES and ending not in _ARTWORK and ending not in _OTHERS:
        return _of_no_use(path)
    with location.open("rb") as stream:
        form = format_of(stream.read(HEAD_BYTES))
    if ending in _DRAWN:
        return _not_read(_DRAWN[ending], ending, path)
    if ending in _ARTWORK and form in ("", _ARTWORK[ending]):
        from civsite.load.artwork import read_artwork

        facts = MediaFacts(bytes=location.stat().st_size, format=_ARTWORK[ending])
        return read_artwork(location, path, facts)
    if form == "PDF" or (form in _READ and ending in _ARTWORK):
        return _misnamed(path, form, ending)
    if form == "HEIF" and not reads_heif():
        return _not_read(form, ending, path)
    if form in _READ:
        return _picture(location, path)
    if form in _NO_PICTURES:
        return unusable("picture-format", path, *_NO_PICTURES[form])
    if form or ending in _OTHERS:
        return _not_read(form or _OTHERS[ending], ending, path)
    return Built(None, (broken(path),))


def _picture(location: Path, path: str) -> Built[MediaFacts]:
    from civsite.media.whole import is_whole

    try:
        with open_picture(location) as picture:
            (width, height), file_format = picture.size, picture.format or ""
            on_its_side = is_on_its_side(picture)
            if file_format in _NOT_BY_PARTS and width * height <= MOST_PIXELS:
                picture.load()
    except BROKEN:
        return Built(None, (broken(path),))
    if width * height > MOST_PIXELS:
        pixels = f"{width} × {height}"
        return unusable(
            "picture-too-large",
            path,
            Text(f"图片像素太多（{pixels}）", f"the picture has too many pixels ({pixels})"),
            Text("最多一亿像素，请缩小后再放入", "at most 100 megapixels; scale it down"),
        )
    data = location.read_bytes()
    if not is_whole(data):
        return unusable(
            "picture-unreadable",
            path,
            Text(
                "图片不完整：后半截没有存下来，或者有损坏",
                "the picture is cut off, or damaged: a part of it is missing",
            ),
            Text(
                "从手机或原来的地方重新拷贝一份",
                "copy it again from the phone or where it came from",
            ),
        )
    facts = MediaFacts(
        bytes=len(data), format=file_format, width=width, height=height, on_its_side=on_its_side
    )
    return Built(facts, ())


def _document(location: Path, path: str, form: str) -> Built[MediaFacts]:
    from civsite.media.office import is_old_or_locked, parts_of

    data = location.read_bytes()
    if is_old_or_locked(data):
        return unusable(
            "document-unreadable",
            path,
            Text(
                "这是旧版 Word、Excel 文件，或者加了密码",
                "this is a file of an old Word or Excel, or has a password",
            ),
            Text(
                f"打开后去掉密码，另存为 .{form.lower()}",
                f"open it, take off the password, and save it as .{form.lower()}",
            ),
        )
    try:
        for _ in parts_of(data):
            pass
    except ValueError:
        return unusable(
            "document-unreadable",
            path,
            Text("文件打不开，已损坏或不完整", "the file cannot be read: damaged or cut off"),
            Text("重新导出或重新拷贝这个文件", "export or copy the file again"),
        )
    title = title_of_office_file(location)
    return Built(MediaFacts(bytes=len(data), format=form, title=title), ())


def _of_no_use(path: str) -> Built[MediaFacts]:
    return unusable(
        "media-unknown",
        path,
        Text("这个文件不会被用到", "this file is not used"),
        Text(
            "图片用 JPG、PNG、WebP、PDF、SVG；供下载的文件用 PDF、DOCX、XLSX",
            "pictures are JPG, PNG, WebP, PDF or SVG; files to download are PDF, DOCX or XLSX",
        ),
        Severity.WARNING,
    )


def _not_read(form: str, ending: str, path: str) -> Built[MediaFacts]:
    """`form` by the bytes; where the name says another, both are told."""
    name = {"HEIF": "HEIC"}.get(form, form)
    is_named_so = _OTHERS.get(ending) == form or (form == "HEIF" and ending in _HEIC)
    named = (
        Text("", "")
        if is_named_so
        else Text(f"（文件名却是 {ending}）", f" (though named {ending})")
    )
    return unusable(
        "picture-format",
        path,
        Text(
            f"这是 {name} 格式的图片{named.zh}，这里用不了",
            f"this is a {name} picture{named.en}, which is not read here",
        ),
        _WAYS_OUT.get(form, _IN_PAINT),
    )


def _misnamed(path: str, form: str, ending: str) -> Built[MediaFacts]:
    right = {"JPEG": ".jpg", "HEIF": ".heic"}.get(form, f".{form.lower()}")
    return unusable(
        "picture-format",
        path,
        Text(
            f"文件名以 {ending} 结尾，内容却是 {right[1:].upper()}",
            f"the file is named {ending}, but it is a {right[1:].upper()}",
        ),
        Text(
            f"把文件名的结尾改成 {right}，用到它的地方也改",
            f"let its name end in {right}, also where it is used",
        ),
    )
