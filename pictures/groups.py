"""Enters: places in a scene and who may stand there. Leaves: people drawn from back to front."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from pictures.canvas import Canvas, Colour
from pictures.people import Figure, Look, draw_figure, some_look

HEIGHTS = {"child": 330.0, "adult": 500.0, "old": 470.0}


@dataclass(frozen=True)
class Who:
    """One place in a scene: feet at (x, y), the pose, and what is known of the person."""

    x: float
    y: float
    pose: str = "stand"
    age: str = "adult"
    facing: int = 1
    vest: bool = False
    seated: bool = False
    half: bool = False
    look: Look | None = None
    scale: float = 1.0


def draw_people(canvas: Canvas, rng: Random, people: Iterable[Who]) -> list[Figure]:
    """The people, a little moved and varied by `rng`; the figures as drawn, back to front."""
    figures = []
    for who in sorted(people, key=lambda each: each.y):
        look = who.look or some_look(rng, who.age, who.vest)
        height = HEIGHTS[who.age] * who.scale * rng.uniform(0.95, 1.05)
        x = who.x + rng.uniform(-14, 14)
        figure = Figure(x, who.y, height, look, who.pose, who.facing, who.seated, who.half)
        draw_figure(canvas, figure)
        figures.append(figure)
    return figures


def audience(canvas: Canvas, rng: Random, rows: int, back: Colour, top: float = 860) -> None:
    """Rows of people seen from behind, on chairs, down to the lower edge."""
    for row in range(rows):
        y, scale = top + row * 120, 0.85 + 0.2 * row
        x = rng.uniform(-40, 60)
        while x < canvas.width + 60:
            look = some_look(rng, rng.choice(("adult", "old", "old", "adult")))
            r = 52 * scale
            canvas.box(x - r * 1.5, y + r * 0.9, r * 3, r * 4, look.top, r * 0.8)
            canvas.disc(x, y, r * 0.95, look.skin, r)
            canvas.disc(x, y - r * 0.1, r, look.hair_colour, r)
            canvas.box(x - r * 1.35, y + r * 2.1, r * 2.7, r * 3, back, 14)
            x += r * 3.4 + rng.uniform(0, 30)
