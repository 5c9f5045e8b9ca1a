"""Enters: where a thing stands. Leaves: furniture, tools, food and festival things on a canvas."""

from __future__ import annotations

from random import Random

from pictures.canvas import Canvas, Colour, colour, darker, lighter, ring

RED = colour("#B9322B")
GOLD = colour("#E0B252")
PAPER = colour("#FBF7EE")
WOOD = colour("#B07F52")
STEEL = colour("#9AA3AB")
BOOKS = [
    colour(c) for c in ("#A23B3B", "#2F5D62", "#D9A441", "#4A6FA5", "#7C8F5A", "#6B5B95", "#E7DCC6")
]


def banner(canvas: Canvas, x: float, y: float, w: float, h: float = 84, fill: Colour = RED) -> None:
    """A cloth with the gold marks that letters make from afar."""
    canvas.box(x, y, w, h, fill)
    size, gap = h * 0.42, h * 0.24
    count = int((w - h) // (size + gap))
    start = x + (w - count * (size + gap) + gap) / 2
    for i in range(count):
        left, top = start + i * (size + gap), y + (h - size) / 2
        canvas.box(left, top, size, size * 0.2, GOLD)
        canvas.box(left, top + size * 0.4, size, size * 0.2, GOLD)
        canvas.box(left + size * (0.1 + 0.3 * (i % 3)), top, size * 0.2, size, GOLD)
        canvas.box(left, top + size * 0.8, size, size * 0.2, GOLD)


def table(
    canvas: Canvas, x: float, base: float, w: float, h: float, cloth: Colour | None = None
) -> None:
    """A table whose left edge is at `x`; `cloth` hangs to the floor."""
    if cloth is not None:
        canvas.box(x, base - h, w, h, cloth)
        canvas.box(x, base - h, w, h * 0.16, lighter(cloth, 0.2))
        for i in range(1, 6):
            canvas.box(x + w * i / 6, base - h * 0.8, 4, h * 0.8, darker(cloth, 0.1))
        return
    for leg in (0.05, 0.9):
        canvas.box(x + w * leg, base - h, w * 0.05, h, darker(WOOD, 0.2))
    canvas.box(x, base - h, w, h * 0.13, WOOD, 8)


def bench(canvas: Canvas, x: float, base: float, w: float) -> None:
    for leg in (0.1, 0.84):
        canvas.box(x + w * leg, base - 105, w * 0.05, 105, darker(WOOD, 0.35))
    canvas.box(x, base - 118, w, 22, WOOD, 8)
    canvas.box(x, base - 210, w, 34, WOOD, 8)


def board(canvas: Canvas, x: float, y: float, w: float, h: float, rng: Random) -> None:
    """A notice board on two posts, with sheets behind its glass."""
    for post in (x + w * 0.06, x + w * 0.9):
        canvas.box(post, y, w * 0.03, h * 1.7, darker(STEEL, 0.35))
    canvas.box(x, y, w, h, colour("#7A2E2A"), 10)
    canvas.box(x + 14, y + 46, w - 28, h - 60, lighter(PAPER, 0.1))
    columns = max(2, int(w // 150))
    step = (w - 28) / columns
    for i in range(columns):
        fill = rng.choice(BOOKS)
        canvas.box(x + 14 + i * step + 10, y + 60, step - 20, h - 88, lighter(fill, 0.55))
        canvas.box(x + 14 + i * step + 10, y + 60, step - 20, (h - 88) * 0.34, fill)
        for line in range(3):
            top = y + 60 + (h - 88) * (0.48 + 0.15 * line)
            canvas.box(x + 14 + i * step + 26, top, step - 52, 7, darker(fill, 0.2), 3)


def lantern(canvas: Canvas, x: float, y: float, r: float, lit: bool = False) -> None:
    fill = colour("#E4503A") if lit else RED
    canvas.box(x - 2, y - r * 1.9, 4, r * 0.9, GOLD)
    if lit:
        canvas.disc(x, y, r * 1.25, colour("#7A4238"))
    canvas.disc(x, y, r, fill, r * 0.84)
    canvas.disc(x, y, r * 0.5, lighter(fill, 0.14), r * 0.84)
    canvas.box(x - r * 0.45, y - r * 0.95, r * 0.9, r * 0.2, GOLD, 3)
    canvas.box(x - r * 0.45, y + r * 0.75, r * 0.9, r * 0.2, GOLD, 3)
    for i in (-1, 0, 1):
        canvas.stroke([(x + i * r * 0.2, y + r), (x + i * r * 0.25, y + r * 1.6)], GOLD, 4)


def string_of_lanterns(canvas: Canvas, y: float, lit: bool = False, step: int = 230) -> None:
    canvas.stroke(
        [(0, y - 90), (450, y - 66), (900, y - 60), (1350, y - 66), (1800, y - 90)], GOLD, 5
    )
    for i, x in enumerate(range(120, 1800, step)):
        lantern(canvas, x, y + (0, 18)[i % 2], 48, lit)


def bins(canvas: Canvas, x: float, base: float, h: float = 210) -> None:
    fills = ("#2F6FB0", "#3E8E5A", "#C0392B", "#6F7276")
    for i, fill in enumerate(fills):
        tone, left = colour(fill), x + i * h * 0.72
        canvas.shape([(left, base - h * 0.86), (left + h * 0.6, base - h * 0.86),
                      (left + h * 0.54, base), (left + h * 0.06, base)], tone)  # fmt: skip
        canvas.box(left - h * 0.03, base - h, h * 0.66, h * 0.16, darker(tone, 0.2), 10)
        canvas.disc(left + h * 0.3, base - h * 0.45, h * 0.13, lighter(tone, 0.8))


def sapling(canvas: Canvas, x: float, base: float, h: float) -> None:
    canvas.disc(x, base, h * 0.22, colour("#8A6648"), h * 0.06)
    canvas.stroke([(x, base), (x, base - h)], colour("#7B5A3E"), 9)
    for i, (dx, dy) in enumerate(
        ((-0.16, 0.7), (0.16, 0.78), (-0.12, 0.92), (0.1, 1.02), (0, 1.1))
    ):
        tone = colour("#7FAF6B") if i % 2 else colour("#97C07C")
        canvas.disc(x + dx * h, base - dy * h, h * 0.12, tone, h * 0.08)


def tool(
    canvas: Canvas, hand: tuple[float, float], base: float, kind: str, facing: int = 1
) -> None:
    """A long tool in a hand, its working end on the ground at `base`."""
    x, y = hand
    foot = x + facing * 90
    canvas.stroke([(x - facing * 40, y - 130), (foot, base - 30)], WOOD, 11)
    if kind == "broom":
        canvas.shape([(foot - 18, base - 60), (foot + 18, base - 60), (foot + 58, base),
                      (foot - 50, base)], colour("#D9B25F"))  # fmt: skip
    elif kind == "shovel":
        canvas.shape([(foot - 30, base - 64), (foot + 30, base - 64), (foot + 24, base - 10),
                      (foot, base + 10), (foot - 24, base - 10)], STEEL)  # fmt: skip
    else:
        canvas.box(foot - 55, base - 34, 110, 18, STEEL, 6)


def shelf(canvas: Canvas, rng: Random, x: float, y: float, w: float, h: float) -> None:
    canvas.box(x, y, w, h, darker(WOOD, 0.1))
    rows = max(2, int(h // 150))
    step = h / rows
    for row in range(rows):
        top = y + row * step + 14
        canvas.box(x + 14, top, w - 28, step - 22, darker(WOOD, 0.42))
        left = x + 20
        while left < x + w - 60:
            thick, tall = rng.uniform(16, 34), (step - 30) * rng.uniform(0.62, 0.95)
            canvas.box(left, top + step - 22 - tall, thick, tall, rng.choice(BOOKS))
            left += thick + (3 if rng.random() < 0.9 else 40)


def book(canvas: Canvas, x: float, y: float, w: float) -> None:
    """An open book around (x, y)."""
    canvas.shape(
        [(x, y), (x - w / 2, y - w * 0.12), (x - w / 2, y - w * 0.48), (x, y - w * 0.36)], PAPER
    )
    canvas.shape([(x, y), (x + w / 2, y - w * 0.12), (x + w / 2, y - w * 0.48), (x, y - w * 0.36)],
                 darker(PAPER, 0.08))  # fmt: skip


def chalkboard(canvas: Canvas, x: float, y: float, w: float, h: float, rng: Random) -> None:
    canvas.box(x - 16, y - 16, w + 32, h + 32, WOOD, 8)
    canvas.box(x, y, w, h, colour("#2F5148"))
    for i in range(4):
        length = rng.uniform(0.25, 0.5) * w
        canvas.box(x + 50, y + 50 + i * h * 0.2, length, 12, colour("#CFE0D6"), 6)
    canvas.disc(x + w * 0.78, y + h * 0.45, h * 0.24, colour("#E9C46A"))
    canvas.disc(x + w * 0.78, y + h * 0.45, h * 0.15, colour("#2F5148"))


def screen(canvas: Canvas, x: float, y: float, w: float, h: float, fill: Colour) -> None:
    canvas.box(x - 12, y - 12, w + 24, h + 24, colour("#2B2E36"), 10)
    canvas.box(x, y, w, h, fill)
    canvas.box(x + w * 0.08, y + h * 0.14, w * 0.5, h * 0.1, PAPER, 4)
    for i in range(3):
        canvas.box(
            x + w * 0.08,
            y + h * (0.38 + 0.16 * i),
            w * (0.44 - 0.06 * i),
            h * 0.06,
            lighter(fill, 0.6),
            4,
        )
    canvas.disc(x + w * 0.76, y + h * 0.56, h * 0.24, GOLD)


def tent(canvas: Canvas, x: float, base: float, w: float, h: float, fill: Colour) -> None:
    for post in (x + 12, x + w - 24):
        canvas.box(post, base - h, 12, h, STEEL)
    canvas.shape([(x - 20, base - h + 40), (x + w + 20, base - h + 40), (x + w * 0.62, base - h - 90),
                  (x + w * 0.38, base - h - 90)], fill)  # fmt: skip
    count = 8
    for i in range(count):
        tone = fill if i % 2 else lighter(fill, 0.75)
        left = x - 20 + i * (w + 40) / count
        canvas.box(left, base - h + 40, (w + 40) / count, 44, tone)
        canvas.pie(left + (w + 40) / count / 2, base - h + 84, (w + 40) / count / 2, 0, 180, tone)


def balloon(canvas: Canvas, x: float, y: float, r: float, fill: Colour) -> None:
    canvas.stroke([(x, y + r), (x - 8, y + r * 3.4)], darker(fill, 0.2), 3)
    canvas.disc(x, y, r, fill, r * 1.18)
    canvas.disc(x - r * 0.35, y - r * 0.4, r * 0.18, lighter(fill, 0.5), r * 0.28)


def dish(canvas: Canvas, x: float, y: float, r: float, food: Colour) -> None:
    canvas.disc(x, y, r, PAPER, r * 0.36)
    canvas.disc(x, y - r * 0.06, r * 0.72, food, r * 0.24)
    canvas.disc(x - r * 0.2, y - r * 0.12, r * 0.3, lighter(food, 0.25), r * 0.1)


def steamer(canvas: Canvas, x: float, base: float, w: float) -> None:
    for i in range(3):
        canvas.box(x, base - (i + 1) * w * 0.22, w, w * 0.2, colour("#D8AF73"), 8)
        canvas.box(x, base - (i + 1) * w * 0.22, w, w * 0.05, colour("#B98A4E"), 4)
    for i in (-1, 0, 1):
        left, top = x + w / 2 + i * w * 0.26, base - w * 0.75
        canvas.stroke(
            [(left, top), (left + 14, top - 36), (left - 6, top - 72)], colour("#F4EFE6"), 11
        )


def dumpling_tray(canvas: Canvas, x: float, y: float, w: float) -> None:
    canvas.disc(x, y, w / 2, colour("#C79B63"), w * 0.15)
    for i, (dx, dy) in enumerate(ring(0, 0, 1, 8, 0.3)):
        canvas.pie(x + dx * w * 0.33, y + dy * w * 0.08, w * 0.085, 180, 360, PAPER)
        if i % 3 == 0:
            canvas.pie(x, y, w * 0.085, 180, 360, PAPER)


def bicycle(canvas: Canvas, x: float, base: float, s: float, fill: Colour) -> None:
    """An electric bicycle about 2.4 s long, its rear wheel at `x`."""
    for wheel in (x, x + s * 1.7):
        canvas.disc(wheel, base - s * 0.42, s * 0.42, colour("#2E3138"))
        canvas.disc(wheel, base - s * 0.42, s * 0.28, colour("#B9BDC4"))
    canvas.stroke([(x, base - s * 0.42), (x + s * 0.65, base - s * 0.45), (x + s * 1.2, base - s * 0.45),
                   (x + s * 1.45, base - s * 1.25)], fill, s * 0.17)  # fmt: skip
    canvas.stroke([(x + s * 1.45, base - s * 1.25), (x + s * 1.7, base - s * 0.42)], fill, s * 0.1)
    canvas.stroke(
        [(x + s * 1.3, base - s * 1.32), (x + s * 1.62, base - s * 1.3)],
        colour("#2E3138"),
        s * 0.09,
    )
    canvas.box(x - s * 0.15, base - s * 0.98, s * 0.8, s * 0.16, colour("#2E3138"), s * 0.08)
    canvas.box(x + s * 0.05, base - s * 0.82, s * 0.4, s * 0.32, fill, 8)


def extinguisher(canvas: Canvas, x: float, base: float, h: float) -> None:
    canvas.box(x - h * 0.17, base - h * 0.8, h * 0.34, h * 0.8, RED, h * 0.14)
    canvas.box(x - h * 0.17, base - h * 0.5, h * 0.34, h * 0.2, PAPER)
    canvas.box(x - h * 0.06, base - h * 0.95, h * 0.12, h * 0.18, colour("#2B2E36"))
    canvas.stroke([(x, base - h * 0.92), (x + h * 0.26, base - h * 0.84), (x + h * 0.28, base - h * 0.5)],
                  colour("#2B2E36"), h * 0.06)  # fmt: skip


def flame(canvas: Canvas, x: float, base: float, h: float) -> None:
    for share, fill in ((1.0, "#E0662F"), (0.68, "#EFA13C"), (0.38, "#F8DE8A")):
        t = h * share
        canvas.curve([(x, base - t), (x + t * 0.3, base - t * 0.4), (x + t * 0.2, base),
                      (x - t * 0.2, base), (x - t * 0.3, base - t * 0.45)], colour(fill))  # fmt: skip


def plant(canvas: Canvas, x: float, base: float, h: float, flower: Colour | None = None) -> None:
    for i in range(5):
        tip = (x + (i - 2) * h * 0.17, base - h + abs(i - 2) * h * 0.12)
        canvas.stroke([(x, base - h * 0.3), tip], colour("#5E8E5E"), h * 0.04)
        canvas.disc(tip[0], tip[1], h * 0.1, flower or colour("#7FAF6B"))
    canvas.shape([(x - h * 0.2, base - h * 0.36), (x + h * 0.2, base - h * 0.36),
                  (x + h * 0.14, base), (x - h * 0.14, base)], colour("#B5654A"))  # fmt: skip


def moon_cakes(canvas: Canvas, x: float, y: float, r: float) -> None:
    canvas.disc(x, y, r * 2.3, PAPER, r * 0.7)
    for dx in (-1.2, 0, 1.2):
        canvas.box(x + dx * r - r * 0.5, y - r * 0.7, r, r * 0.55, colour("#B8793A"), r * 0.16)
        canvas.disc(x + dx * r, y - r * 0.7, r * 0.5, colour("#D59B52"), r * 0.22)


def paper_cut(canvas: Canvas, x: float, y: float, r: float, ground: Colour) -> None:
    canvas.disc(x, y, r, RED)
    for px, py in ring(x, y, r * 0.62, 8):
        canvas.disc(px, py, r * 0.17, ground)
    for px, py in ring(x, y, r * 0.3, 6, 0.5):
        canvas.disc(px, py, r * 0.09, ground)


def spring_couplet(canvas: Canvas, x: float, y: float, w: float, h: float) -> None:
    canvas.box(x, y, w, h, RED)
    size = w * 0.5
    count = int((h - w * 0.6) // (size * 1.4))
    for i in range(count):
        left, top = x + (w - size) / 2, y + w * 0.4 + i * size * 1.4
        canvas.box(left, top, size, size * 0.18, GOLD)
        canvas.box(left + size * 0.4, top, size * 0.2, size, GOLD)
        canvas.box(left, top + size * 0.6, size, size * 0.18, GOLD)


def ladder(canvas: Canvas, x: float, base: float, h: float) -> None:
    for side in (-1, 1):
        canvas.stroke([(x + side * 20, base - h), (x + side * h * 0.17, base)], STEEL, 12)
    for i in range(1, 7):
        half = 20 + (h * 0.17 - 20) * i / 7
        canvas.box(x - half, base - h + h * i / 7, half * 2, 10, STEEL)


def lamp_post(canvas: Canvas, x: float, base: float, h: float, lit: bool = False) -> None:
    canvas.stroke(
        [(x, base), (x, base - h), (x + h * 0.16, base - h * 1.04)], colour("#4A4F5A"), 12
    )
    if lit:
        for r, fill in ((0.2, "#3A4058"), (0.13, "#5C5A5C")):
            canvas.disc(x + h * 0.165, base - h * 1.02, h * r, colour(fill))
        canvas.disc(x + h * 0.165, base + 20, h * 0.36, colour("#77706A"), h * 0.07)
    canvas.box(x + h * 0.09, base - h * 1.07, h * 0.15, 20, colour("#F8E3A0") if lit else PAPER, 10)


def chess_board(canvas: Canvas, x: float, y: float, w: float) -> None:
    canvas.shape([(x - w / 2, y), (x + w / 2, y), (x + w * 0.4, y - w * 0.2), (x - w * 0.4, y - w * 0.2)],
                 colour("#E3C088"))  # fmt: skip
    for i in range(8):
        tone = RED if i % 2 else colour("#2B2E36")
        canvas.disc(
            x + (i - 3.5) * w * 0.09, y - w * (0.05 + 0.09 * (i * 3 % 2)), w * 0.04, tone, w * 0.02
        )


def drum(canvas: Canvas, x: float, base: float, s: float) -> None:
    canvas.box(x - s * 0.5, base - s * 0.75, s, s * 0.75, RED, s * 0.12)
    canvas.disc(x, base - s * 0.75, s * 0.5, colour("#F2E3C4"), s * 0.16)
    for i in range(5):
        canvas.disc(x - s * 0.4 + i * s * 0.2, base - s * 0.5, s * 0.03, GOLD)


def parcel(canvas: Canvas, x: float, base: float, w: float, fill: Colour = RED) -> None:
    canvas.box(x, base - w * 0.7, w, w * 0.7, fill, 6)
    canvas.box(x + w * 0.42, base - w * 0.7, w * 0.16, w * 0.7, GOLD)
    canvas.disc(x + w * 0.4, base - w * 0.76, w * 0.12, GOLD, w * 0.08)
    canvas.disc(x + w * 0.6, base - w * 0.76, w * 0.12, GOLD, w * 0.08)
