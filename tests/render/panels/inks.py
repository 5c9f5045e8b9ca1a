"""Enters: a PDF page. Leaves: size and inks of every text, size and dpi of every photo on it."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pikepdf

Inks = tuple[float, float, float, float]
_BLACK: Inks = (0, 0, 0, 1)  # what PDF starts with: black


@dataclass(frozen=True, slots=True)
class TextInk:
    """Type size in pt as it is printed; shares of cyan, magenta, yellow and black, 0 to 1."""

    points: float
    cmyk: Inks


@dataclass(frozen=True, slots=True)
class _State:
    scale: float = 1.0
    size: float = 0.0
    text_scale: float = 1.0
    cmyk: Inks = _BLACK


def inks_of_text(page: pikepdf.Page) -> list[TextInk]:
    """One entry for each show operator; only fills in DeviceCMYK are known to it."""
    found: list[TextInk] = []
    state, kept = _State(), []
    for each in pikepdf.parse_content_stream(page):
        operands = each.operands
        match str(each.operator):
            case "q":
                kept.append(state)
            case "Q":
                state = kept.pop()
            case "cm":
                state = replace(state, scale=state.scale * _scale(operands))
            case "Tm":
                state = replace(state, text_scale=_scale(operands))
            case "Tf":
                state = replace(state, size=float(operands[1]))
            case "k":
                c, m, y, k = (round(float(ink), 3) for ink in operands)
                state = replace(state, cmyk=(c, m, y, k))
            case "Tj" | "TJ":
                points = state.size * state.text_scale * state.scale
                found.append(TextInk(points, state.cmyk))
    return found


@dataclass(frozen=True, slots=True)
class PrintedPhoto:
    """A picture's width in px, and the pixels an inch that it is printed with."""

    width_px: int
    dpi: float


def printed_photos(pdf: bytes) -> list[PrintedPhoto]:
    """Every picture that the first page shows, upright as Typst places them."""
    found: list[PrintedPhoto] = []
    width, kept = 1.0, []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        for each in pikepdf.parse_content_stream(page):
            operands = each.operands
            match str(each.operator):
                case "q":
                    kept.append(width)
                case "Q":
                    width = kept.pop()
                case "cm":
                    width *= abs(float(operands[0]))
                case "Do":
                    picture = page.Resources.XObject[str(operands[0])]
                    if picture.Subtype == "/Image":
                        pixels = int(picture.Width)
                        found.append(PrintedPhoto(pixels, pixels / width * 72))
    return found


def _scale(matrix: Iterable[pikepdf.Object]) -> float:
    a, b, c, d, _, _ = (float(number) for number in matrix)
    return math.sqrt(abs(a * d - b * c))
