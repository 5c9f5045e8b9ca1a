"""Enters: a canvas and a random source. Leaves: people helped under a roof, a function a scene."""

from __future__ import annotations

from random import Random

from pictures import places, things
from pictures.canvas import Canvas, colour, darker, mixed
from pictures.groups import Who, draw_people
from pictures.people import some_look, uniformed
from pictures.places import SEASONS

WHITE_COAT = "#F4F6F6"


def phone_class(canvas: Canvas, rng: Random) -> None:
    places.room(canvas, rng)
    things.screen(canvas, 560, 150, 680, 400, colour("#3E6FA0"))
    for i, x in enumerate((260, 640, 1020, 1400)):
        draw_people(
            canvas,
            rng,
            [
                Who(x, 1080, "hold", "old", half=True),
                Who(x + 190, 1090, "point", facing=-1, vest=i % 2 == 0, half=True),
            ],
        )
        canvas.box(x + 70, 860, 34, 62, colour("#2B2E36"), 8)
        canvas.box(x + 74, 867, 26, 46, colour("#BFD9EA"), 3)
    things.table(canvas, 100, 1110, 1600, 200)


def health_check(canvas: Canvas, rng: Random) -> None:
    places.room(canvas, rng, colour("#E4EEEC"))
    canvas.disc(1420, 330, 130, colour("#F7FAF9"))
    for box in ((1340, 300, 160, 60), (1390, 250, 60, 160)):
        canvas.box(*box, colour("#3E8E5A"), 6)
    places.window(canvas, 150, 180, 340, 380, SEASONS["spring"])
    nurse = uniformed(some_look(rng), WHITE_COAT)
    draw_people(
        canvas,
        rng,
        [
            Who(560, 1060, "give", look=nurse, half=True),
            Who(
                1240, 1060, "work", look=uniformed(some_look(rng), WHITE_COAT), facing=-1, half=True
            ),
        ],
    )
    draw_people(
        canvas,
        rng,
        [
            Who(860, 1060, "give", "old", -1, half=True),
            Who(1540, 1110, "stand", "old", -1),
            Who(230, 1120, "stand", "old"),
        ],
    )
    things.table(canvas, 420, 1090, 980, 210)
    canvas.box(690, 850, 110, 36, colour("#54616B"), 8)
    canvas.stroke([(800, 868), (850, 852), (880, 880)], colour("#54616B"), 8)


def first_aid(canvas: Canvas, rng: Random) -> None:
    places.room(canvas, rng, colour("#E9ECE4"))
    things.screen(canvas, 1000, 150, 620, 360, things.RED)
    canvas.box(480, 1020, 800, 60, colour("#4A7FA5"), 20)
    canvas.box(640, 960, 380, 70, colour("#E9A86A"), 30)
    canvas.disc(1070, 990, 46, colour("#F2C9A8"))
    draw_people(
        canvas,
        rng,
        [
            Who(330, 980, "stand", "old"),
            Who(1520, 1010, "stand", facing=-1),
            Who(1330, 960, "hold", facing=-1),
        ],
    )
    draw_people(
        canvas,
        rng,
        [Who(720, 1060, "work", look=uniformed(some_look(rng), "#C8332B"), half=True, scale=0.9)],
    )


def chess_room(canvas: Canvas, rng: Random) -> None:
    places.windowed_room(canvas, rng, rng.choice(("summer", "autumn")), 720)
    for x in (250, 1050):
        draw_people(
            canvas,
            rng,
            [
                Who(x, 1130, "give", "old", seated=True),
                Who(x + 470, 1130, "give", "old", -1, seated=True),
                Who(x + 235, 1010, "stand", "old"),
            ],
        )
        things.table(canvas, x + 95, 1130, 280, 220)
        things.chess_board(canvas, x + 235, 930, 240)


