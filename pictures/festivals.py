"""Enters: a canvas and a random source. Leaves: a festival or an evening outside."""

from __future__ import annotations

from random import Random

from pictures import places, things
from pictures.canvas import Canvas, colour, darker
from pictures.groups import Who, audience, draw_people
from pictures.people import some_look, uniformed
from pictures.places import SEASONS


def lantern_evening(canvas: Canvas, rng: Random) -> None:
    places.estate(canvas, rng, SEASONS["night"])
    things.string_of_lanterns(canvas, 260, lit=True)
    figures = draw_people(
        canvas,
        rng,
        [
            Who(300, 1090, "hold", "child"),
            Who(620, 1070, "point"),
            Who(960, 1120, "hold", "old"),
            Who(1240, 1080, "hold", "child"),
            Who(1530, 1100, "wave", facing=-1),
        ],
    )
    for figure in figures:
        if figure.pose == "hold":
            x, y = figure.hand
            canvas.stroke([(x - 10, y + 10), (x + 80, y - 60)], things.WOOD, 7)
            things.lantern(canvas, x + 82, y + 10, 36, lit=True)


def mid_autumn(canvas: Canvas, rng: Random) -> None:
    places.estate(canvas, rng, SEASONS["night"])
    canvas.disc(1360, 260, 150, colour("#F6E7B8"))
    things.string_of_lanterns(canvas, 160, lit=True, step=300)
    draw_people(
        canvas,
        rng,
        [
            Who(
                330 + 260 * i,
                1080,
                rng.choice(("hold", "clap", "give")),
                ("old", "adult", "child", "adult", "old")[i],
                1 if i < 3 else -1,
                half=True,
                scale=1.25 if i == 2 else 1,
            )
            for i in range(5)
        ],
    )
    things.table(canvas, 160, 1120, 1480, 220, colour("#8A4A34"))
    for x in (360, 880, 1400):
        things.moon_cakes(canvas, x, 912, 52)
    for x in (620, 1140):
        for i in range(3):
            canvas.disc(x - 34 + 34 * i, 880 - (i % 2) * 26, 24, colour("#D9762F"))


def shared_table(canvas: Canvas, rng: Random) -> None:
    """The neighbours' day: a long table and what each brought."""
    places.estate(canvas, rng, SEASONS["autumn"])
    for i, x in enumerate(range(60, 1800, 120)):
        tone = (things.RED, things.GOLD, colour("#3E8E5A"), colour("#3E6FA0"))[i % 4]
        canvas.shape([(x, 250 + 20 * (i % 2)), (x + 70, 250 + 20 * (i % 2)), (x + 35, 340)], tone)
    draw_people(
        canvas,
        rng,
        [
            Who(
                220 + 230 * i,
                1040,
                rng.choice(("give", "hold", "wave", "clap")),
                rng.choice(("adult", "old", "adult")),
                1 if i % 2 else -1,
                half=True,
            )
            for i in range(7)
        ],
    )
    things.table(canvas, 80, 1100, 1640, 240, colour(rng.choice(("#C0574A", "#4A7F86"))))
    for i, x in enumerate(range(200, 1700, 200)):
        food = colour(("#7FAF6B", "#C56B32", "#E9C46A", "#B9483A")[i % 4])
        things.dish(canvas, x, 890 + 24 * (i % 2), 84, food)
    draw_people(
        canvas, rng, [Who(330, 1180, "stand", "child"), Who(1500, 1185, "give", "child", -1)]
    )


def film_night(canvas: Canvas, rng: Random) -> None:
    places.estate(canvas, rng, SEASONS["night"])
    canvas.box(470, 200, 860, 520, colour("#2B2E36"), 8)
    canvas.box(490, 220, 820, 480, colour("#CFE0E6"))
    canvas.curve([(490, 700), (700, 470), (900, 600), (1100, 430), (1310, 700)], colour("#7FA58F"))
    canvas.disc(1120, 330, 56, colour("#F2D27A"))
    for x in (560, 1230):
        canvas.box(x, 720, 20, 220, colour("#3A3F4A"))
    audience(canvas, rng, 3, colour("#394058"), 910)


