"""Enters: a kind of person and a random source. Leaves: a calm flat portrait, 4:5."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from pictures.canvas import Canvas, Colour, colour, darker, lighter, mixed
from pictures.people import BLACK_HAIR, CLOTHES, GREY_HAIR, SKIN, VEST, VEST_STRIPE

WIDTH, HEIGHT = 600, 750
GROUNDS = [colour(c) for c in ("#DDE7E3", "#F1E3D0", "#E2E4EE", "#EFDCD6", "#E6E8D6", "#D9E5EC")]
STYLES = {
    "man": ("short", "side", "crop"), "young-man": ("crop", "side", "fringe"),
    "elder-man": ("short", "bald", "crop"), "woman": ("bob", "long", "bun"),
    "young-woman": ("long", "ponytail", "bob"), "elder-woman": ("curly", "bun", "bob"),
}  # fmt: skip
KINDS = tuple(STYLES)


@dataclass(frozen=True)
class Face:
    skin: Colour
    hair: Colour
    style: str
    top: Colour
    old: bool
    woman: bool
    wide: float
    x: float = 300
    y: float = 356


def draw_portrait(canvas: Canvas, rng: Random, kind: str) -> None:
    """Head and shoulders of one of `KINDS`."""
    ground = rng.choice(GROUNDS)
    canvas.box(0, 0, WIDTH, HEIGHT, ground)
    canvas.disc(300, 400, rng.uniform(262, 286), mixed(ground, colour("#FFFFFF"), 0.42))
    old = kind.startswith("elder")
    face = Face(
        skin=rng.choice(SKIN),
        hair=rng.choice(GREY_HAIR if old else BLACK_HAIR),
        style=rng.choice(STYLES[kind]),
        top=rng.choice(CLOTHES),
        old=old,
        woman="woman" in kind,
        wide=rng.uniform(104, 122),
    )
    _hair_behind(canvas, face)
    _shoulders(canvas, rng, face)
    _head(canvas, face)
    _features(canvas, rng, face)
    _hair_before(canvas, face)
    if rng.random() < (0.5 if old else 0.28):
        _glasses(canvas, rng, face)


def _shoulders(canvas: Canvas, rng: Random, face: Face) -> None:
    broad = 196 if face.woman else 222
    x = face.x
    canvas.curve([(x - broad, 770), (x - broad + 12, 640), (x - 120, 560), (x, 540), (x + 120, 560),
                  (x + broad - 12, 640), (x + broad, 770), (x, 800)], face.top)  # fmt: skip
    canvas.shape(
        [(x - 52, 440), (x + 52, 440), (x + 62, 556), (x, 606), (x - 62, 556)],
        darker(face.skin, 0.09),
    )
    style = rng.choice(("round", "shirt", "vest", "jacket"))
    if style == "shirt":
        for side in (-1, 1):
            collar = [(x + side * 60, 536), (x + side * 104, 566), (x + side * 60, 640), (x, 606)]
            canvas.shape(collar, lighter(face.top, 0.6))
    elif style == "vest":
        for side in (-1, 1):
            canvas.shape(
                [
                    (x + side * 66, 552),
                    (x + side * 150, 585),
                    (x + side * 168, 760),
                    (x + side * 14, 760),
                ],
                VEST,
            )
            canvas.shape(
                [
                    (x + side * 20, 690),
                    (x + side * 162, 690),
                    (x + side * 165, 716),
                    (x + side * 18, 716),
                ],
                VEST_STRIPE,
            )
    elif style == "jacket":
        canvas.shape([(x - 62, 556), (x + 62, 556), (x, 690)], lighter(face.top, 0.72))
        canvas.shape([(x - 62, 556), (x + 62, 556), (x, 612)], darker(face.skin, 0.09))
        for side in (-1, 1):
            canvas.shape(
                [(x + side * 62, 546), (x + side * 112, 580), (x + side * 4, 740), (x, 690)],
                darker(face.top, 0.22),
            )
    else:
        canvas.arc(x, 548, 74, 18, 162, darker(face.top, 0.2), 14, 66)


def _head(canvas: Canvas, face: Face) -> None:
    x, y, w = face.x, face.y, face.wide
    for side in (-1, 1):
        canvas.disc(x + side * w * 0.99, y + 18, 20, darker(face.skin, 0.05), 30)
    canvas.box(x - w, y - 132, 2 * w, 190, face.skin, 92)
    canvas.curve([(x - w, y - 40), (x, y - 132), (x + w, y - 40), (x + w * 0.94, y + 62), (x + w * 0.5, y + 128),
                  (x, y + 146), (x - w * 0.5, y + 128), (x - w * 0.94, y + 62)], face.skin)  # fmt: skip


def _features(canvas: Canvas, rng: Random, face: Face) -> None:
    x, y, w = face.x, face.y, face.wide
    ink = darker(face.hair if not face.old else colour("#5A4A46"), 0.1)
    smiling = rng.random() < 0.4
    for side in (-1, 1):
        ex = x + side * w * 0.42
        if smiling:
            canvas.arc(ex, y + 18, 15, 200, 340, colour("#2B2430"), 6, 13)
        else:
            canvas.disc(ex, y + 12, 8.5, colour("#2B2430"), 10)
            canvas.disc(ex + 3, y + 8, 2.6, colour("#FFFFFF"))
        canvas.arc(ex, y - 4, 25, 215, 325, ink, 5 if face.woman else 8, 16)
        canvas.disc(x + side * w * 0.6, y + 56, 20, mixed(face.skin, colour("#E07A6A"), 0.22), 13)
        if face.old:
            canvas.arc(ex + side * 6, y + 26, 22, 40, 140, darker(face.skin, 0.12), 3, 12)
    canvas.arc(x, y + 44, 13, 30, 150, darker(face.skin, 0.22), 5, 9)
    lip = colour("#B9524A") if face.woman else mixed(face.skin, colour("#8A3F38"), 0.6)
    canvas.arc(x, y + 70, 34, 25, 155, lip, 7, 24)


def _glasses(canvas: Canvas, rng: Random, face: Face) -> None:
    frame = rng.choice((colour("#3A3440"), colour("#7A4A34"), colour("#4A5B6E")))
    for side in (-1, 1):
        ex = face.x + side * face.wide * 0.42
        canvas.arc(ex, face.y + 13, 37, 0, 360, frame, 5, 33)
        canvas.stroke(
            [(ex + side * 37, face.y + 8), (face.x + side * face.wide, face.y + 4)], frame, 5
        )
    canvas.arc(face.x, face.y + 10, face.wide * 0.42 - 34, 190, 350, frame, 5, 9)


def _hair_behind(canvas: Canvas, face: Face) -> None:
    x, y, w = face.x, face.y, face.wide
    match face.style:
        case "long":
            canvas.box(x - w - 34, y - 120, 2 * w + 68, 380, face.hair, 120)
        case "bob":
            canvas.box(x - w - 32, y - 130, 2 * w + 64, 276, face.hair, 118)
        case "curly":
            for dx, dy in (
                (-1, -40),
                (1, -40),
                (-1.06, 20),
                (1.06, 20),
                (-0.7, -110),
                (0.7, -110),
                (0, -140),
            ):
                canvas.disc(x + dx * w, y + dy, 52, face.hair)
        case "bun":
            canvas.disc(x, y - 168, 54, face.hair, 48)
        case "ponytail":
            canvas.curve([(x + 60, y - 110), (x + w + 62, y - 40), (x + w + 66, y + 150), (x + w + 6, y + 190),
                          (x + w, y + 20)], face.hair)  # fmt: skip


def _hair_before(canvas: Canvas, face: Face) -> None:
    x, y, w, hair = face.x, face.y, face.wide, face.hair
    if face.style == "bald":
        for side in (-1, 1):
            canvas.disc(x + side * (w + 2), y - 22, 17, hair, 44)
        return
    crown = [(x - w - 10, y - 14), (x - w - 8, y - 90), (x - w * 0.6, y - 154), (x, y - 172),
             (x + w * 0.6, y - 154), (x + w + 8, y - 90), (x + w + 10, y - 14)]  # fmt: skip
    line = {
        "side": [
            (x + w * 0.9, y - 60),
            (x + w * 0.3, y - 84),
            (x - w * 0.5, y - 104),
            (x - w * 0.86, y - 56),
        ],
        "crop": [(x + w * 0.88, y - 76), (x, y - 98), (x - w * 0.88, y - 76)],
        "fringe": [
            (x + w * 0.9, y - 50),
            (x + w * 0.2, y - 58),
            (x - w * 0.3, y - 66),
            (x - w * 0.9, y - 44),
        ],
        "long": [(x + w * 0.92, y - 40), (x + w * 0.1, y - 112), (x - w * 0.92, y - 40)],
        "bob": [
            (x + w * 0.92, y - 48),
            (x + w * 0.3, y - 56),
            (x - w * 0.3, y - 56),
            (x - w * 0.92, y - 48),
        ],
        "ponytail": [(x + w * 0.92, y - 60), (x - w * 0.2, y - 110), (x - w * 0.92, y - 40)],
        "bun": [(x + w * 0.9, y - 60), (x, y - 110), (x - w * 0.9, y - 60)],
        "curly": [(x + w * 0.86, y - 70), (x, y - 96), (x - w * 0.86, y - 70)],
    }.get(
        face.style,
        [
            (x + w * 0.88, y - 66),
            (x + w * 0.4, y - 94),
            (x - w * 0.4, y - 94),
            (x - w * 0.88, y - 66),
        ],
    )
    canvas.curve([*crown, *line], hair)
    if face.style == "curly":
        for dx in (-0.8, -0.4, 0, 0.4, 0.8):
            canvas.disc(x + dx * w, y - 118 - (1 - abs(dx)) * 26, 36, hair)
            canvas.disc(x + dx * w - 6, y - 126 - (1 - abs(dx)) * 26, 20, lighter(hair, 0.12))
