"""Enters: a folder. Leaves: every picture of the sample community in it, the same each time."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from pictures import emblems, festivals, halls, help, outings, portraits, rooms, works
from pictures.canvas import Canvas
from pictures.gallery import PICTURES, PORTRAITS
from pictures.places import HEIGHT, WIDTH

SCENES = {
    name: scene
    for place in (works, outings, festivals, halls, rooms, help)
    for name, scene in place.SCENES.items()
}
WHITE = (255, 255, 255)


def draw_all(media: Path) -> None:
    for scene, count in PICTURES.items():
        for number in range(1, count + 1):
            canvas = Canvas(WIDTH, HEIGHT, WHITE)
            SCENES[scene](canvas, Random(f"{scene}-{number}"))
            canvas.save(media / "news" / f"{scene}-{number}.webp", 40_000)
    for kind, count in PORTRAITS.items():
        for number in range(1, count + 1):
            canvas = Canvas(portraits.WIDTH, portraits.HEIGHT, WHITE)
            portraits.draw_portrait(canvas, Random(f"{kind}-{number:02d}"), kind)
            canvas.save(media / "portraits" / f"{kind}-{number:02d}.webp", 12_000)
    (media / "logo.svg").write_text(emblems.logo(), encoding="utf-8")
    (media / "artwork-garden-window.svg").write_text(emblems.garden_window(), encoding="utf-8")
    emblems.as_from_a_phone(
        media / "news" / "lake-walk-1.webp", media / "news" / "from-a-phone.jpg"
    )


if __name__ == "__main__":
    draw_all(Path(sys.argv[1]))
