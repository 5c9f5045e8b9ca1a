"""Leaves: the community's logo and one finished artwork, as SVG; a phone's photo, as JPEG."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

# The poster's words, outlines of LXGW WenKai (OFL).
_LETTERING = Path(__file__).with_name("lettering.txt")
RED, GOLD, GREEN, INK, PAPER = "#A8201A", "#E0A030", "#2E6B4A", "#2A1A14", "#FBF3E6"


def logo() -> str:
    """Four petals around a window: a garden and a home."""
    petals = "".join(
        f'<path d="M50 47 C36 36 36 14 50 6 C64 14 64 36 50 47Z" fill="{fill}" transform="rotate({turn} 50 50)"/>'
        for turn, fill in ((0, RED), (90, GREEN), (180, RED), (270, GREEN))
    )
    window = f'<rect x="40" y="40" width="20" height="20" rx="2" fill="{PAPER}"/>'
    bars = f'<path d="M50 40V60M40 50H60" stroke="{GOLD}" stroke-width="2.4"/>'
    return _svg(100, 100, petals + window + bars)


def garden_window() -> str:
    """The finished artwork of a poster, 600 × 900: a window with flowers, and life behind it."""
    parts = [
        _box(0, 0, 600, 900, "#EAD9C2"),
        _box(0, 690, 600, 210, "#C9A47E"),
        _box(80, 90, 440, 600, "#FFFDF7", 8),
        _box(104, 114, 392, 552, "#BFDDE3"),
        '<circle cx="392" cy="226" r="58" fill="#F6DFA4"/>',
        '<path d="M104 520C180 430 240 470 300 500S430 430 496 480V666H104Z" fill="#8DB580"/>',
        '<path d="M104 590C200 540 300 600 380 570S470 550 496 560V666H104Z" fill="#5E9E6E"/>',
        _box(292, 114, 16, 552, "#FFFDF7"),
        _box(104, 372, 392, 14, "#FFFDF7"),
        _box(50, 682, 500, 34, "#FFFDF7", 8),
        *(_pot(x, 690, height, tone) for x, height, tone in _POTS),
        '<path d="M0 0H600V70C520 96 470 40 400 70S280 96 200 66 70 90 0 60Z" fill="#A8201A"/>',
        f'<path d="{_LETTERING.read_text(encoding="utf-8").strip()}" fill="{INK}"/>',
    ]
    return _svg(600, 900, "".join(parts))


_POTS = ((150, 190, "#D9607A"), (262, 130, "#E9B44C"), (372, 230, "#C94F4F"), (466, 150, "#F1E4E8"))


def _pot(x: int, base: int, height: int, tone: str) -> str:
    stems, blooms = [], []
    for i in range(-2, 3):
        top_x, top_y = x + i * height // 6, base - height + abs(i) * height // 8
        stems.append(f"M{x} {base - 50}Q{x} {top_y + 60} {top_x} {top_y}")
        blooms.append(f'<circle cx="{top_x}" cy="{top_y}" r="{height // 10}" fill="{tone}"/>')
        blooms.append(f'<circle cx="{top_x}" cy="{top_y}" r="{height // 28}" fill="{PAPER}"/>')
    stalks = f'<path d="{"".join(stems)}" fill="none" stroke="{GREEN}" stroke-width="6"/>'
    pot = f'<path d="M{x - 40} {base - 64}H{x + 40}L{x + 28} {base + 6}H{x - 28}Z" fill="#B5654A"/>'
    return stalks + "".join(blooms) + pot


def _box(x: int, y: int, w: int, h: int, fill: str, radius: int = 0) -> str:
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{radius}" fill="{fill}"/>'


def _svg(width: int, height: int, body: str) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    return f"{head}{body}</svg>\n"


def as_from_a_phone(picture: Path, target: Path) -> None:
    """`picture` as a phone stores it: lying on its side, with the place it was taken.

    The place is an invented spot in the open sea; what is published must carry none.
    """
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F], exif[0x0110] = "Sample", "Phone"
    gps: dict[int, str | Sequence[float]] = {
        1: "N", 2: (10.0, 30.0, 0.0), 3: "E", 4: (150.0, 15.0, 0.0),
    }  # fmt: skip
    exif.get_ifd(0x8825).update(gps)
    with Image.open(picture) as upright:
        lying = upright.resize((1200, 800)).transpose(Image.Transpose.ROTATE_90)
        buffer = BytesIO()
        lying.save(buffer, "JPEG", quality=72, exif=exif, optimize=True)
    target.write_bytes(buffer.getvalue())
