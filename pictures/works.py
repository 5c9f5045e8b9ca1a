"""Enters: a canvas and a random source. Leaves: people at work in the open, a function a scene."""

from __future__ import annotations

from random import Random

from pictures import places, things
from pictures.canvas import Canvas, colour, lighter
from pictures.groups import Who, draw_people
from pictures.people import some_look, uniformed
from pictures.places import SEASONS

Season = places.Season


def tree_planting(canvas: Canvas, rng: Random) -> None:
    places.park(canvas, rng, SEASONS["spring"])
    for x in (260, 860, 1440):
        things.sapling(canvas, x + rng.uniform(-50, 50), 1080, rng.uniform(300, 380))
    team = [Who(420, 1090, "work", vest=True, facing=-1), Who(1000, 1100, "work", facing=-1)]
    team += [
        Who(1270, 1090, "hold", "child"),
        Who(660, 1060, "stand", "old"),
        Who(1600, 1110, "work", vest=True, facing=-1),
    ]
    for i, figure in enumerate(draw_people(canvas, rng, team)):
        if figure.pose == "work":
            things.tool(canvas, figure.hand, figure.y, "shovel" if i % 2 else "rake", figure.facing)


def flower_beds(canvas: Canvas, rng: Random) -> None:
    places.estate(canvas, rng, SEASONS[rng.choice(("spring", "summer"))])
    petals = [colour(c) for c in ("#D9607A", "#E9B44C", "#C94F4F", "#8E6BB0", "#F1E4E8")]
    for row in (960, 1060, 1160):
        for x in range(60, 1800, 150):
            things.plant(canvas, x + rng.uniform(-30, 30), row, 110, rng.choice(petals))
    draw_people(canvas, rng, [Who(380, 1010, "work"), Who(760, 1090, "hold", "child"),
                              Who(1080, 1020, "work", "old", -1), Who(1490, 1100, "hold", vest=True, facing=-1)])  # fmt: skip


def street_sweeping(canvas: Canvas, rng: Random) -> None:
    places.street(canvas, rng, SEASONS[rng.choice(("autumn", "spring", "winter"))])
    team = [Who(320, 1040, "work", vest=True), Who(790, 980, "work", vest=True, facing=-1)]
    team += [Who(1150, 1060, "work", vest=True), Who(1560, 1000, "hold", facing=-1, vest=True)]
    for figure in draw_people(canvas, rng, team):
        things.tool(canvas, figure.hand, figure.y, "broom", figure.facing)
    for _ in range(18):
        leaf = rng.choice(SEASONS["autumn"].leaves)
        canvas.disc(rng.uniform(40, 1760), rng.uniform(960, 1150), 13, leaf, 8)


def wall_cleaning(canvas: Canvas, rng: Random) -> None:
    season = SEASONS["summer"]
    places.sky(canvas, rng, season)
    wall = rng.choice(places.HOUSES)
    canvas.box(0, 250, 1800, 720, wall)
    canvas.box(0, 226, 1800, 34, lighter(wall, 0.4))
    for seam in range(0, 1800, 300):
        canvas.box(seam, 260, 6, 710, lighter(wall, 0.25))
    canvas.box(0, 960, 1800, 240, season.paving)
    for _ in range(9):
        x, y = rng.uniform(80, 1650), rng.uniform(400, 760)
        canvas.box(
            x, y, rng.uniform(60, 110), rng.uniform(40, 80), lighter(wall, rng.uniform(0.4, 0.8))
        )
    things.ladder(canvas, 1380, 1080, 560)
    team = [
        Who(340, 1080, "reach", vest=True),
        Who(760, 1110, "work"),
        Who(1130, 1090, "reach", vest=True),
    ]
    team += [Who(1610, 1120, "stand", "old", -1)]
    for figure in draw_people(canvas, rng, team):
        if figure.pose == "reach":
            hand_x, hand_y = figure.hand
            canvas.box(hand_x - 8, hand_y - 46, 60, 34, colour("#3E6FA0"), 6)
    canvas.shape([(880, 1010), (970, 1010), (956, 1110), (894, 1110)], colour("#3E6FA0"))


def board_renewal(canvas: Canvas, rng: Random) -> None:
    places.estate(canvas, rng, SEASONS[rng.choice(("spring", "summer", "autumn"))])
    things.board(canvas, 420, 480, 980, 340, rng)
    draw_people(canvas, rng, [Who(310, 1060, "point"), Who(660, 1110, "reach", vest=True),
                              Who(1180, 1100, "hold", vest=True, facing=-1), Who(1540, 1060, "stand", "old", -1)])  # fmt: skip


