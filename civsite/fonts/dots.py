"""Enters: a character. Leaves: its drawing in 16 rows of dots, made by hand for exactly these.

From GNU Unifont, whose ideographs are those of WenQuanYi; see `fonts/licences/unifont.txt`.
"""

from __future__ import annotations

import lzma
from functools import cache
from pathlib import Path

ROWS = 16

_PACKED = Path(__file__).with_name("unifont-16.hex.xz")
_HEX_DIGITS_PER_COLUMN = ROWS // 4


def rows_of(character: str) -> tuple[int, bytes] | None:
    """Width in dots, 8 or 16, and the rows from the top, a bit a dot; None if it has no drawing."""
    drawing = _drawings().get(character)
    if drawing is None:
        return None
    return len(drawing) // _HEX_DIGITS_PER_COLUMN, bytes.fromhex(drawing)


@cache
def _drawings() -> dict[str, str]:
    lines = lzma.decompress(_PACKED.read_bytes()).decode("ascii").split()
    pairs = (line.split(":") for line in lines)
    return {chr(int(point, 16)): drawing for point, drawing in pairs}
