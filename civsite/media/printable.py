"""A picture or finished artwork enters as an editor has it; it leaves as the typesetter takes it.

It looks the same and says nothing of who made it, where and with what: a photo goes into a printed
PDF as it is, and a PDF of ours is handed to shops and published.
"""

from __future__ import annotations

from civsite.media.clean import clean_picture
from civsite.media.drawing import printable_drawing
from civsite.media.formats import HEAD_BYTES, format_of
from civsite.media.opening import as_png
from civsite.media.pdf import broken_pdf, first_page

# By what it is, since the typesetter believes names.
ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "PDF": ".pdf"}


def printable(data: bytes) -> bytes:
    """JPEG, PNG and WebP without a pixel changed; AVIF and HEIC as PNG; of a PDF the first page.

    Raises ValueError for what cannot be read.
    """
    form = format_of(data[:HEAD_BYTES])
    try:
        if form in ("AVIF", "HEIF"):
            return as_png(data)
        if form == "PDF":
            return first_page(data)
    except broken_pdf() as error:
        raise ValueError(str(error)) from None
    return clean_picture(data) if form else printable_drawing(data)
