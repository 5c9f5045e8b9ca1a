"""Enters: a canvas and a random source. Leaves: a scene in a hall or a classroom, a function a scene."""

from __future__ import annotations

from random import Random

from pictures import places, things
from pictures.canvas import Canvas, colour, darker, lighter
from pictures.groups import Who, audience, draw_people
from pictures.people import some_look, uniformed
from pictures.places import SEASONS

WHITE_COAT = "#F4F6F6"


def _hall(canvas: Canvas, rng: Random, banner: bool = True) -> None:
    wall = places.room(canvas, rng)
    for x in (0, 1590):
        for i in range(5):
            canvas.box(x + i * 42, 0, 42, 870, darker(things.RED, 0.08 + 0.09 * (i % 2)))
    if banner:
        things.banner(canvas, 380, 70, 1040, 100)
    canvas.box(230, 800, 1340, 110, darker(wall, 0.25), 6)


def lecture(canvas: Canvas, rng: Random) -> None:
    _hall(canvas, rng, banner=False)
    things.screen(canvas, 640, 150, 820, 480, colour(rng.choice(("#7A2E2A", "#2F5D62", "#2C4A73"))))
    draw_people(canvas, rng, [Who(430, 810, "point", rng.choice(("adult", "old")))])
    audience(canvas, rng, 3, colour("#6E4A3A"), 900)


def award(canvas: Canvas, rng: Random) -> None:
    _hall(canvas, rng)
    people = [
        Who(380 + 215 * i, 810, "hold", rng.choice(("adult", "old")), scale=0.92) for i in range(5)
    ]
    for figure in draw_people(canvas, rng, people):
        x, y = figure.hand
        canvas.box(x - 66, y - 34, 96, 66, things.RED, 4)
        canvas.box(x - 56, y - 24, 76, 46, colour("#F3E3B8"))
    for x in range(260, 1560, 100):
        things.plant(canvas, x, 900, 90, rng.choice((things.RED, things.GOLD)))
    audience(canvas, rng, 2, colour("#6E4A3A"), 1000)


def stage_show(canvas: Canvas, rng: Random) -> None:
    _hall(canvas, rng)
    tone = rng.choice(("#C94F5A", "#D9962F", "#3E6FA0", "#5B8E7D"))
    people = [Who(400 + 200 * i, 800 + 10 * (i % 2), pose, rng.choice(("adult", "old")), look=uniformed(some_look(rng), tone), scale=0.9)  # noqa: E501
              for i, pose in enumerate(("stretch", "cheer", "stretch", "cheer", "stretch", "cheer"))]  # fmt: skip
    draw_people(canvas, rng, people)
    audience(canvas, rng, 2, colour("#6E4A3A"), 970)


def choir(canvas: Canvas, rng: Random) -> None:
    _hall(canvas, rng)
    for y, scale in ((700, 0.8), (790, 0.86)):
        people = [
            Who(
                390 + 145 * i + (70 if y > 750 else 0),
                y,
                "hold",
                "old",
                look=uniformed(some_look(rng, "old"), "#A23B3B"),
                scale=scale,
            )
            for i in range(7)
        ]
        for figure in draw_people(canvas, rng, people):
            things.book(canvas, figure.hand[0] - 16, figure.hand[1] + 12, 80)
    draw_people(canvas, rng, [Who(900, 1130, "stretch", look=uniformed(some_look(rng), "#2B2E36"))])


def classroom(canvas: Canvas, rng: Random) -> None:
    places.room(canvas, rng)
    things.chalkboard(canvas, 420, 170, 960, 420, rng)
    draw_people(canvas, rng, [Who(320, 880, "point")])
    for y, xs in ((960, (560, 920, 1280)), (1160, (400, 880, 1360))):
        for x in xs:
            draw_people(
                canvas,
                rng,
                [Who(x + 60, y + 20, rng.choice(("hold", "wave", "work")), "child", half=True)],
            )
            things.table(canvas, x - 60, y + 20, 260, 130)
            things.book(canvas, x + 70, y - 106, 96)


def table_tennis(canvas: Canvas, rng: Random) -> None:
    places.room(canvas, rng, colour("#DDE6EA"))
    things.banner(canvas, 430, 110, 940, 84)
    draw_people(
        canvas,
        rng,
        [
            Who(640, 930, "clap", scale=0.9),
            Who(820, 925, "cheer", "child"),
            Who(1120, 930, "stand", "old", -1, scale=0.9),
        ],
    )
    left = uniformed(some_look(rng), "#C8332B")
    right = uniformed(some_look(rng), "#2F6FB0")
    draw_people(
        canvas,
        rng,
        [Who(330, 1090, "give", look=left), Who(1480, 1090, "give", look=right, facing=-1)],
    )
    canvas.box(520, 870, 780, 34, colour("#2C5A8A"))
    canvas.box(905, 820, 8, 50, things.PAPER)
    for x in (600, 1200):
        canvas.box(x, 904, 26, 220, colour("#4A4F5A"))
    canvas.disc(760, 720, 14, colour("#F6E9B8"))


def council(canvas: Canvas, rng: Random) -> None:
    places.windowed_room(canvas, rng, rng.choice(tuple(SEASONS)[:4]), 200)
    things.chalkboard(canvas, 900, 160, 620, 360, rng)
    draw_people(
        canvas,
        rng,
        [
            Who(
                420 + 240 * i,
                1020,
                rng.choice(("hold", "point", "stand", "clap")),
                rng.choice(("adult", "old")),
                1 if i < 3 else -1,
                half=True,
            )
            for i in range(5)
        ],
    )
    canvas.disc(900, 980, 760, things.WOOD, 120)
    canvas.disc(900, 968, 740, lighter(things.WOOD, 0.18), 108)
    for x in (420, 660, 900, 1140, 1380):
        canvas.box(x - 40, 930, 80, 46, things.PAPER)
        canvas.disc(x + 70, 950, 18, colour("#EDF1F3"), 12)
    audience(canvas, rng, 1, colour("#6E4A3A"), 1090)


def service_counter(canvas: Canvas, rng: Random) -> None:
    places.room(canvas, rng, colour("#E8EDEE"))
    things.banner(canvas, 250, 90, 1300, 90, colour("#2C5A8A"))
    draw_people(
        canvas,
        rng,
        [
            Who(x, 900, "work", look=uniformed(some_look(rng), "#3E5C76"), half=True)
            for x in (420, 900, 1380)
        ],
    )
    canvas.box(120, 760, 1560, 270, colour("#D8C3A2"), 8)
    canvas.box(100, 740, 1600, 38, colour("#F4F1EA"), 8)
    for x in (560, 1040, 1520):
        canvas.box(x, 640, 110, 84, colour("#2B2E36"), 6)
        canvas.box(x + 46, 720, 18, 26, colour("#2B2E36"))
    draw_people(
        canvas,
        rng,
        [
            Who(560, 1140, "give", "old", -1),
            Who(1100, 1150, "point"),
            Who(1600, 1150, "hold", "child", -1),
        ],
    )


SCENES = {
    each.__name__.replace("_", "-"): each
    for each in (
        lecture, award, stage_show, choir, classroom, table_tennis, council, service_counter,
    )
}  # fmt: skip
