"""Neighbours on a board: never two deep ones, never the same composition twice."""

from __future__ import annotations

import itertools

from civsite.model.board import Board, BoardKind, Side, Slot
from civsite.model.item import Item
from civsite.model.kinds.notice import Level
from civsite.model.scalars import Point, Size
from civsite.render.panels.rhythm import neighbours, variants
from tests.render.panels.subjects import convention, digest, honours, notice, poster


def slot(name: str, x: int, y: int, width: int, height: int, side: Side = Side.FRONT) -> Slot:
    return Slot(id=name, at=Point(x, y), size=Size(width, height), side=side)


def board(*slots: Slot) -> Board:
    return Board(id="b", name="宣传栏", kind=BoardKind.SHOWCASE, size=Size(9000, 2000), slots=slots)


def deep(chosen: dict[str, int]) -> str:
    return "".join(name for name, variant in chosen.items() if variant % 2)


def row(*items: Item) -> dict[str, int]:
    names = "ABCDEFGH"[: len(items)]
    slots = (slot(name, 700 * index, 100, 600, 900) for index, name in enumerate(names))
    return variants(board(*slots), dict(zip(names, items, strict=True)))


def test_light_and_deep_alternate_along_a_row() -> None:
    assert deep(row(*[poster()] * 6)) == "BDF"


def test_what_is_always_light_does_not_take_the_turn_of_a_deep_one() -> None:
    quiet = notice(Level.NORMAL, 1)
    assert deep(row(poster(), quiet, honours(3), digest(3), convention(5))) == "CE"
    assert deep(row(convention(40), poster())) == "B"


def test_a_word_on_a_deep_field_does_not_hang_beside_a_deep_panel() -> None:
    words = poster(campaign="core-values", words=("爱国", "敬业", "诚信", "友善"))
    chosen = row(words, honours(3), honours(3), words, honours(3))
    assert deep(chosen) == "CE"
    assert [chosen["A"], chosen["D"]] == [0, 2]


def test_neighbours_in_a_row_have_different_compositions() -> None:
    compositions = [variant // 2 for variant in row(*[poster()] * 5).values()]
    assert all(one != other for one, other in itertools.pairwise(compositions))


def test_stacked_and_tall_panels_know_what_hangs_beside_them() -> None:
    upper, lower = slot("A", 0, 0, 600, 400), slot("B", 0, 420, 600, 400)
    tall = slot("C", 650, 0, 500, 820)
    far = slot("D", 1200, 0, 500, 820)
    assert [each.id for each in neighbours(lower, [upper])] == ["A"]
    assert [each.id for each in neighbours(tall, [upper, lower])] == ["A", "B"]
    assert [each.id for each in neighbours(far, [upper, lower, tall])] == ["C"]
    chosen = variants(board(upper, lower, tall, far), dict.fromkeys("ABCD", poster()))
    assert deep(chosen) == "BD"


def test_the_two_sides_of_a_board_do_not_see_each_other() -> None:
    front, back = slot("A", 0, 0, 600, 900), slot("B", 650, 0, 600, 900, Side.BACK)
    assert deep(variants(board(front, back), {"A": poster(), "B": poster()})) == ""


def test_the_same_board_has_the_same_rhythm() -> None:
    items = (poster(), honours(2), poster(), notice(Level.IMPORTANT, 1))
    assert row(*items) == row(*items)
