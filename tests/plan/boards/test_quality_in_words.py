"""How good a plan is, aim by aim: what stands in the lines below the table, and in the report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.edition import WrittenEdition
from civsite.model.item import Item
from civsite.plan.boards.aims import Aim
from civsite.plan.boards.explain import Quality, overall, qualities
from tests.plan.communities import board, community, edition, news, notice, poster
from tests.plan.roomy import plan


def one(slots: str = "A", name: str = "w", **more: Any) -> Board:
    return board(name, {slot: [] for slot in slots}, **more)


def quality(aim: Aim, of: Community) -> Quality:
    (only,) = (each for each in qualities(plan(of)) if each.aim is aim)
    return only


def past(quarter: str, item: str, where: str = "w") -> WrittenEdition:
    return edition(quarter, {where: {"A": item}})


# What is wished for; and with what it falls short by how much.
PERFECT: dict[Aim, tuple[Text, Community]] = {
    Aim.PINS: (
        Text("置顶和紧急内容都挂上了", "all pinned and emergency items hang"),
        community([one()], [poster("a", pinned="yes")]),
    ),
    Aim.REQUIRED: (
        Text("必展要求都达到了", "all requirements are met"),
        community([one()], [notice("n")], [], [{"show": "notice", "on": ["wall"]}]),
    ),
    Aim.FILLED: (Text("没有空着的版位", "no slot is empty"), community([one()], [poster("a")])),
    Aim.LASTING: (
        Text("没有临时凑数的内容", "nothing hangs as a stopgap"),
        community([one()], [poster("a", until="2026-10-18")]),
    ),
    Aim.BOARD: (
        Text("没有一件在原来的栏上重复", "nothing returns to a board it has been on"),
        community([one()], [poster("a"), poster("b")], [past("2026Q3", "a")]),
    ),
    Aim.COMMUNITY: (
        Text("每件都是第一次展出，只占一处", "everything is new, and hangs once"),
        community([one(), one(name="v")], [poster("a"), poster("b")]),
    ),
    Aim.HISTORY: (
        Text("用的都是从没用过的内容", "nothing hangs that was used before"),
        community([one()], [poster("a"), poster("b")], [past("2020Q1", "b")]),
    ),
    Aim.NEIGHBOURS: (
        Text("相邻的宣传栏没有相同内容", "neighbouring boards show nothing twice"),
        community([one(), one(name="v")], [poster("a"), poster("b")]),
    ),
}


@pytest.mark.parametrize("aim", PERFECT)
def test_what_is_perfect_is_said_so_and_proven(aim: Aim) -> None:
    text, of = PERFECT[aim]
    assert quality(aim, of) == Quality(aim, text, True, True)


def twice(*items: Item, **more: Any) -> Community:
    return community([one(**more), one(name="v", **more)], items)


SHORT: dict[Aim, tuple[Text, Community]] = {
    Aim.PINS: (
        Text("有 4 处置顶或紧急内容还没挂上", "pinned or emergency items left out: 4"),
        twice(*(poster(name, pinned="yes") for name in "abc")),
    ),
    Aim.REQUIRED: (
        Text("离必展要求还差 2 件", "items short of what is required: 2"),
        community([one()], [poster("a")], [], [{"show": "notice", "on": ["wall"], "at_least": "2"}]),
    ),
    Aim.FILLED: (
        Text("空着的版位共 108 平方分米", "area of empty slots: 108 dm²"),
        community([one("ABC")], [poster("a")]),
    ),
    Aim.BOARD: (
        Text("有的内容回到原来的栏上，比“从未展出”共早 3 个季度",
             "some items return to a board, earlier than if never shown (in quarters, together: 3)"),
        community([one()], [poster("a")], [past("2025Q4", "x"), past("2026Q2", "a")]),
    ),
    Aim.NEIGHBOURS: (
        Text("相邻的宣传栏有 1 处相同内容", "repetitions on neighbouring boards: 1"),
        twice(poster("a")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("aim", SHORT)
def test_what_falls_short_is_said_with_its_measure(aim: Aim) -> None:
    text, of = SHORT[aim]
    assert quality(aim, of) == Quality(aim, text, False, True)


def points(aim: Aim, of: Community) -> int:
    return int("".join(filter(str.isdigit, quality(aim, of).text.en)) or 0)


def test_points_grow_with_what_is_worse() -> None:
    def hanging(items: Iterable[Item], *editions: WrittenEdition) -> Community:
        return community([one(), one(name="v")], items, editions)

    early, late = past("2025Q4", "a"), past("2026Q3", "a")
    oldest = past("2020Q1", "x")
    new, other = poster("a"), poster("b")
    assert 0 == points(Aim.COMMUNITY, hanging([new, other])) < points(Aim.COMMUNITY, hanging([new]))
    seen = [points(Aim.COMMUNITY, hanging([new, other], each, oldest)) for each in (early, late)]
    assert 0 < seen[0] < seen[1]
    stories = [news(f"s{number}", f"2026-10-0{number}") for number in (1, 4)]
    offers = [new], [poster("a", on=["w"]), stories[1]], stories
    lasting = [points(Aim.LASTING, hanging(each)) for each in offers]
    assert lasting == sorted(set(lasting))
    even = points(Aim.SPREAD, hanging([new, other]))
    assert even < points(Aim.SPREAD, hanging([new]))
    used = [points(Aim.HISTORY, hanging([new], *each)) for each in ([], [early], [early, late])]
    assert used == sorted(set(used))
    light, heavy = (
        points(Aim.HISTORY, hanging([poster("a", weight=weight)], early)) for weight in "15"
    )
    assert heavy < light


def test_qualities_come_in_the_order_in_which_they_count() -> None:
    told = [each.aim for each in qualities(plan(community([one()], [poster("a")])))]
    assert told == [
        Aim.PINS, Aim.REQUIRED, Aim.FILLED, Aim.LASTING, Aim.BOARD, Aim.COMMUNITY, Aim.SPREAD,
        Aim.HISTORY, Aim.NEIGHBOURS,
    ]  # fmt: skip


def test_the_first_line_says_whether_anything_could_be_better() -> None:
    free = community([one()], [poster("a")])
    assert overall(plan(free)) == Text(
        "最优：没有哪种排法能改善任何一项而不损害前面的",
        "optimal: no plan betters any aim without harm to one before it",
    )
    written = community([one()], [poster("a")], [past("2026Q4", "a")])
    assert overall(plan(written)) == Text(
        "最优：编排文件写定的照办，其余没有更好的排法",
        "optimal: what the edition's file says stands, and no plan betters the rest",
    )


def test_what_an_editor_wrote_is_counted_as_it_hangs() -> None:
    """The file repeats what hung here the quarter before, twice over, and leaves one empty."""
    editions = [past("2026Q3", "a"), edition("2026Q4", {"w": {"A": "a"}, "v": {"A": "a"}})]
    of = community([one(), one("AB", name="v")], [poster("a")], editions)
    assert quality(Aim.BOARD, of).text.zh.endswith("共早 1 个季度")
    assert quality(Aim.NEIGHBOURS, of).text.zh == "相邻的宣传栏有 1 处相同内容"
    assert quality(Aim.FILLED, of).text.zh == "空着的版位共 54 平方分米"
