"""Enters: a canvas and a random source. Leaves: people together in the open, a function a scene."""

from __future__ import annotations

from random import Random

from pictures import places, things
from pictures.canvas import Canvas, colour
from pictures.groups import Who, draw_people
from pictures.people import some_look, uniformed
from pictures.places import SEASONS

Season = places.Season


def plaza_fair(canvas: Canvas, rng: Random) -> None:
    """Stalls with free services, as on Lei Feng day."""
    places.square(canvas, rng, SEASONS["spring"])
    things.banner(canvas, 330, 330, 1140, 96)
    for x, fill in ((80, "#B9322B"), (700, "#3E6FA0"), (1290, "#3E8E5A")):
        things.tent(canvas, x, 990, 430, 470, colour(fill))
        draw_people(canvas, rng, [Who(x + 215, 990, "work", vest=True, half=True)])
        things.table(canvas, x + 40, 1010, 350, 170, colour(fill))
    draw_people(canvas, rng, [Who(330, 1130, "give", "old"), Who(620, 1150, "stand", "child"),
                              Who(1130, 1140, "clap", facing=-1), Who(1580, 1150, "hold", "old", -1)])  # fmt: skip


def bicycle_repair(canvas: Canvas, rng: Random) -> None:
    places.street(canvas, rng, SEASONS[rng.choice(("spring", "autumn"))])
    things.tent(canvas, 560, 900, 700, 480, colour("#3E6FA0"))
    things.bicycle(canvas, 700, 1080, 190, colour("#4A6FA5"))
    draw_people(canvas, rng, [Who(620, 1090, "work", vest=True), Who(1260, 1090, "work", facing=-1, vest=True),
                              Who(1560, 1120, "stand", "old", -1), Who(260, 1110, "hold")])  # fmt: skip


def square_dance(canvas: Canvas, rng: Random) -> None:
    places.square(canvas, rng, SEASONS[rng.choice(("summer", "autumn"))])
    tops = rng.choice(("#C94F5A", "#3E6FA0", "#D9962F"))
    for y, xs in ((930, (300, 620, 940, 1260, 1560)), (1140, (180, 520, 900, 1280, 1640))):
        dancers = [
            Who(
                x,
                y,
                rng.choice(("stretch", "cheer")),
                "old",
                look=uniformed(some_look(rng, "old"), tops),
            )
            for x in xs
        ]
        draw_people(canvas, rng, dancers)


def tai_chi(canvas: Canvas, rng: Random) -> None:
    places.lake(canvas, rng, SEASONS[rng.choice(("spring", "autumn"))])
    people = [Who(x, y, pose, "old", look=uniformed(some_look(rng, "old"), "#F0EDE4"))
              for x, y, pose in ((420, 1060, "stretch"), (840, 1130, "give"), (1240, 1060, "stretch"))]  # fmt: skip
    draw_people(canvas, rng, people)


def lake_walk(canvas: Canvas, rng: Random) -> None:
    places.lake(canvas, rng, SEASONS[rng.choice(("spring", "summer", "autumn"))])
    xs = (200, 430, 690, 950, 1210, 1440, 1640)
    ages = ("adult", "child", "old", "adult", "adult", "child", "old")
    draw_people(
        canvas,
        rng,
        [
            Who(x, 1110 + 30 * (i % 2), rng.choice(("stand", "wave", "hold")), age)
            for i, (x, age) in enumerate(zip(xs, ages, strict=True))
        ],
    )
    for i in (2, 4):
        canvas.box(xs[i] + 96, 760, 8, 240, colour("#8A6648"))
        canvas.shape([(xs[i] + 104, 765), (xs[i] + 220, 790), (xs[i] + 104, 830)], things.RED)


def dragon_boat(canvas: Canvas, rng: Random) -> None:
    places.lake(canvas, rng, SEASONS["summer"])
    for x, y, fill in ((140, 860, "#B9322B"), (820, 950, "#2F6FB0")):
        team = uniformed(some_look(rng), "#F4EFE2", "#D9A441")
        draw_people(
            canvas,
            rng,
            [
                Who(x + 130 + 120 * i, y + 70, "work", look=team, half=True, scale=0.5)
                for i in range(6)
            ],
        )
        for i in range(6):
            canvas.stroke(
                [(x + 190 + 120 * i, y - 40), (x + 130 + 120 * i, y + 70)], things.WOOD, 9
            )
        hull = [
            (x, y - 70),
            (x + 90, y),
            (x + 760, y),
            (x + 860, y - 60),
            (x + 800, y + 60),
            (x + 110, y + 60),
        ]
        canvas.shape(hull, colour(fill))
        canvas.box(x + 90, y + 14, 680, 12, things.GOLD)
        canvas.disc(x - 6, y - 84, 42, colour(fill))
        canvas.disc(x - 16, y - 96, 9, things.GOLD)


