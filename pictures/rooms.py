"""Enters: a canvas and a random source. Leaves: people at home, reading, at the table, a function a scene."""

from __future__ import annotations

from random import Random

from pictures import places, things
from pictures.canvas import Canvas, colour, darker, lighter
from pictures.groups import Who, draw_people
from pictures.places import SEASONS

WHITE_COAT = "#F4F6F6"


def library(canvas: Canvas, rng: Random) -> None:
    places.room(canvas, rng)
    for x in (40, 480, 1290):
        things.shelf(canvas, rng, x, 130, 420 if x < 1200 else 470, 740)
    places.window(canvas, 960, 200, 270, 400, SEASONS[rng.choice(("spring", "autumn"))])
    draw_people(canvas, rng, [Who(330, 960, "reach"), Who(1480, 970, "reach", "child", scale=1.1)])
    draw_people(
        canvas,
        rng,
        [Who(760, 1120, "hold", "old", half=True), Who(1110, 1120, "hold", "child", -1, half=True)],
    )
    things.table(canvas, 560, 1140, 760, 210)
    for x in (780, 1080):
        things.book(canvas, x, 930, 150)


def story_time(canvas: Canvas, rng: Random) -> None:
    places.windowed_room(canvas, rng, "spring", 1260)
    things.shelf(canvas, rng, 60, 240, 420, 620)
    canvas.disc(900, 1060, 760, colour(rng.choice(("#D9B8A0", "#A9C3B6", "#C7C2DD"))), 150)
    reader = draw_people(
        canvas, rng, [Who(640, 990, "hold", rng.choice(("adult", "old")), seated=True)]
    )[0]
    things.book(canvas, reader.hand[0] + 10, reader.hand[1] + 10, 150)
    draw_people(
        canvas,
        rng,
        [
            Who(
                x,
                1120 + 30 * (i % 2),
                rng.choice(("hold", "cheer", "clap")),
                "child",
                -1,
                seated=True,
            )
            for i, x in enumerate((930, 1120, 1310, 1500))
        ],
    )


def calligraphy(canvas: Canvas, rng: Random) -> None:
    places.windowed_room(canvas, rng, "winter", 90)
    for x in (620, 760, 1420, 1560):
        things.spring_couplet(canvas, x, 120, 92, 480)
    writers = [
        Who(640, 1060, "work", "old", half=True),
        Who(1120, 1060, "work", half=True, facing=-1),
    ]
    draw_people(
        canvas,
        rng,
        [*writers, Who(320, 1120, "stand", "child"), Who(1600, 1120, "hold", "old", -1)],
    )
    things.table(canvas, 450, 1100, 960, 240, colour("#8A4A34"))
    for x in (560, 980):
        canvas.box(x, 872, 320, 60, things.RED)
        for i in range(4):
            canvas.box(x + 34 + i * 68, 888, 36, 28, colour("#2B2028"), 4)


def paper_cutting(canvas: Canvas, rng: Random) -> None:
    wall = places.room(canvas, rng)
    for x, y, r in ((330, 320, 120), (760, 250, 90), (1120, 330, 120), (1500, 260, 100)):
        things.paper_cut(canvas, x, y, r, wall)
    draw_people(
        canvas,
        rng,
        [
            Who(400, 1060, "hold", "old", half=True),
            Who(760, 1060, "work", half=True),
            Who(1090, 1060, "hold", "child", -1, half=True, scale=1.25),
            Who(1430, 1060, "work", "old", -1, half=True),
        ],
    )
    things.table(canvas, 220, 1090, 1360, 220)
    for x in range(360, 1500, 180):
        things.paper_cut(canvas, x, 884, 40, things.WOOD)


def dumplings(canvas: Canvas, rng: Random) -> None:
    places.windowed_room(canvas, rng, "snow", 700)
    things.paper_cut(canvas, 400, 380, 110, places.WALLS[0])
    things.paper_cut(canvas, 1420, 380, 110, places.WALLS[0])
    aprons = [colour(c) for c in ("#3E6FA0", "#C8332B", "#5B8E7D")]
    draw_people(
        canvas,
        rng,
        [
            Who(
                360 + 270 * i,
                1060,
                "work",
                ("old", "adult", "child", "adult", "old")[i],
                1 if i < 3 else -1,
                half=True,
                scale=1.2 if i == 2 else 1,
            )
            for i in range(5)
        ],
    )
    things.table(canvas, 180, 1100, 1440, 240, rng.choice(aprons))
    for x in (380, 800, 1400):
        things.dumpling_tray(canvas, x, 880, 280)
    canvas.disc(1110, 876, 110, colour("#F6EFE0"), 40)


def zongzi(canvas: Canvas, rng: Random) -> None:
    places.windowed_room(canvas, rng, "summer", 1150)
    things.banner(canvas, 150, 140, 800, 84, colour("#3E8E5A"))
    draw_people(
        canvas,
        rng,
        [
            Who(
                340 + 300 * i,
                1060,
                "work",
                ("old", "adult", "old", "child")[i],
                1 if i < 2 else -1,
                half=True,
                scale=1.25 if i == 3 else 1,
            )
            for i in range(4)
        ],
    )
    things.table(canvas, 180, 1100, 1440, 240)
    for i in range(9):
        x = 280 + i * 150
        canvas.shape([(x, 880), (x + 74, 880), (x + 37, 812)], colour("#5E8E4E"))
        canvas.box(x + 8, 850, 58, 8, colour("#E6D6A6"))


def home_visit(canvas: Canvas, rng: Random) -> None:
    places.windowed_room(canvas, rng, rng.choice(("winter", "snow")), 1220)
    canvas.box(330, 250, 240, 170, lighter(places.WOOD, 0.3))
    canvas.box(350, 270, 200, 130, colour("#AFC7B8"))
    sofa = colour(rng.choice(("#7C6A8E", "#5B7B8E", "#8E6A5B")))
    canvas.box(180, 700, 640, 300, sofa, 40)
    canvas.box(150, 860, 700, 170, darker(sofa, 0.12), 40)
    draw_people(
        canvas,
        rng,
        [Who(380, 1090, "greet", "old", seated=True), Who(590, 1100, "hold", "old", seated=True)],
    )
    visitors = draw_people(
        canvas,
        rng,
        [Who(1020, 1100, "give", facing=-1), Who(1300, 1110, "hold", vest=True, facing=-1)],
    )
    things.parcel(canvas, visitors[0].hand[0] - 70, visitors[0].hand[1] + 40, 130)
    things.plant(canvas, 1650, 1090, 330)


def knitting(canvas: Canvas, rng: Random) -> None:
    places.windowed_room(canvas, rng, "winter", 1180)
    things.shelf(canvas, rng, 120, 220, 380, 640)
    for i, x in enumerate((440, 760, 1080, 1400)):
        figure = draw_people(
            canvas,
            rng,
            [Who(x, 1120, "hold", "old" if i % 2 else "adult", 1 if i < 2 else -1, seated=True)],
        )[0]
        hx, hy = figure.hand
        tone = rng.choice(things.BOOKS)
        canvas.box(hx - 40, hy, 80, 110, tone, 10)
        canvas.disc(hx + 20, 1130, 36, tone)
        canvas.stroke([(hx - 46, hy - 26), (hx + 40, hy + 26)], things.WOOD, 6)


SCENES = {
    each.__name__.replace("_", "-"): each
    for each in (
        library,
        story_time,
        calligraphy,
        paper_cutting,
        dumplings,
        zongzi,
        home_visit,
        knitting,
    )
}
