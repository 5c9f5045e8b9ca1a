"""A picture's bytes enter; whether they come to the picture's end leaves. Nothing is drawn."""

from __future__ import annotations

from civsite.media.formats import HEAD_BYTES, format_of
from civsite.media.jpeg import end_of_jpeg
from civsite.media.png import clean_png, clean_webp


def is_whole(data: bytes) -> bool:
    """False for a JPEG, PNG, WebP, AVIF or HEIC that is cut off; a PNG's checksums are looked at too.

    What follows a picture's end is nobody's matter.
    """
    form = format_of(data[:HEAD_BYTES])
    try:
        if form == "JPEG":
            end_of_jpeg(data)
        elif form == "PNG":
            clean_png(data)
        elif form == "WEBP":
            clean_webp(data)
        elif form in ("AVIF", "HEIF"):
            return _has_its_boxes(data)
    except ValueError:
        return False
    return True


def _has_its_boxes(data: bytes) -> bool:
    """Whether what describes the pixels and the pixels themselves are all there (ISO 14496-12)."""
    at = 0
    found: set[bytes] = set()
    while at + 8 <= len(data) and not {b"meta", b"mdat"} <= found:
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        elif length == 0:  # to the end of the file
            length = len(data) - at
        if length < 8 or at + length > len(data):
            return False
        found.add(name)
        at += length
    return {b"meta", b"mdat"} <= found
