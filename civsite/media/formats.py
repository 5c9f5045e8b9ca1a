"""The first bytes of a file enter; what it is leaves, whatever its name says."""

from __future__ import annotations

import re
from functools import cache

# How many bytes `format_of` looks at: a PDF may begin that late.
HEAD_BYTES = 1024
PHOTOS_EXTRA = "civsite[photos]"

_STARTS = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"II+\0": "TIFF",
    b"MM\0+": "TIFF",
    b"8BPS": "PSD",
    b"%!PS": "EPS",
    b"\xc5\xd0\xd3\xc6": "EPS",
    b"\0\0\1\0": "ICO",
    b"\0\0\0\x0cjP  ": "JPEG 2000",
    b"\0\0\0\x0cJXL ": "JPEG XL",
    b"\xff\x0a": "JPEG XL",
    b"\x1f\x8b": "SVGZ",
}
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head)\b", re.IGNORECASE)
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


def format_of(head: bytes) -> str:
    """`JPEG`, `HEIF`, `PDF`, …; `""` for what has no signature, as SVG and Office documents have none."""
    if head[:4] == b"RIFF":
        return {b"WEBP": "WEBP"}.get(head[8:12], "CDR" if head[8:11] == b"CDR" else "")
    if head[4:8] == b"ftyp":
        size = min(int.from_bytes(head[:4], "big"), HEAD_BYTES)
        brands = {head[8:12], *(head[at : at + 4] for at in range(16, size - 3, 4))}
        if brands & _AVIF_BRANDS:
            return "AVIF"
        return "HEIF" if brands & _HEIF_BRANDS else "MP4"
    known = next((form for start, form in _STARTS.items() if head.startswith(start)), "")
    if known or b"%PDF-" in head:
        return known or "PDF"
    return "HTML" if _WEB_PAGE.match(head) else ""


@cache
def reads_heif() -> bool:
    """Whether Pillow can open HEIC here, which takes the extra `civsite[photos]`; from then on it does."""
    try:
        import pillow_heif
    except ImportError:
        return False
    pillow_heif.register_heif_opener(thumbnails=False)
    return True