def haircut(canvas: Canvas, rng: Random) -> None:
    places.windowed_room(canvas, rng, "spring", 200)
    canvas.box(980, 200, 420, 420, colour("#CFDDE2"), 20)
    canvas.box(960, 180, 460, 20, things.WOOD)
    for x in (620, 1180):
        draw_people(canvas, rng, [Who(x - 130, 1100, "give", vest=True)])
        guest = draw_people(canvas, rng, [Who(x, 1130, "stand", "old", seated=True)])[0]
        corners = ((-0.05, 0.19), (0.05, 0.19), (0.24, 0.62), (0.2, 0.7), (-0.13, 0.66))
        canvas.shape([guest.spot(*corner) for corner in corners], colour("#EDE7DA"))
    draw_people(canvas, rng, [Who(1600, 1130, "stand", "old", -1)])


def canteen(canvas: Canvas, rng: Random) -> None:
    places.room(canvas, rng, colour("#F0E9D8"))
    canvas.box(200, 260, 760, 420, colour("#DCE4E4"))
    canvas.box(200, 640, 760, 60, things.STEEL)
    cook = uniformed(some_look(rng), WHITE_COAT, "#FFFFFF")
    draw_people(
        canvas,
        rng,
        [Who(460, 870, "give", look=cook, half=True), Who(740, 870, "work", look=cook, half=True)],
    )
    canvas.box(160, 690, 840, 200, colour("#C9D2D3"), 8)
    things.steamer(canvas, 300, 690, 150)
    draw_people(
        canvas,
        rng,
        [
            Who(1120, 1000, "hold", "old", -1),
            Who(1350, 990, "stand", "old", -1),
            Who(1570, 1000, "hold", vest=True, facing=-1),
        ],
    )
    things.table(canvas, 280, 1180, 700, 150)
    for x in (400, 630, 850):
        things.dish(canvas, x, 1022, 80, colour(rng.choice(("#7FAF6B", "#C56B32", "#E9C46A"))))


def stairwell(canvas: Canvas, rng: Random) -> None:
    wall = places.room(canvas, rng, colour("#EDE8DC"))
    canvas.box(0, 620, 1800, 260, mixed(wall, colour("#6EA08C"), 0.5))
    for i in range(9):
        canvas.box(980 + i * 96, 1080 - i * 74, 900, 80, darker(wall, 0.2 + 0.03 * (i % 2)))
    canvas.stroke([(960, 860), (1760, 250)], things.WOOD, 20)
    for i in range(7):
        canvas.stroke(
            [(1000 + i * 120, 830 - i * 91), (1000 + i * 120, 1060 - i * 91)], things.STEEL, 9
        )
    canvas.box(220, 300, 300, 420, colour("#7A4A34"), 6)
    canvas.box(470, 500, 20, 60, things.GOLD)
    team = [Who(420, 1100, "work", vest=True), Who(760, 1120, "reach", vest=True)]
    figures = draw_people(canvas, rng, [*team, Who(160, 1120, "stand", "old")])
    things.tool(canvas, figures[0].hand, 1100, "broom")


def legal_advice(canvas: Canvas, rng: Random) -> None:
    places.windowed_room(canvas, rng, "autumn", 160)
    things.shelf(canvas, rng, 1250, 180, 420, 690)
    draw_people(
        canvas,
        rng,
        [
            Who(640, 1080, "point", look=uniformed(some_look(rng), "#2C3A55"), half=True),
            Who(1120, 1080, "hold", rng.choice(("adult", "old")), -1, half=True),
            Who(340, 1120, "stand", "old"),
        ],
    )
    things.table(canvas, 480, 1110, 800, 230)
    canvas.box(760, 850, 130, 34, things.PAPER)
    things.book(canvas, 960, 884, 150)


SCENES = {
    each.__name__.replace("_", "-"): each
    for each in (
        phone_class,
        health_check,
        first_aid,
        chess_room,
        haircut,
        canteen,
        stairwell,
        legal_advice,
    )
}
