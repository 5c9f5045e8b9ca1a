"""A picture's bytes in; an upright sRGB picture out, without EXIF, GPS or profile; and bytes again.

The header is judged first: a small file can unpack to gigabytes. The same picture gives the same
bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.media.opening import BROKEN, MOST_PIXELS, is_on_its_side, open_picture

if TYPE_CHECKING:
    from PIL import Image

_BROKEN = (*BROKEN, MemoryError)


def upright_size(data: bytes, path: str) -> tuple[int, int]:
    """Width and height in px as seen, after its orientation is applied; reads the header alone.

    Raises Refused, naming `path`, if the header cannot be read or promises too many pixels.
    """
    picture = _opened(data, path)
    if is_on_its_side(picture):
        return picture.height, picture.width
    return picture.width, picture.height


def upright_picture(data: bytes, path: str, longest_px: int) -> Image.Image:
    """The picture, RGB or RGBA in sRGB, upright. Raises Refused, naming `path`, if it is broken.

    The caller needs no more than `longest_px` on the longer side, so that a JPEG may be decoded at a
    fraction of its size.
    """
    from PIL import ImageOps

    picture = _opened(data, path)
    try:
        if picture.format in ("JPEG", "MPO"):
            share = longest_px / max(picture.size)
            wanted = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
            picture.draft(None, wanted)
        picture.load()
        return _in_srgb(ImageOps.exif_transpose(picture))
    except _BROKEN:
        raise Refused([_unreadable(path)]) from None


def encoded(picture: Image.Image, form: str, **options: Any) -> bytes:
    """`picture` as a file of Pillow's format `form`; what is transparent is white in a JPEG."""
    from PIL import Image

    if form == "JPEG" and picture.mode == "RGBA":
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture.getchannel("A"))
        picture = ground
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def as_png(picture: Image.Image) -> bytes:
    return encoded(picture, "PNG", compress_level=6)


def _opened(data: bytes, path: str) -> Image.Image:
    try:
        picture = open_picture(io.BytesIO(data))
    except _BROKEN:
        raise Refused([_unreadable(path)]) from None
    if picture.width * picture.height > MOST_PIXELS:
        raise Refused([_too_large(path)])
    return picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    """`picture` as RGB or RGBA; a profile that cannot be read counts as sRGB."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    has_alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb, mode = ImageCms.createProfile("sRGB"), picture.mode.replace("CMYK", "RGB")
            converted = ImageCms.profileToProfile(picture, source, srgb, outputMode=mode)
            picture = converted or picture
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    if picture.mode in ("I", "I;16", "F"):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    plain = picture.convert("RGBA" if has_alpha else "RGB")
    plain.info = {}
    return plain


def _unreadable(path: str) -> Diagnostic:
    return Diagnostic(
        "picture-unreadable",
        Span(path),
        Text("这张图片损坏或不完整，读不出来", "this picture is broken or cut short"),
        Text("重新导出或重新拷贝这张图片", "export or copy the picture again"),
    )


def _too_large(path: str) -> Diagnostic:
    return Diagnostic(
        "picture-too-large",
        Span(path),
        Text("这张图片超过一亿像素", "this picture has over 100 megapixels"),
        Text("把图片缩小到长边 10000 像素以内", "scale it down to 10,000 px on the longer side"),
    )
