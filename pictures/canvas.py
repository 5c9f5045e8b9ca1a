"""Enters: shapes in logical units. Leaves: a picture without jagged edges, small enough to keep."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]
Spot = tuple[float, float]

# Shapes are drawn at twice the size and reduced, which smooths their edges.
_OVERSAMPLING = 2


def colour(written: str) -> Colour:
    """`#RRGGBB` as three numbers."""
    return (int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16))


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`one` with `share` (0 to 1) of `other`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


def darker(one: Colour, share: float = 0.15) -> Colour:
    return mixed(one, (30, 24, 36), share)


def lighter(one: Colour, share: float = 0.25) -> Colour:
    return mixed(one, (255, 252, 246), share)


class Canvas:
    """A picture of `width` × `height` px; all positions from the upper left corner, px."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        self.width, self.height = width, height
        size = (width * _OVERSAMPLING, height * _OVERSAMPLING)
        self._picture = Image.new("RGB", size, ground)
        self._draw = ImageDraw.Draw(self._picture)

    def box(self, x: float, y: float, w: float, h: float, fill: Colour, radius: float = 0) -> None:
        corners = _scaled([(x, y), (x + w, y + h)])
        if w <= 0 or h <= 0:
            return
        if radius:
            reach = min(radius, w / 2, h / 2) * _OVERSAMPLING
            self._draw.rounded_rectangle(corners, reach, fill)
        else:
            self._draw.rectangle(corners, fill)

    def disc(self, x: float, y: float, rx: float, fill: Colour, ry: float | None = None) -> None:
        """An ellipse around (x, y)."""
        ry = rx if ry is None else ry
        self._draw.ellipse(_scaled([(x - rx, y - ry), (x + rx, y + ry)]), fill)

    def pie(
        self, x: float, y: float, r: float, start: float, end: float, fill: Colour,
        ry: float | None = None,
    ) -> None:  # fmt: skip
        """A sector from `start` to `end`, degrees clockwise from three o'clock."""
        ry = r if ry is None else ry
        self._draw.pieslice(_scaled([(x - r, y - ry), (x + r, y + ry)]), start, end, fill)

    def arc(
        self, x: float, y: float, r: float, start: float, end: float, fill: Colour,
        thick: float, ry: float | None = None,
    ) -> None:  # fmt: skip
        ry = r if ry is None else ry
        box = _scaled([(x - r, y - ry), (x + r, y + ry)])
        self._draw.arc(box, start, end, fill, round(thick * _OVERSAMPLING))

    def shape(self, spots: Sequence[Spot], fill: Colour) -> None:
        self._draw.polygon(_scaled(spots), fill)

    def stroke(self, spots: Sequence[Spot], fill: Colour, thick: float) -> None:
        """A line through `spots` with round ends and joints."""
        width = max(1, round(thick * _OVERSAMPLING))
        self._draw.line(_scaled(spots), fill, width, joint="curve")
        for x, y in spots:
            self.disc(x, y, thick / 2, fill)

    def curve(self, spots: Sequence[Spot], fill: Colour) -> None:
        """A filled closed shape that runs smoothly through `spots`."""
        self.shape(smooth([*spots, spots[0], spots[1], spots[2]])[12:-12], fill)

    def save(self, path: Path, most_bytes: int, quality: int = 82) -> None:
        """Written as WebP; less finely where it would take more than `most_bytes`."""
        picture = self._picture.resize((self.width, self.height), Image.Resampling.LANCZOS)
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(path, quality=quality, method=6)
        if path.stat().st_size > most_bytes and quality > 40:
            self.save(path, most_bytes, quality - 8)


def smooth(spots: Sequence[Spot], steps: int = 12) -> list[Spot]:
    """Points of a Catmull-Rom curve through `spots`."""
    line: list[Spot] = []
    for i in range(len(spots) - 1):
        before, here = spots[max(i - 1, 0)], spots[i]
        there, after = spots[i + 1], spots[min(i + 2, len(spots) - 1)]
        line += [_between(before, here, there, after, step / steps) for step in range(steps)]
    return [*line, spots[-1]]


def ring(x: float, y: float, r: float, count: int, turn: float = 0.0) -> list[Spot]:
    """`count` points around (x, y)."""
    angles = [turn + 2 * math.pi * i / count for i in range(count)]
    return [(x + r * math.cos(a), y + r * math.sin(a)) for a in angles]


def _between(a: Spot, b: Spot, c: Spot, d: Spot, t: float) -> Spot:
    def one(i: int) -> float:
        return 0.5 * (
            2 * b[i]
            + (c[i] - a[i]) * t
            + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t
            + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3
        )

    return (one(0), one(1))


def _scaled(spots: Sequence[Spot]) -> list[Spot]:
    return [(x * _OVERSAMPLING, y * _OVERSAMPLING) for x, y in spots]