def sorting_station(canvas: Canvas, rng: Random) -> None:
    places.estate(canvas, rng, SEASONS[rng.choice(("summer", "autumn"))])
    canvas.box(470, 500, 880, 34, colour("#3E6E5A"))
    for x in (490, 1310):
        canvas.box(x, 520, 20, 500, colour("#54616B"))
    things.banner(canvas, 560, 550, 700, 80, colour("#3E8E5A"))
    things.bins(canvas, 590, 1020, 240)
    draw_people(canvas, rng, [Who(360, 1090, "point", vest=True), Who(1480, 1080, "give", "old", -1),
                              Who(1240, 1120, "give", "child", -1), Who(160, 1120, "hold")])  # fmt: skip


def charging_shed(canvas: Canvas, rng: Random) -> None:
    season = SEASONS["summer"]
    places.estate(canvas, rng, season)
    canvas.box(120, 470, 1560, 40, colour("#54616B"))
    for x in (140, 640, 1140, 1650):
        canvas.box(x, 500, 22, 520, colour("#6E7A84"))
    for x in (230, 600, 970, 1340):
        canvas.box(x + 90, 640, 54, 84, colour("#F1EFE8"), 6)
        canvas.disc(x + 117, 665, 10, colour("#3E8E5A"))
        things.bicycle(canvas, x, 1010, 118, rng.choice(things.BOOKS[:5]))
    draw_people(
        canvas,
        rng,
        [
            Who(520, 1120, "point", vest=True),
            Who(860, 1140, "hold", facing=-1),
            Who(1500, 1130, "stand", "old", -1),
        ],
    )


def snow_clearing(canvas: Canvas, rng: Random) -> None:
    places.estate(canvas, rng, SEASONS["snow"])
    for x in (140, 1000, 1660):
        canvas.pie(x, 1120, 190, 180, 360, colour("#FAFBFB"), 90)
    coat = uniformed(some_look(rng), "#3E5C76", "#B9322B")
    figures = draw_people(canvas, rng, [Who(380, 1080, "work", look=coat), Who(800, 1120, "work", vest=True, facing=-1),
                                        Who(1240, 1070, "work", vest=True), Who(1500, 1120, "hold", "child", -1)])  # fmt: skip
    for figure in figures[:3]:
        things.tool(canvas, figure.hand, figure.y, "shovel", figure.facing)
    for _ in range(90):
        canvas.disc(
            rng.uniform(0, 1800), rng.uniform(0, 1100), rng.uniform(4, 9), colour("#FFFFFF")
        )


def storm_watch(canvas: Canvas, rng: Random) -> None:
    season = Season(
        colour("#8A97A6"),
        colour("#76858F"),
        SEASONS["summer"].leaves,
        colour("#6F8F72"),
        colour("#A9ABAA"),
    )
    places.estate(canvas, rng, season)
    for row in range(3):
        for i in range(6 - row):
            canvas.box(90 + row * 60 + i * 124, 1090 - row * 58, 118, 54, colour("#CDB58B"), 24)
    coat = uniformed(some_look(rng), "#E0B43C", "#E0B43C")
    draw_people(canvas, rng, [Who(560, 1130, "give", look=coat, facing=-1), Who(980, 1080, "point", look=coat),
                              Who(1320, 1130, "work", look=coat), Who(1620, 1090, "hold", vest=True, facing=-1)])  # fmt: skip
    for _ in range(120):
        x, y = rng.uniform(0, 1800), rng.uniform(0, 1150)
        canvas.stroke([(x, y), (x - 16, y + 58)], colour("#C9D3DB"), 3)


def lamp_repair(canvas: Canvas, rng: Random) -> None:
    places.street(canvas, rng, SEASONS["night"])
    for x in (240, 1120, 1580):
        things.lamp_post(canvas, x, 940, 560, lit=True)
    things.ladder(canvas, 820, 1090, 640)
    worker = uniformed(some_look(rng), "#E07A2F", "#F1C232")
    draw_people(
        canvas,
        rng,
        [
            Who(1000, 1090, "reach", look=worker, facing=-1),
            Who(560, 1110, "hold", look=worker),
            Who(1380, 1100, "stand", "old", -1),
        ],
    )


def inspection_round(canvas: Canvas, rng: Random) -> None:
    places.estate(canvas, rng, SEASONS[rng.choice(("winter", "autumn", "summer"))])
    things.extinguisher(canvas, 1330, 1090, 170)
    figures = draw_people(
        canvas,
        rng,
        [
            Who(520, 1090, "hold"),
            Who(860, 1120, "point", vest=True),
            Who(1130, 1080, "work"),
            Who(1560, 1110, "stand", "old", -1),
        ],
    )
    x, y = figures[0].hand
    canvas.box(x - 24, y - 40, 84, 62, things.PAPER, 4)


SCENES = {
    each.__name__.replace("_", "-"): each
    for each in (
        tree_planting,
        flower_beds,
        street_sweeping,
        wall_cleaning,
        board_renewal,
        sorting_station,
        charging_shed,
        snow_clearing,
        storm_watch,
        lamp_repair,
        inspection_round,
    )
}