def fire_drill(canvas: Canvas, rng: Random) -> None:
    places.square(canvas, rng, SEASONS[rng.choice(("autumn", "summer"))])
    things.banner(canvas, 480, 350, 840, 84)
    canvas.box(1290, 1040, 210, 60, colour("#4A4F5A"), 10)
    things.flame(canvas, 1395, 1050, 260)
    trainer = uniformed(some_look(rng), "#2C3A55", "#2C3A55")
    figures = draw_people(canvas, rng, [Who(560, 1090, "hold", look=trainer), Who(820, 1110, "give", "old"),
                                        Who(240, 1080, "stand"), Who(120, 1130, "point", "child")])  # fmt: skip
    x, y = figures[-2].hand if figures else (960, 900)
    canvas.shape([(x, y), (1290, 980), (1290, 1060)], colour("#F1EEE6"))
    things.extinguisher(canvas, 700, 1110, 190)


def cool_station(canvas: Canvas, rng: Random) -> None:
    places.street(canvas, rng, SEASONS["summer"])
    things.tent(canvas, 460, 960, 860, 560, colour("#3E8E8A"))
    draw_people(
        canvas,
        rng,
        [Who(700, 960, "give", vest=True, half=True), Who(1060, 960, "give", vest=True, half=True)],
    )
    things.table(canvas, 520, 1000, 740, 200, colour("#2F6FB0"))
    for x in (580, 900, 1130):
        canvas.box(x, 700, 90, 110, colour("#D7E4EA"), 14)
        canvas.box(x + 34, 776, 22, 18, things.RED)
    rider = uniformed(some_look(rng), "#E9B02E", "#E9B02E")
    sweeper = uniformed(some_look(rng), "#E07A2F", "#E07A2F")
    draw_people(
        canvas,
        rng,
        [
            Who(300, 1100, "hold", look=rider),
            Who(1450, 1110, "hold", look=sweeper, facing=-1),
            Who(1640, 1080, "hold", "old", -1),
        ],
    )


def school_gate(canvas: Canvas, rng: Random) -> None:
    places.street(canvas, rng, SEASONS[rng.choice(("spring", "autumn"))])
    for x in range(520, 1290, 130):
        canvas.shape([(x, 960), (x + 70, 960), (x + 40, 1190), (x - 60, 1190)], colour("#EFEDE6"))
    children = [
        Who(640 + 150 * i, 1090 + 26 * (i % 2), rng.choice(("stand", "wave", "hold")), "child")
        for i in range(4)
    ]
    draw_people(
        canvas,
        rng,
        [*children, Who(400, 1090, "stretch", vest=True), Who(1430, 1080, "wave", "old", -1)],
    )
    canvas.box(300, 700, 8, 210, things.WOOD)
    canvas.box(308, 700, 130, 84, things.RED)


def dog_walkers(canvas: Canvas, rng: Random) -> None:
    places.park(canvas, rng, SEASONS[rng.choice(("summer", "autumn"))])
    walkers = draw_people(
        canvas,
        rng,
        [Who(330, 1060, "hold"), Who(900, 1110, "hold"), Who(1460, 1060, "hold", "old")],
    )
    for figure, fill in zip(walkers, ("#B5794A", "#EDE6DA", "#4A3B36"), strict=True):
        x, base, tone = figure.x + 200, figure.y, colour(fill)
        canvas.stroke([figure.hand, (x + 56, base - 106)], things.RED, 5)
        canvas.box(x - 70, base - 110, 140, 62, tone, 30)
        for leg in (-58, -34, 26, 48):
            canvas.box(x + leg, base - 70, 18, 70, tone, 8)
        canvas.disc(x + 82, base - 122, 36, tone)
        canvas.disc(x + 62, base - 134, 15, colour("#33292A"), 26)
        canvas.stroke([(x - 66, base - 96), (x - 104, base - 138)], tone, 14)
        canvas.disc(x + 112, base - 118, 6, colour("#33292A"))


def market_stall(canvas: Canvas, rng: Random) -> None:
    places.street(canvas, rng, SEASONS[rng.choice(("summer", "autumn"))])
    things.tent(canvas, 380, 960, 1040, 540, colour("#3E8E5A"))
    draw_people(
        canvas,
        rng,
        [Who(620, 960, "give", half=True), Who(1180, 960, "work", half=True, facing=-1)],
    )
    things.table(canvas, 430, 1010, 940, 220, things.WOOD)
    for x in range(480, 1330, 96):
        tone = colour(rng.choice(("#6FA34F", "#D9602F", "#C0392B", "#E9C46A", "#7A4F86")))
        for i in range(3):
            canvas.disc(x + i * 26 - 26, 784 - (i % 2) * 18, 24, tone)
    draw_people(
        canvas,
        rng,
        [
            Who(260, 1120, "hold", "old"),
            Who(1520, 1120, "give", facing=-1),
            Who(880, 1150, "point", "child"),
        ],
    )


SCENES = {
    each.__name__.replace("_", "-"): each
    for each in (
        plaza_fair,
        bicycle_repair,
        square_dance,
        tai_chi,
        lake_walk,
        dragon_boat,
        fire_drill,
        cool_station,
        school_gate,
        dog_walkers,
        market_stall,
    )
}
