"""A picture's bytes enter; the same picture leaves, without who took it, where and with what.

Nothing is drawn anew: of a JPEG, PNG or WebP the parts that are not pixels are left out, and what
follows its end. How a camera was held is the one note that stays, since the picture is seen by it.
"""

from __future__ import annotations

from civsite.media.formats import HEAD_BYTES, format_of
from civsite.media.jpeg import clean_jpeg
from civsite.media.opening import orientation_notes
from civsite.media.png import clean_png, clean_webp

_EXIF = b"Exif\0\0"


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