def new_year_gate(canvas: Canvas, rng: Random) -> None:
    places.street(canvas, rng, SEASONS["winter"])
    for x in (420, 1270):
        canvas.box(x, 340, 110, 640, colour("#A23B3B"))
        things.spring_couplet(canvas, x + 15, 440, 80, 460)
    canvas.box(330, 290, 1140, 90, colour("#7A2E2A"))
    canvas.shape([(280, 290), (1520, 290), (1420, 200), (380, 200)], colour("#4F6B63"))
    things.banner(canvas, 560, 300, 680, 70)
    for x in (640, 900, 1160):
        things.lantern(canvas, x, 480, 60)
    draw_people(
        canvas,
        rng,
        [
            Who(260, 1100, "greet"),
            Who(700, 1120, "hold", "child"),
            Who(960, 1090, "greet", "old"),
            Who(1180, 1110, "greet", facing=-1),
            Who(1580, 1120, "wave", "child", -1),
        ],
    )


def drum_team(canvas: Canvas, rng: Random) -> None:
    places.square(canvas, rng, SEASONS["winter"])
    things.string_of_lanterns(canvas, 200)
    for i, x in enumerate((300, 720, 1140, 1540)):
        tone = "#D9A441" if i % 2 else "#C8332B"
        draw_people(
            canvas,
            rng,
            [
                Who(
                    x - 60,
                    1080,
                    "cheer" if i % 2 else "work",
                    "old",
                    look=uniformed(some_look(rng, "old"), tone),
                )
            ],
        )
        things.drum(canvas, x + 60, 1120, 200)


def childrens_day(canvas: Canvas, rng: Random) -> None:
    places.square(canvas, rng, SEASONS["summer"])
    for _ in range(12):
        tone = colour(rng.choice(("#D9607A", "#E9B44C", "#4A9FC0", "#7FB36B", "#8E6BB0")))
        things.balloon(
            canvas, rng.uniform(80, 1720), rng.uniform(150, 480), rng.uniform(44, 66), tone
        )
    draw_people(
        canvas,
        rng,
        [
            Who(
                240 + 260 * i,
                1080 + 40 * (i % 2),
                rng.choice(("cheer", "wave", "clap")),
                "child",
                1 if i % 2 else -1,
                scale=1.15,
            )
            for i in range(6)
        ],
    )
    draw_people(canvas, rng, [Who(1690, 1090, "clap", vest=True, facing=-1)])


def book_swap(canvas: Canvas, rng: Random) -> None:
    places.square(canvas, rng, SEASONS[rng.choice(("summer", "autumn"))])
    for x in (180, 680, 1180):
        canvas.shape(
            [(x, 1120), (x + 440, 1120), (x + 400, 1000), (x + 40, 1000)],
            colour(rng.choice(("#C7C2DD", "#D9C39A", "#A9C3B6"))),
        )
        for i in range(6):
            tone = rng.choice(things.BOOKS)
            canvas.box(x + 66 + i * 54, 1024 + 34 * (i % 2), 46, 56, tone, 4)
            canvas.box(x + 74 + i * 54, 1034 + 34 * (i % 2), 30, 6, darker(tone, 0.25))
    draw_people(
        canvas,
        rng,
        [
            Who(400, 990, "hold", "child", scale=1.1),
            Who(900, 990, "give"),
            Who(1400, 990, "hold", "child", -1, scale=1.1),
            Who(120, 1150, "point", "child"),
            Who(1690, 1150, "hold", "old", -1),
        ],
    )


def chongyang_walk(canvas: Canvas, rng: Random) -> None:
    """Double Ninth: the old go up to the pavilion."""
    places.park(canvas, rng, SEASONS["autumn"])
    canvas.shape([(1180, 560), (1620, 560), (1480, 430), (1320, 430)], colour("#7A4A34"))
    for x in (1230, 1390, 1550):
        canvas.box(x, 560, 20, 190, things.RED)
    canvas.box(1200, 740, 400, 24, colour("#B9A98C"))
    petals = (things.GOLD, colour("#E7D9A2"), colour("#D98F3E"))
    for x in range(40, 1800, 130):
        things.plant(canvas, x + rng.uniform(-20, 20), 1190, 140, rng.choice(petals))
    draw_people(
        canvas,
        rng,
        [
            Who(300, 1080, "wave", "old"),
            Who(560, 1110, "hold", "old"),
            Who(800, 1080, "hold", vest=True),
            Who(1050, 1110, "stand", "old"),
            Who(1330, 1070, "greet", "old", -1),
        ],
    )


SCENES = {
    each.__name__.replace("_", "-"): each
    for each in (
        lantern_evening, mid_autumn, shared_table, film_night, new_year_gate, drum_team,
        childrens_day, book_swap, chongyang_walk,
    )
}  # fmt: skip
