"""Promises about the sample's pictures: drawn by code, the same each time, all of them used."""

from __future__ import annotations

from pathlib import Path
from random import Random

from pictures import portraits
from pictures.__main__ import SCENES, WHITE
from pictures.canvas import Canvas
from pictures.gallery import PICTURES, PORTRAITS
from pictures.places import HEIGHT, WIDTH

ROOT = Path(__file__).resolve().parents[2]


def test_there_are_forty_distinct_scenes_and_each_is_drawn() -> None:
    assert set(PICTURES) == set(SCENES)
    assert len(SCENES) >= 40


def test_drawing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    drawn = []
    for name in ("one.webp", "two.webp"):
        canvas = Canvas(WIDTH, HEIGHT, WHITE)
        SCENES["tree-planting"](canvas, Random("tree-planting-1"))
        canvas.save(tmp_path / name, 40_000)
        drawn.append((tmp_path / name).read_bytes())
    assert drawn[0] == drawn[1]


def test_a_portrait_can_be_drawn_of_every_kind_of_person() -> None:
    assert set(PORTRAITS) <= set(portraits.KINDS)


def test_every_picture_of_the_gallery_is_kept_and_none_besides() -> None:
    media = ROOT / "content/media"
    promised = {f"news/{scene}-{n}.webp" for scene, c in PICTURES.items() for n in range(1, c + 1)}
    promised |= {
        f"portraits/{kind}-{n:02d}.webp" for kind, c in PORTRAITS.items() for n in range(1, c + 1)
    }
    promised |= {"news/from-a-phone.jpg", "logo.svg", "artwork-garden-window.svg"}
    kept = {path.relative_to(media).as_posix() for path in media.rglob("*.*") if path.is_file()}
    assert kept == promised
