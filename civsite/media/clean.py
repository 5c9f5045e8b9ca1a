"""A picture's bytes enter; the same picture leaves, without who took it, where and with what.

Nothing is drawn anew: of a JPEG, PNG or WebP the parts that are not pixels are left out, and what
follows its end. How a camera was held is the one note that stays, since the picture is seen by it.
"""

from __future__ import annotations

import base64
import re
from contextlib import suppress
from urllib.parse import unquote_to_bytes

from civsite.media.formats import HEAD_BYTES, format_of
from civsite.media.jpeg import clean_jpeg
from civsite.media.opening import orientation_notes
from civsite.media.png import clean_png, clean_webp

_EXIF = b"Exif\0\0"
# A picture that is written out within a drawing, however its lines are broken.
_WITHIN = re.compile(rb"data:(image/[^;,\"'\s]+)((?:;[^,\"']*)?),([^\"'()<>]+)")
_LINE_ENDS = re.compile(rb"&#[xX]?[0-9A-Fa-f]+;|\s+")


def clean_picture(data: bytes, *, may_turn: bool = True) -> bytes:
    """The picture without notes; what is no JPEG, PNG or WebP as it is.

    Unless it `may_turn`, not even how the camera was held is kept. Raises ValueError for one that is
    cut off or damaged.
    """
    form = format_of(data[:HEAD_BYTES])
    if form not in ("JPEG", "PNG", "WEBP"):
        return data
    turned = orientation_notes(data) if may_turn else b""
    if form == "JPEG":
        segment = _EXIF + turned
        length = (len(segment) + 2).to_bytes(2, "big")
        return clean_jpeg(data, b"\xff\xe1" + length + segment if turned else b"")
    return clean_png(data, turned) if form == "PNG" else clean_webp(data, turned)


def clean_drawing(data: bytes) -> bytes:
    """The SVG with the pictures that it holds cleaned; one that cannot be read is left out."""
    return _WITHIN.sub(_cleaned_within, data)


def _cleaned_within(found: re.Match[bytes]) -> bytes:
    kind, how, written = found.groups()
    picture = pictured(how, written)
    if picture is None:
        return b"data:,"
    if kind == b"image/svg+xml":
        picture = clean_drawing(picture)
    else:
        try:
            picture = clean_picture(picture, may_turn=False)
        except ValueError:
            return b"data:,"
    return b"data:%s;base64,%s" % (kind, base64.b64encode(picture))


def pictured(how: bytes, written: bytes) -> bytes | None:
    """The bytes that a `data:` address writes out; None if they cannot be read."""
    if b"base64" not in how:
        return unquote_to_bytes(written)
    with suppress(ValueError):
        return base64.b64decode(_LINE_ENDS.sub(b"", unquote_to_bytes(written)))
    return None
