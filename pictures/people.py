"""Enters: who stands where and does what. Leaves: flat figures on a canvas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from pictures.canvas import Canvas, Colour, colour, darker, lighter

SKIN = [colour(c) for c in ("#F2C9A8", "#EBBB96", "#E3AD86", "#F6D3B6")]
BLACK_HAIR = [colour(c) for c in ("#2B2430", "#3A2C2A", "#46332B")]
GREY_HAIR = [colour(c) for c in ("#C9C6C4", "#A9A6A8", "#E4E1DD")]
CLOTHES = [
    colour(c)
    for c in (
        "#4A6FA5", "#2F5D62", "#B5654A", "#D9A441", "#7C8F5A", "#6B5B95", "#C97B84",
        "#3E5C76", "#8C6A5D", "#5B8E7D", "#E0C9A6", "#A23B3B", "#88A2BC", "#F0E2CC",
    )
]  # fmt: skip
TROUSERS = [colour(c) for c in ("#2F3547", "#4B4A54", "#5A4B41", "#3D4F5C", "#6E6A61", "#28323C")]
VEST = colour("#C8332B")
VEST_STRIPE = colour("#F6E3B4")
SHOES = colour("#2A2630")
STOOL = colour("#A87A50")


@dataclass(frozen=True)
class Look:
    """How one person looks. `age`: child, adult or old; `hair` one of the styles below."""

    skin: Colour
    hair_colour: Colour
    hair: str
    top: Colour
    bottom: Colour
    age: str = "adult"
    vest: bool = False
    skirt: bool = False
    hat: Colour | None = None
    apron: Colour | None = None


def some_look(rng: Random, age: str = "adult", vest: bool = False) -> Look:
    woman = rng.random() < 0.5
    styles = {
        ("child", True): ("ponytail", "bob"), ("child", False): ("short", "bowl"),
        ("adult", True): ("bob", "long", "bun", "ponytail"), ("adult", False): ("short", "side"),
        ("old", True): ("bun", "curly"), ("old", False): ("short", "bald"),
    }  # fmt: skip
    hair = rng.choice(GREY_HAIR if age == "old" else BLACK_HAIR)
    return Look(
        skin=rng.choice(SKIN),
        hair_colour=hair,
        hair=rng.choice(styles[age, woman]),
        top=rng.choice(CLOTHES),
        bottom=rng.choice(TROUSERS),
        age=age,
        vest=vest,
        skirt=woman and age != "old" and not vest and rng.random() < 0.3,
    )


def uniformed(look: Look, top: str, hat: str | None = None) -> Look:
    dress = colour(top)
    return replace(
        look, top=dress, bottom=darker(dress, 0.35), skirt=False, hat=colour(hat) if hat else None
    )


# Arms by pose: elbow and hand of the near and of the far arm, in shares of the height,
# x forward (the way the figure faces), y down from the top.
_ARMS: dict[str, tuple[tuple[float, float, float, float], tuple[float, float, float, float]]] = {
    "stand": ((0.02, 0.40, 0.03, 0.53), (-0.03, 0.40, -0.02, 0.53)),
    "hold": ((0.09, 0.40, 0.19, 0.36), (0.06, 0.41, 0.17, 0.38)),
    "give": ((0.12, 0.36, 0.25, 0.33), (0.08, 0.38, 0.21, 0.34)),
    "wave": ((0.10, 0.27, 0.13, 0.10), (-0.04, 0.40, -0.02, 0.53)),
    "cheer": ((0.12, 0.16, 0.15, 0.01), (-0.12, 0.16, -0.15, 0.01)),
    "point": ((0.12, 0.25, 0.26, 0.19), (-0.04, 0.40, -0.02, 0.53)),
    "clap": ((0.10, 0.37, 0.13, 0.26), (0.04, 0.38, 0.11, 0.27)),
    "greet": ((0.12, 0.33, 0.16, 0.25), (0.06, 0.36, 0.15, 0.26)),
    "work": ((0.10, 0.40, 0.22, 0.46), (0.06, 0.42, 0.19, 0.50)),
    "reach": ((0.09, 0.22, 0.17, 0.04), (0.02, 0.40, 0.05, 0.52)),
    "stretch": ((0.14, 0.22, 0.28, 0.16), (-0.14, 0.22, -0.28, 0.16)),
}


@dataclass(frozen=True)
class Figure:
    """A person whose feet stand at (x, y); `height` px; `facing` 1 right, -1 left."""

    x: float
    y: float
    height: float
    look: Look
    pose: str = "stand"
    facing: int = 1
    seated: bool = False
    half: bool = False

    def spot(self, x: float, y: float) -> tuple[float, float]:
        """A place on the body in shares of the height, y down from the crown."""
        sunk = 0.2 if self.seated else 0.0
        return (self.x + self.facing * x * self.height, self.y - (1 - y - sunk) * self.height)

    @property
    def hand(self) -> tuple[float, float]:
        x, y = _ARMS[self.pose][0][2:]
        return self.spot(x, y)


def draw_figure(canvas: Canvas, figure: Figure) -> None:
    look, h = figure.look, figure.height
    _arm(canvas, figure, _ARMS[figure.pose][1], -1)
    if not figure.half:
        _legs(canvas, figure)
    _hair_behind(canvas, figure, *_head_place(figure))
    _torso(canvas, figure)
    _head(canvas, figure)
    _arm(canvas, figure, _ARMS[figure.pose][0], 1)
    if look.apron is not None:
        x, y = figure.spot(0.0, 0.33)
        canvas.box(x - 0.085 * h, y, 0.17 * h, 0.3 * h, look.apron, 0.03 * h)


def _legs(canvas: Canvas, figure: Figure) -> None:
    look, h = figure.look, figure.height
    thick = 0.078 * h
    if figure.seated:
        x, y = figure.spot(-0.02, 0.6)
        canvas.box(x - 0.11 * h, y, 0.22 * h, 0.035 * h, STOOL, 0.015 * h)
        for leg in (-0.09, 0.065):
            canvas.box(x + leg * h, y, 0.025 * h, figure.y - y, darker(STOOL, 0.2))
        for near in (-0.02, 0.02):
            hip, knee = figure.spot(near, 0.57), figure.spot(0.2 + near, 0.59)
            foot = (knee[0], figure.y - 0.025 * h)
            canvas.stroke([hip, knee, foot], look.bottom, thick)
            canvas.box(foot[0] - 0.04 * h, foot[1], 0.1 * h, 0.03 * h, SHOES, 0.015 * h)
        return
    leg_colour = look.skin if look.skirt else look.bottom
    for side in (-0.045, 0.045):
        hip, foot = figure.spot(side, 0.55), figure.spot(side * 1.15, 0.955)
        canvas.stroke([hip, foot], leg_colour, thick * (0.75 if look.skirt else 1))
        toe = 0.02 * h * figure.facing
        canvas.box(
            foot[0] - 0.045 * h + toe, figure.y - 0.04 * h, 0.09 * h, 0.04 * h, SHOES, 0.02 * h
        )
    if look.skirt:
        corners = [(-0.085, 0.48), (0.085, 0.48), (0.14, 0.76), (-0.14, 0.76)]
        canvas.shape([figure.spot(*corner) for corner in corners], look.bottom)


def _torso(canvas: Canvas, figure: Figure) -> None:
    look, h = figure.look, figure.height
    wide = 0.115 if look.age != "child" else 0.105
    hem = 0.72 if figure.half else 0.58
    outline = [(-wide, 0.23), (-0.05, 0.185), (0.05, 0.185), (wide, 0.23), (wide * 0.96, hem)]
    outline.append((-wide * 0.96, hem))
    neck = figure.spot(0, 0)
    canvas.box(
        neck[0] - 0.032 * h, figure.spot(0, 0.13)[1], 0.064 * h, 0.08 * h, darker(look.skin, 0.08)
    )
    canvas.shape([figure.spot(*corner) for corner in outline], look.top)
    for side in (-1, 1):
        x, y = figure.spot(side * (wide - 0.035), 0.225)
        canvas.disc(x, y, 0.036 * h, look.top)
    if look.vest:
        _vest(canvas, figure, wide, hem)
    else:
        collar = [figure.spot(-0.035, 0.184), figure.spot(0.035, 0.184), figure.spot(0, 0.24)]
        canvas.shape(collar, lighter(look.top, 0.45))


def _vest(canvas: Canvas, figure: Figure, wide: float, hem: float) -> None:
    h = figure.height
    for side in (-1, 1):
        panel = [(side * 0.012, 0.27), (side * 0.055, 0.185), (side * wide * 0.93, 0.21)]
        panel += [(side * wide, hem - 0.015), (side * 0.012, hem - 0.015)]
        canvas.shape([figure.spot(*corner) for corner in panel], VEST)
        left = figure.spot(side * wide, 0.40)
        right = figure.spot(side * 0.012, 0.40)
        start = min(left[0], right[0])
        canvas.box(start, left[1], abs(left[0] - right[0]), 0.03 * h, VEST_STRIPE)


def _arm(canvas: Canvas, figure: Figure, arm: tuple[float, float, float, float], side: int) -> None:
    look, h = figure.look, figure.height
    wide = 0.1 * side
    sleeve = look.top if side > 0 else darker(look.top, 0.16)
    shoulder = figure.spot(wide, 0.235)
    elbow, hand = figure.spot(wide + arm[0], arm[1]), figure.spot(wide + arm[2], arm[3])
    wrist = (elbow[0] + (hand[0] - elbow[0]) * 0.8, elbow[1] + (hand[1] - elbow[1]) * 0.8)
    canvas.stroke([elbow, hand], look.skin, 0.045 * h)
    canvas.stroke([shoulder, elbow, wrist], sleeve, 0.062 * h)
    canvas.disc(hand[0], hand[1], 0.031 * h, look.skin)


def _head_place(figure: Figure) -> tuple[float, float, float]:
    """Middle and radius of the head."""
    child = figure.look.age == "child"
    r = figure.height * (0.105 if child else 0.082)
    x, y = figure.spot(0.008, 0.10)
    return (x, y - r * 0.15 if child else y, r)


def _head(canvas: Canvas, figure: Figure) -> None:
    look = figure.look
    x, y, r = _head_place(figure)
    canvas.disc(x, y, r * 0.92, look.skin, r)
    canvas.disc(x - figure.facing * r * 0.72, y + r * 0.12, r * 0.2, darker(look.skin, 0.07))
    _hair_before(canvas, figure, x, y, r)
    if look.hat is not None:
        canvas.pie(x, y - r * 0.15, r * 1.08, 180, 360, look.hat)
        brim = x - (r * 0.2 if figure.facing > 0 else r * 1.6)
        canvas.box(brim, y - r * 0.28, r * 1.8, r * 0.2, darker(look.hat, 0.2), r * 0.1)


def _hair_behind(canvas: Canvas, figure: Figure, x: float, y: float, r: float) -> None:
    hair, back = figure.look.hair_colour, -figure.facing
    match figure.look.hair:
        case "long":
            canvas.box(x - r * 1.05, y - r * 0.5, r * 2.1, r * 2.3, hair, r * 0.8)
        case "bob" | "curly":
            canvas.box(x - r * 1.08, y - r * 0.8, r * 2.16, r * 1.85, hair, r * 0.85)
        case "bun":
            canvas.disc(x + back * r * 0.85, y - r * 0.75, r * 0.42, hair)
        case "ponytail":
            canvas.disc(x + back * r * 1.1, y + r * 0.35, r * 0.34, hair, r * 0.8)


def _hair_before(canvas: Canvas, figure: Figure, x: float, y: float, r: float) -> None:
    hair, back = figure.look.hair_colour, -figure.facing
    if figure.look.hair == "bald":
        for side in (-1, 1):
            canvas.disc(x + side * r * 0.86, y - r * 0.02, r * 0.2, hair, r * 0.38)
        return
    canvas.pie(x, y - r * 0.12, r * 1.03, 180, 360, hair, r * 1.0)
    fringe = [(x - r * 1.03, y - r * 0.2), (x + r * 1.03, y - r * 0.2)]
    fringe += [(x - back * r * 0.75, y - r * 0.02), (x + back * r * 0.2, y - r * 0.3)]
    canvas.shape([fringe[0], fringe[1], fringe[2], fringe[3]], hair)
    canvas.disc(x + back * r * 0.72, y - r * 0.1, r * 0.36, hair, r * 0.55)
    if figure.look.hair == "curly":
        for step in range(5):
            canvas.disc(x - r + step * r * 0.5, y - r * 0.75, r * 0.36, hair)
    if figure.look.hair == "bowl":
        canvas.box(x - r, y - r * 0.4, r * 2, r * 0.3, hair, r * 0.1)
