"""A picture's bytes enter; Pillow's picture leaves, its header read and nothing unpacked."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO, TYPE_CHECKING

from civsite.media.formats import reads_heif

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 100_000_000
# What Pillow raises for bytes that are no picture, or a damaged one.
BROKEN = (OSError, SyntaxError, ValueError, TypeError, EOFError, LookupError, RuntimeError)
_ORIENTATION, _UPRIGHT, _SIDEWAYS = 0x0112, 1, (5, 6, 7, 8)
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")


def open_picture(source: Path | IO[bytes]) -> Image.Image:
    """A picture of a format we take. Raises one of `BROKEN` for what is none."""
    import warnings

    from PIL import Image

    # The limit on pixels is ours and firm; Pillow's own would warn on the terminal, as it does of
    # notes in a photo that it cannot read.
    Image.MAX_IMAGE_PIXELS = None
    warnings.filterwarnings("ignore", category=UserWarning, module="PIL")
    return Image.open(source, formats=(*_FORMATS, "HEIF") if reads_heif() else _FORMATS)


def is_on_its_side(picture: Image.Image) -> bool:
    """Whether the picture is seen turned by a quarter, as its header says."""
    return _orientation(picture) in _SIDEWAYS


def orientation_notes(data: bytes) -> bytes:
    """Notes (TIFF) that say how the camera was held, and nothing else; empty if it was held upright."""
    from PIL import Image

    try:
        with open_picture(io.BytesIO(data)) as picture:
            orientation = _orientation(picture)
    except BROKEN:
        return b""
    if orientation == _UPRIGHT:
        return b""
    notes = Image.Exif()
    notes[_ORIENTATION] = orientation
    return notes.tobytes().removeprefix(b"Exif\0\0")


def as_png(data: bytes) -> bytes:
    """A picture of any format we take, upright, as a PNG of the same pixels and profile.

    Raises one of `BROKEN`.
    """
    from PIL import ImageOps

    picture = ImageOps.exif_transpose(open_picture(io.BytesIO(data)))
    profile = picture.info.get("icc_profile")
    out = io.BytesIO()
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    picture.convert(mode).save(out, "PNG", compress_level=1, exif=b"", icc_profile=profile)
    return out.getvalue()


def _orientation(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(_ORIENTATION, _UPRIGHT))
    except BROKEN:
        return _UPRIGHT
