"""Enters: GNU Unifont's `unifont.hex`, a line a glyph. Leaves: those that LED screens need, packed.

    python fonts/dots.py unifont.hex

Run by hand after a change of version, never at set-up: no package that set-up fetches holds the
glyphs in the forms of the mainland. The result travels in `civsite/fonts/`.
"""

from __future__ import annotations

import lzma
import sys
from pathlib import Path

PACKED = Path(__file__).resolve().parent.parent / "civsite" / "fonts" / "unifont-16.hex.xz"
# Latin, Greek, Cyrillic; punctuation, arrows, frames; radicals, kana, ideographs; full-width forms.
_BLOCKS = (
    (0x20, 0x24F), (0x370, 0x52F), (0x2000, 0x27FF), (0x2E80, 0x4DBF), (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF), (0xFE10, 0xFE6F), (0xFF00, 0xFFEF),
)  # fmt: skip


def needed(line: str) -> bool:
    """Whether the glyph of a line `4E00:…` is one of the blocks."""
    point = int(line.partition(":")[0], 16)
    return any(first <= point <= last for first, last in _BLOCKS)


def pack(source: Path) -> None:
    lines = source.read_text(encoding="ascii").splitlines(keepends=True)
    text = "".join(line for line in lines if needed(line))
    PACKED.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    pack(Path(sys.argv[1]))
