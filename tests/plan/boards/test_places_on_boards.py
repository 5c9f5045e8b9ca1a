"""Which slots an item may take: `on`, kinds, sides, closed boards; and who sees what together."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from civsite.diagnostics import Severity, Text
from civsite.plan.boards.aims import Aim
from civsite.plan.placement import Edition
from tests.plan.communities import board, community, convention, edition, news, notice, poster
from tests.plan.roomy import codes, hung, plan, said, whys


@pytest.mark.parametrize(
    ("on", "where"),
    [
        ([], ["east", "lift-1", "lift-2", "office"]),
        (["east"], ["east"]),
        (["lift"], ["lift-1", "lift-2"]),
        (["电梯框"], ["lift-1", "lift-2"]),
        (["lift-2", "showcase"], ["east", "lift-2"]),
        # A kind is named, not a board that is called so; and an id is not a part of another.
        (["office"], ["office"]),
        (["lift-"], []),
        (["东门"], []),
        (["lcd", "电子屏"], []),
    ],
)
def test_an_item_hangs_only_where_its_on_says(on: list[str], where: list[str]) -> None:
    boards = [
        board("east", {"A": []}, kind="showcase", name="东门"),
        board("lift-1", {"A": []}, kind="lift"),
        board("lift-2", {"A": []}, kind="lift"),
        board("office", {"A": []}, kind="office"),
    ]
    planned = plan(community(boards, [poster("a", on=on)]))
    assert [each.board for each in planned.placements] == where
    for each in planned.unfilled:
        assert each.why == Text("《a》限定用于别处", "“a”: is kept for other places by `on`")


ITEMS = [poster("p"), convention("c"), notice("n"), news("s", "2026-10-01")]


@pytest.mark.parametrize(
    ("board_accepts", "slot_accepts", "hangs"),
    [
        ([], ["convention"], "c"),
        ([], ["公约"], "c"),
        (["notice"], [], "n"),
        (["news", "notice"], ["news", "poster"], "s"),
        (["动态"], [], "s"),
        (["news"], ["poster"], None),
        ([], ["page"], None),
        ([], ["honours"], None),
    ],
)
def test_a_slot_takes_what_both_it_and_its_board_accept(
    board_accepts: list[str], slot_accepts: list[str], hangs: str | None
) -> None:
    of = community([board("w", {"A": slot_accepts}, accepts=board_accepts)], ITEMS)
    assert hung(plan(of)).get("w/A") == hangs


def test_both_sides_of_a_board_are_one_and_are_told_in_the_order_of_its_slots() -> None:
    slots = [
        {"id": "背1", "size": "600x900", "side": "背面"},
        {"id": "正1", "size": "600x900", "side": "正面"},
        {"id": "背2", "size": "600x900", "at": "600x0", "side": "back"},
    ]
    planned = plan(community([board("w", {}, slots=slots)], map(poster, "ab")))
    assert [each.slot for each in planned.placements] == ["背1", "正1"]
    assert len({each.item for each in planned.placements}) == 2
    assert whys(planned)["w/背2"] == Text(
        "《a》、《b》已在本栏别处使用", "“a”, “b”: hangs on this board already"
    )


def test_the_larger_slot_is_filled_first_and_of_equal_ones_the_first() -> None:
    slots = [
        {"id": "small", "size": "297x420"},
        {"id": "large", "at": "300x0", "size": "900x1200"},
        {"id": "large-too", "at": "1200x0", "size": "900x1200"},
    ]
    of = board("w", {}, slots=slots)
    one, two = (plan(community([of], map(poster, names))) for names in ("a", "ab"))
    assert [each.slot for each in one.placements] == ["large"]
    assert [each.slot for each in two.placements] == ["large", "large-too"]
    (empty,) = [each.value for each in two.aims if each.aim is Aim.FILLED]
    assert empty == 297 * 420 // 10_000


def repeats(boards: list[Any], names: str = "ab") -> int:
    """How often neighbours show the same, where each board shows one of two posters."""
    planned = plan(community(boards, map(poster, names)))
    (value,) = [each.value for each in planned.aims if each.aim is Aim.NEIGHBOURS]
    return value


def test_neighbours_show_different_things_wherever_that_can_be() -> None:
    """By id along the grid; and those of one place, whatever their grid."""
    row = [board(f"b{number}", {"A": []}) for number in range(6)]
    assert repeats(row) == 0
    assert repeats(row, "a") == 5
    two_grids = [board(f"b{number}", {"A": []}, grid=f"{number % 2}") for number in range(6)]
    assert repeats(two_grids, "a") == 4
    facing = [board(f"b{number}", {"A": []}, place="门厅", grid=f"{number}") for number in range(3)]
    assert repeats(facing, "abc") == 0
    assert repeats(facing, "ab") == 1


def test_what_boards_of_one_place_share_is_noted_with_place_boards_and_titles() -> None:
    names = {"u": "左栏", "v": "中栏", "w": "右栏"}
    boards = [board(each, {"A": []}, name=name, place="二楼大厅") for each, name in names.items()]
    planned = plan(community(boards, [poster("a", title="节水")]))
    assert codes(planned) == ["same-on-facing", "same-on-facing"]
    first, second = planned.diagnostics
    assert first.message == Text(
        "2026Q4 期“二楼大厅”的“左栏”和“中栏”都是《节水》",
        "“左栏” and “中栏”, both at “二楼大厅”, carry “节水” in 2026Q4",
    )
    assert second.message.zh == "2026Q4 期“二楼大厅”的“左栏”和“右栏”都是《节水》"
    assert first.hint == Text(
        "补充同类内容，或在其中一块栏对调；civsite plan 已尽量错开",
        "add items of its kind, or swap one; civsite plan avoids it where it can",
    )
    assert (first.severity, first.span.path) == (Severity.INFO, "content/boards/v.yml")
    assert codes(plan(community(boards, map(poster, "abc")))) == []


def closing(day: str, today: str) -> Edition:
    boards = [board("v", {"A": []}, out_of_service=day), board("w", {"A": []})]
    requires = [{"show": "convention", "on": ["wall"]}]
    of = community(boards, [poster("a")], [], requires)
    return plan(of, datetime.date.fromisoformat(today))


@pytest.mark.parametrize(
    ("day", "today", "is_closed"),
    [
        ("2026-10-01", "2026-10-01", True),
        ("2026-11-05", "2026-11-04", False),
        ("2026-11-05", "2026-11-05", True),
        ("2026-12-31", "2026-10-01", False),
        ("1999-01-01", "2026-10-01", True),
    ],
)
def test_a_board_carries_nothing_from_the_day_on_which_it_is_out_of_service(
    day: str, today: str, is_closed: bool
) -> None:
    planned = closing(day, today)
    assert planned.closed == (("v",) if is_closed else ())
    assert set(hung(planned)) == ({"w/A"} if is_closed else {"v/A", "w/A"})
    unmet = said(planned, "requirement-unmet").message.zh
    assert ("“v”只有 0 件" in unmet) is not is_closed
    if is_closed:
        assert whys(planned)["v/A"] == Text("宣传栏已停用", "the board is out of service")
        assert [each.intended for each in planned.unfilled] == [True]
        (empty,) = [each.value for each in planned.aims if each.aim is Aim.FILLED]
        assert empty == 0


def test_what_the_file_says_of_a_closed_board_does_not_hang_there() -> None:
    closed = board("v", {"A": []}, out_of_service="2026-10-01")
    written = [edition("2026Q4", {"v": {"A": "a"}, "w": {"A": "b"}})]
    planned = plan(community([closed, board("w", {"A": []})], map(poster, "ab"), written))
    assert hung(planned) == {"w/A": "b"}
    assert codes(planned) == []
