"""A picture's bytes in; an upright sRGB picture out, without EXIF, GPS or profile.

The header is judged first: a small file can unpack to gigabytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.load.media import MOST_PIXELS, is_on_its_side, open_picture

if TYPE_CHECKING:
    from PIL import Image


def upright_size(data: bytes, path: str) -> tuple[int, int]:
    """Width and height in px as seen, after its orientation is applied; reads the header alone.

    Raises Refused, naming `path`, if the header cannot be read or promises too many pixels.
    """
    picture = _opened(data, path)
    if is_on_its_side(picture):
        return picture.height, picture.width
    return picture.width, picture.height


def upright_picture(data: bytes, path: str, longest_px: int | None = None) -> Image.Image:
    """The picture, RGB or RGBA in sRGB, upright. Raises Refused, naming `path`, if it is broken.

    `longest_px`: the caller needs no more than this on the longer side, so that a JPEG may be
    decoded at a fraction of its size.
    """
    from PIL import ImageOps

    picture = _opened(data, path)
    try:
        if longest_px is not None and picture.format in ("JPEG", "MPO"):
            share = longest_px / max(picture.size)
            wanted = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
            picture.draft(None, wanted)
        picture.load()
        turned = ImageOps.exif_transpose(picture)
        return _in_srgb(turned)
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError):
        raise Refused([_unreadable(path)]) from None


def _opened(data: bytes, path: str) -> Image.Image:
    from PIL import UnidentifiedImageError

    try:
        picture = open_picture(io.BytesIO(data))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise Refused([_unreadable(path)]) from None
    if picture.width * picture.height > MOST_PIXELS:
        raise Refused([_too_large(path)])
    return picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    """`picture` as RGB or RGBA; a profile that cannot be read counts as sRGB."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    has_alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    mode = "RGBA" if has_alpha else "RGB"
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            out_mode = "RGBA" if picture.mode == "RGBA" else "RGB"
            converted = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode=out_mode
            )
            picture = converted if converted is not None else picture
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    if picture.mode in ("I", "I;16", "F"):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    plain = picture.convert(mode)
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
