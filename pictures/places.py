"""Enters: a season and a random source. Leaves: the place where a scene happens, drawn."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from pictures.canvas import Canvas, Colour, colour, darker, lighter, mixed

WIDTH, HEIGHT = 1800, 1200
WOOD = colour("#B98A5E")


@dataclass(frozen=True)
class Season:
    sky: Colour
    far: Colour
    leaves: tuple[Colour, ...]
    grass: Colour
    paving: Colour
    night: bool = False
    snow: bool = False


def _season(sky: str, far: str, leaves: str, grass: str, paving: str, **more: bool) -> Season:
    tones = tuple(colour(leaf) for leaf in leaves.split())
    return Season(colour(sky), colour(far), tones, colour(grass), colour(paving), **more)


SEASONS = {
    "spring": _season("#DCEBEA", "#B9D2C6", "#8DB580 #A9C98E #E9A9B4 #F2C4C4", "#B5CF9A", "#E8DCC8"),
    "summer": _season("#CFE6F0", "#9FC5C0", "#3F8160 #5E9E6E #2F6B54", "#8DBB7A", "#E9E1CF"),
    "autumn": _season("#F3E7D0", "#D9BF97", "#D9962F #C56B32 #E3B54C #8C8A45", "#C9BE83", "#E6D6BC"),
    "winter": _season("#DDE3EA", "#B7C2CF", "#6F8578 #8A9A8E #5E7468", "#C9CFC4", "#DAD7D0"),
    "snow": _season("#D3DCE6", "#B4C1CF", "#DDE6EA #9FB3A8 #C6D5D6", "#F3F5F5", "#EAEEF0", snow=True),
    "night": _season("#26304F", "#1D2540", "#2F5148 #3C6355 #274239", "#38534C", "#4A4C63", night=True),
}  # fmt: skip
WALLS = [colour(c) for c in ("#F1E6D6", "#E6EBE4", "#E5E9EE", "#F3E2D2", "#EADFCB")]
HOUSES = [colour(c) for c in ("#E2C9A8", "#D6B99A", "#C9CFCB", "#E6D3C2", "#D9A98B", "#BCC7CE")]


def sky(canvas: Canvas, rng: Random, season: Season) -> None:
    canvas.box(0, 0, WIDTH, HEIGHT, season.sky)
    x, y = rng.uniform(200, 1600), rng.uniform(120, 260)
    if season.night:
        canvas.disc(x, y, 80, colour("#F6E7B8"))
        for _ in range(26):
            canvas.disc(
                rng.uniform(0, WIDTH), rng.uniform(0, 480), rng.uniform(2, 5), colour("#D9DCEB")
            )
        return
    canvas.disc(x, y, rng.uniform(60, 95), lighter(season.sky, 0.75))
    for _ in range(rng.randint(1, 3)):
        _cloud(canvas, rng, lighter(season.sky, 0.55))


def _cloud(canvas: Canvas, rng: Random, fill: Colour) -> None:
    x, y, s = rng.uniform(0, WIDTH), rng.uniform(90, 330), rng.uniform(0.7, 1.4)
    canvas.box(x, y, 320 * s, 54 * s, fill, 27 * s)
    canvas.box(x + 70 * s, y - 36 * s, 170 * s, 70 * s, fill, 35 * s)


def hills(canvas: Canvas, rng: Random, season: Season, horizon: float) -> None:
    for layer, share in ((0, 0.0), (1, 0.35)):
        fill = mixed(season.far, season.grass, share)
        base = horizon - 120 + layer * 70
        top = [(x, base + rng.uniform(-70, 70)) for x in range(-300, WIDTH + 400, 300)]
        canvas.curve([*top, (WIDTH + 300, HEIGHT), (-300, HEIGHT)], fill)


def block(
    canvas: Canvas, rng: Random, x: float, base: float, w: float, h: float, season: Season
) -> None:
    """A residential block with rows of windows and balconies."""
    wall = rng.choice(HOUSES)
    wall = mixed(wall, season.sky, 0.72 if season.night else 0.25)
    canvas.box(x, base - h, w, h, wall)
    canvas.box(
        x - 8, base - h - 14, w + 16, 18, lighter(wall, 0.8) if season.snow else darker(wall, 0.3)
    )
    columns, rows = max(2, int(w // 95)), max(2, int(h // 105))
    step_x, step_y = w / columns, h / rows
    for row in range(rows):
        for column in range(columns):
            lit = season.night and rng.random() < 0.55
            pane = colour("#F5D58A") if lit else darker(mixed(wall, colour("#6C8CA3"), 0.6), 0.1)
            left, top = x + column * step_x + step_x * 0.24, base - h + row * step_y + step_y * 0.24
            canvas.box(left, top, step_x * 0.52, step_y * 0.46, pane)
            canvas.box(left + step_x * 0.25, top, step_x * 0.03, step_y * 0.46, lighter(wall, 0.4))
            if column % 2 == 0:
                rail = darker(wall, 0.16)
                canvas.box(
                    left - step_x * 0.1, top + step_y * 0.42, step_x * 0.72, step_y * 0.16, rail
                )


def row_of_blocks(canvas: Canvas, rng: Random, season: Season, base: float) -> None:
    x = rng.uniform(-120, -20)
    while x < WIDTH:
        w = rng.uniform(240, 420)
        block(canvas, rng, x, base, w, rng.uniform(330, 640), season)
        x += w + rng.choice((18, 60, 140))


def tree(canvas: Canvas, rng: Random, x: float, base: float, h: float, season: Season) -> None:
    leaf = rng.choice(season.leaves)
    trunk = darker(colour("#8A6648"), 0.4 if season.night else 0.05)
    style = rng.choice(("round", "tall", "cloud"))
    canvas.stroke([(x, base), (x, base - h * 0.55)], trunk, h * 0.055)
    canvas.stroke([(x, base - h * 0.4), (x + h * 0.1, base - h * 0.55)], trunk, h * 0.03)
    if style == "tall":
        canvas.disc(x, base - h * 0.66, h * 0.19, leaf, h * 0.36)
        canvas.disc(x + h * 0.05, base - h * 0.6, h * 0.12, lighter(leaf, 0.16), h * 0.25)
    elif style == "round":
        canvas.disc(x, base - h * 0.68, h * 0.31, leaf)
        canvas.disc(x - h * 0.07, base - h * 0.74, h * 0.2, lighter(leaf, 0.14))
    else:
        for dx, dy, r in ((-0.2, 0.58, 0.18), (0.2, 0.58, 0.19), (0, 0.76, 0.23), (0, 0.6, 0.2)):
            canvas.disc(x + dx * h, base - dy * h, r * h, leaf)
        canvas.disc(x - 0.05 * h, base - 0.78 * h, 0.14 * h, lighter(leaf, 0.14))


def bush(canvas: Canvas, rng: Random, x: float, base: float, w: float, season: Season) -> None:
    leaf = darker(rng.choice(season.leaves), 0.08)
    for dx, r in ((-0.3, 0.28), (0.3, 0.3), (0, 0.36)):
        canvas.pie(x + dx * w, base, r * w, 180, 360, leaf)


def park(canvas: Canvas, rng: Random, season: Season) -> None:
    sky(canvas, rng, season)
    hills(canvas, rng, season, 640)
    canvas.box(0, 690, WIDTH, HEIGHT, season.grass)
    for _ in range(rng.randint(4, 7)):
        tree(
            canvas,
            rng,
            rng.uniform(40, WIDTH - 40),
            rng.uniform(690, 760),
            rng.uniform(330, 560),
            season,
        )
    bend = rng.uniform(200, 1500)
    path = [(bend - 90, 700), (bend + 60, 700), (bend + 380, 950), (bend + 700, HEIGHT + 60)]
    path += [(bend - 500, HEIGHT + 60), (bend - 180, 950)]
    canvas.curve(path, season.paving)


def estate(canvas: Canvas, rng: Random, season: Season) -> None:
    sky(canvas, rng, season)
    row_of_blocks(canvas, rng, season, 730)
    canvas.box(0, 720, WIDTH, 150, season.grass)
    for _ in range(rng.randint(3, 5)):
        tree(
            canvas,
            rng,
            rng.uniform(60, WIDTH - 60),
            rng.uniform(740, 790),
            rng.uniform(280, 430),
            season,
        )
    for _ in range(4):
        bush(canvas, rng, rng.uniform(0, WIDTH), 866, rng.uniform(120, 230), season)
    canvas.box(0, 866, WIDTH, HEIGHT, season.paving)
    canvas.box(0, 866, WIDTH, 14, darker(season.paving, 0.12))


def street(canvas: Canvas, rng: Random, season: Season) -> None:
    sky(canvas, rng, season)
    row_of_blocks(canvas, rng, season, 760)
    for x in range(rng.randint(60, 200), WIDTH, rng.randint(360, 520)):
        tree(canvas, rng, x, 790, rng.uniform(300, 380), season)
    canvas.box(0, 780, WIDTH, 170, season.paving)
    road = colour("#5B606B") if season.night else colour("#8D9096")
    canvas.box(0, 940, WIDTH, 300, road)
    canvas.box(0, 930, WIDTH, 14, lighter(season.paving, 0.4))
    for x in range(-40, WIDTH, 190):
        canvas.box(x, 1120, 110, 14, colour("#EFEDE6"))


def square(canvas: Canvas, rng: Random, season: Season) -> None:
    sky(canvas, rng, season)
    hills(canvas, rng, season, 620)
    block(canvas, rng, rng.uniform(60, 300), 720, 460, 420, season)
    block(canvas, rng, rng.uniform(1150, 1350), 720, 420, 520, season)
    for x in (80, 620, 960, 1720):
        tree(canvas, rng, x + rng.uniform(-60, 60), 750, rng.uniform(260, 400), season)
    canvas.box(0, 730, WIDTH, HEIGHT, season.paving)
    for i in range(5):
        y = 760 + i * i * 26 + i * 24
        canvas.box(0, y, WIDTH, 4 + i, darker(season.paving, 0.08))


def lake(canvas: Canvas, rng: Random, season: Season) -> None:
    sky(canvas, rng, season)
    hills(canvas, rng, season, 560)
    water = mixed(season.sky, colour("#4F8CA0"), 0.5)
    canvas.box(0, 610, WIDTH, 330, water)
    for _ in range(16):
        x, y = rng.uniform(0, WIDTH), rng.uniform(640, 900)
        canvas.box(x, y, rng.uniform(80, 260), 6, lighter(water, 0.25), 3)
    shore = [(-200, 900), (500, 868 + rng.uniform(-20, 20)), (1200, 900), (2000, 870)]
    canvas.curve([*shore, (2000, 1400), (-200, 1400)], season.grass)
    canvas.box(0, 1040, WIDTH, 200, season.paving)
    for _ in range(2):
        tree(canvas, rng, rng.choice((110, 260, 1560, 1700)), 930, rng.uniform(560, 680), season)


def room(canvas: Canvas, rng: Random, wall: Colour | None = None) -> Colour:
    """An empty room; its wall's colour."""
    wall = wall or rng.choice(WALLS)
    canvas.box(0, 0, WIDTH, HEIGHT, wall)
    floor = mixed(WOOD, wall, rng.uniform(0.35, 0.6))
    canvas.box(0, 880, WIDTH, 330, floor)
    canvas.box(0, 866, WIDTH, 16, darker(wall, 0.14))
    for x in range(-200, WIDTH + 400, 260):
        canvas.stroke([(x, HEIGHT), (900 + (x - 900) * 0.72, 884)], darker(floor, 0.06), 4)
    return wall


def window(canvas: Canvas, x: float, y: float, w: float, h: float, season: Season) -> None:
    canvas.box(x - 14, y - 14, w + 28, h + 28, colour("#FBF8F1"))
    canvas.box(x, y, w, h, season.sky)
    canvas.pie(x + w * 0.3, y + h, w * 0.28, 180, 360, season.leaves[0])
    canvas.pie(x + w * 0.75, y + h, w * 0.22, 180, 360, season.leaves[-1])
    canvas.box(x + w / 2 - 6, y, 12, h, colour("#FBF8F1"))
    canvas.box(x - 24, y + h + 12, w + 48, 18, colour("#E9E1D2"))


def windowed_room(canvas: Canvas, rng: Random, season: str, x: float = 160) -> None:
    """A room whose window, at `x`, shows the season."""
    room(canvas, rng)
    window(canvas, x, 190, 360, 400, SEASONS[season])
