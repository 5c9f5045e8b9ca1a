"""A PDF of one page enters; its characters with size and place leave, and the lines they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class Character:
    """A printed character: its size in pt, and its box in pt from the lower left corner."""

    text: str
    size: float
    left: float
    bottom: float
    right: float
    top: float


def characters(pdf: bytes) -> list[Character]:
    """All that are printed, in the order of the PDF; spaces and marks of no width are left out."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    try:
        return [found for index in range(page.count_chars()) if (found := _at(page, index))]
    finally:
        document.close()


def lines(pdf: bytes) -> list[str]:
    """The lines of text, in the order of the PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        said = document[0].get_textpage().get_text_range().replace("\u2060", "")
    finally:
        document.close()
    return [line.strip() for line in said.splitlines() if line.strip()]


def page_size(pdf: bytes) -> tuple[float, float]:
    """Width and height in pt."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].get_size()  # type: ignore[no-any-return]
    finally:
        document.close()


def ends_of(pdf: bytes, text: str) -> Iterator[tuple[str, str]]:
    """Where a text of several lines is broken: what stands before and behind each break."""
    rest = "".join(text.split())
    for line in lines(pdf):
        bare = "".join(line.split())
        if rest.startswith(bare) and len(bare) < len(rest):
            yield bare, rest[len(bare) :]
            rest = rest[len(bare) :]


def _at(page: pypdfium2.PdfTextPage, index: int) -> Character | None:
    text = page.get_text_range(index, 1)
    left, bottom, right, top = page.get_charbox(index)
    if not text.strip() or right <= left:
        return None
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(page.raw, index, matrix)
    size = pdfium.FPDFText_GetFontSize(page.raw, index) * abs(matrix.d or 1.0)
    return Character(text, size, left, bottom, right, top)
