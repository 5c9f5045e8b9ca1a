"""Enters: a canvas and a random source. Leaves: one scene under a roof, a function a scene."""

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


def _beams(canvas: Canvas, rng: Random, season: str, x: float = 160) -> None:
    places.room(canvas, rng)
    places.window(canvas, x, 190, 360, 400, SEASONS[season])


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
    _beams(canvas, rng, "spring", 1260)
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
    _beams(canvas, rng, "winter", 90)
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
    draw_people(canvas, rng, [Who(400, 1060, "hold", "old", half=True), Who(760, 1060, "work", half=True),
                              Who(1090, 1060, "hold", "child", -1, half=True, scale=1.25), Who(1430, 1060, "work", "old", -1, half=True)])  # fmt: skip
    things.table(canvas, 220, 1090, 1360, 220)
    for x in range(360, 1500, 180):
        things.paper_cut(canvas, x, 884, 40, things.WOOD)


def dumplings(canvas: Canvas, rng: Random) -> None:
    _beams(canvas, rng, "snow", 700)
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
    _beams(canvas, rng, "summer", 1150)
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
    _beams(canvas, rng, rng.choice(("winter", "snow")), 1220)
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


def council(canvas: Canvas, rng: Random) -> None:
    _beams(canvas, rng, rng.choice(tuple(SEASONS)[:4]), 200)
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
    _beams(canvas, rng, rng.choice(("summer", "autumn")), 720)
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
    _beams(canvas, rng, "spring", 200)
    canvas.box(980, 200, 420, 420, colour("#CFDDE2"), 20)
    canvas.box(960, 180, 460, 20, things.WOOD)
    for x in (620, 1180):
        draw_people(canvas, rng, [Who(x - 130, 1100, "give", vest=True)])
        guest = draw_people(canvas, rng, [Who(x, 1130, "stand", "old", seated=True)])[0]
        corners = ((-0.05, 0.19), (0.05, 0.19), (0.24, 0.62), (0.2, 0.7), (-0.13, 0.66))
        canvas.shape([guest.spot(*corner) for corner in corners], colour("#EDE7DA"))
    draw_people(canvas, rng, [Who(1600, 1130, "stand", "old", -1)])


def knitting(canvas: Canvas, rng: Random) -> None:
    _beams(canvas, rng, "winter", 1180)
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
    canvas.box(0, 620, 1800, 260, mixed_green(wall))
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


def mixed_green(wall: tuple[int, int, int]) -> tuple[int, int, int]:
    return ((wall[0] + 110) // 2, (wall[1] + 160) // 2, (wall[2] + 140) // 2)


def legal_advice(canvas: Canvas, rng: Random) -> None:
    _beams(canvas, rng, "autumn", 160)
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


SCENES = {
    each.__name__.replace("_", "-"): each
    for each in (
        lecture, award, stage_show, choir, classroom, library, story_time, calligraphy,
        paper_cutting, dumplings, zongzi, home_visit, phone_class, council, service_counter,
        health_check, first_aid, chess_room, haircut, knitting, canteen, stairwell, legal_advice,
        table_tennis,
    )
}  # fmt: skip
