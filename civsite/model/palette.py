"""Palette 配色: the colours and the ornament of a season, for screens and for the press."""

from __future__ import annotations

import re
from typing import Annotated, Any, NamedTuple

from civsite.diagnostics import Text
from civsite.model.record import Record
from civsite.model.scalars import FromText, Line, refusal


def _parse_hex(text: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise refusal(
            "colour-form",
            Text(f"颜色“{text}”的写法不对", f"“{text}” is not a colour of the form #rrggbb"),
            Text('写成 "#7A3B1D"，加引号', 'write it as "#7A3B1D", in quotes'),
        )
    return text


class Inks(NamedTuple):
    """Percentages of process ink."""

    cyan: float
    magenta: float
    yellow: float
    black: float


def _is_percentage(text: str) -> bool:
    return re.fullmatch(r"\d{1,3}(\.\d+)?", text, re.ASCII) is not None and float(text) <= 100


def _parse_inks(text: str) -> Inks:
    parts = text.split()
    if len(parts) != 4 or not all(map(_is_percentage, parts)):
        raise refusal(
            "inks-form",
            Text(f"印刷色“{text}”的写法不对", f"“{text}” is not four percentages of ink"),
            Text(
                "写成 35 80 95 35（青 品 黄 黑），每个 0 到 100",
                "write it as 35 80 95 35: C M Y K, each 0 to 100",
            ),
        )
    return Inks(*(float(part) for part in parts))


class Swatch(Record):
    """One colour: `#rrggbb` for screens, percentages of ink for the press."""

    hex: Annotated[str, FromText(_parse_hex, {"type": "string"})]
    cmyk: Annotated[Inks, FromText(_parse_inks, {"type": "string"})]


class Palette(Record):
    """`motif` names an ornament of the print theme; `season` is its word on the seal."""

    id: str
    motif: Line
    season: Line | None = None
    ground: Swatch
    deep: Swatch
    accent: Swatch
    text: Swatch

    def as_values(self) -> dict[str, Any]:
        """Plain values for a job's request."""
        return self.model_dump(mode="json", exclude={"id"})
