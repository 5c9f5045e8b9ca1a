"""Pinned items and emergencies come before all else; where they cannot, the way out is told."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from civsite.diagnostics import Severity, Text
from civsite.model.community import Community
from civsite.model.item import Item
from civsite.plan.boards.aims import Aim
from tests.plan.communities import board, community, convention, edition, notice, poster
from tests.plan.roomy import TODAY, codes, hung, kept, plan, repaired, said, whys


def with_items(of: Community, *items: Item) -> Community:
    return replace(of, items={**of.items, **{item.id: item for item in items}})


@pytest.mark.parametrize(
    ("more", "comes_first"),
    [
        ({}, "due"),
        ({"weight": "5"}, "due"),
        ({"level": "important"}, "due"),
        ({"level": "重要"}, "due"),
        ({"level": "emergency"}, "z"),
        ({"level": "紧急"}, "z"),
        ({"pinned": "yes"}, "z"),
        ({"pinned": "是"}, "z"),
        ({"pinned": "no"}, "due"),
    ],
)
def test_only_what_is_pinned_or_an_emergency_comes_before_what_is_due(
    more: dict[str, str], comes_first: str
) -> None:
    past = [edition("2026Q3", {"w": {"A": "z"}})]
    of = community([board("w", {"A": []})], [poster("due"), notice("z", **more)], past)
    assert hung(plan(of)) == {"w/A": comes_first}


def test_a_pinned_item_hangs_on_each_board_that_its_on_and_the_kinds_allow() -> None:
    boards = [
        board("takes", {"A": ["poster", "notice"]}),
        board("by-kind", {"A": []}, kind="lift"),
        board("elsewhere", {"A": []}, kind="office"),
        board("no-posters", {"A": []}, accepts=["notice"]),
        board("no-slot-for-it", {"A": ["notice"]}),
    ]
    pinned = poster("z", pinned="yes", on=["takes", "电梯框", "no-posters", "no-slot-for-it"])
    assert {where: item for where, item in hung(plan(community(boards, [pinned, notice("n")]))).items() if item == "z"} == {
        "takes/A": "z", "by-kind/A": "z",
    }  # fmt: skip


def test_a_pinned_item_takes_one_slot_of_a_board_and_leaves_the_others() -> None:
    of = community(
        [board("w", {"A": [], "B": [], "C": []})],
        [poster("z", pinned="yes"), poster("a"), poster("b")],
    )
    assert sorted(hung(plan(of)).values()) == ["a", "b", "z"]


@pytest.mark.parametrize(
    ("urgent", "why"),
    [
        (poster("z", pinned="yes"), Text("置顶内容，先安排", "a pinned item, placed first")),
        (notice("z", level="emergency"), Text("紧急通知，先安排", "an emergency notice, placed first")),
        (
            notice("z", level="emergency", pinned="yes"),
            Text("置顶内容，先安排", "a pinned item, placed first"),
        ),
    ],
)  # fmt: skip
def test_the_reason_says_whether_it_was_pinned_or_an_emergency(urgent: Item, why: Text) -> None:
    planned = plan(community([board("w", {"A": []})], [urgent, poster("a")]))
    assert whys(planned) == {"w/A": why}
    assert planned.placements[0].pinned


@pytest.mark.parametrize(
    ("dates", "today", "is_printed"),
    [
        ({"until": "2026-10-18"}, "2026-10-05", True),  # fourteen days, both ends counted
        ({"until": "2026-10-17"}, "2026-10-05", False),
        ({}, "2026-12-18", True),  # to the end of the quarter
        ({}, "2026-12-19", False),
        ({"from_": "2026-12-18"}, "2026-10-05", True),
        ({"from_": "2026-12-19"}, "2026-10-05", False),
        ({"from_": "2026-11-01", "until": "2026-11-14"}, "2026-10-05", True),
        ({"from_": "2026-11-01", "until": "2026-11-14"}, "2026-11-02", False),
        ({"until": "2027-06-30"}, "2026-12-31", False),
    ],
)
def test_an_emergency_is_printed_if_it_hangs_for_two_weeks_of_the_quarter(
    dates: dict[str, str], today: str, is_printed: bool
) -> None:
    emergency = notice("燃气", level="emergency", **dates)
    planned = plan(
        community([board("w", {"A": []})], [emergency]), datetime.date.fromisoformat(today)
    )
    assert hung(planned) == ({"w/A": "燃气"} if is_printed else {})
    if not is_printed:
        assert whys(planned)["w/A"] == Text(
            "《燃气》紧急通知所剩不足14天，只上电子屏", "“燃气”: ends too soon to be printed"
        )
        assert codes(planned) == ["slot-empty"]


def test_what_was_settled_before_stands_and_the_pin_is_told_with_the_way_to_it() -> None:
    written = [edition("2026Q4", {"v": {"A": "a"}, "w": {"A": "b"}})]
    boards = [board("v", {"A": []}, name="东门"), board("w", {"A": []}, name="西门")]
    pinned = poster("z", title="清明祭扫", pinned="yes")
    of = community(boards, [poster("a"), poster("b"), pinned], written)
    planned = plan(of)
    assert hung(planned) == {"v/A": "a", "w/A": "b"}
    told = said(planned, "urgent-left-out")
    assert told.message == Text(
        "置顶或紧急的《清明祭扫》在 2026Q4 期还没有挂上：东门、西门",
        "“清明祭扫”, pinned or an emergency, does not hang in 2026Q4 on 东门, 西门",
    )
    assert told.hint == Text(
        "运行 civsite plan 2026Q4 --repair，列出要换的版位",
        "run civsite plan 2026Q4 --repair: it lists the slots to change",
    )
    assert (told.severity, told.span.path) == (Severity.WARNING, "content/posters/z.yml")
    after = plan(kept(of, repaired(of).edition))
    assert hung(after) == {"v/A": "z", "w/A": "z"}
    assert "urgent-left-out" not in codes(after)


def test_two_pinned_for_one_slot_of_each_board_share_the_boards_and_each_way_out_works() -> None:
    boards = [board("v", {"A": []}), board("w", {"A": []})]
    first, second = poster("甲", pinned="yes"), poster("乙", pinned="yes")
    planned = plan(community(boards, [first, second]))
    assert sorted(hung(planned).values()) == ["乙", "甲"]
    assert [each.value for each in planned.aims if each.aim is Aim.PINS] == [2]
    assert codes(planned) == ["urgent-left-out", "urgent-left-out"]
    (hint,) = {each.hint for each in planned.diagnostics}
    assert hint == Text(
        "能放的版位已有别的置顶、紧急或固定的内容：取消其中一件的置顶，用“用于”分开，或加一个版位",
        "the slots for it carry what is pinned or an emergency too: unpin one, part them by `on`, "
        "or add a slot",
    )
    unpinned = [poster("甲", pinned="yes"), poster("乙")]
    parted = [poster("甲", pinned="yes", on=["v"]), poster("乙", pinned="yes", on=["w"])]
    roomier = [board(name, {"A": [], "B": []}) for name in "vw"]
    for mended in (
        community(boards, unpinned),
        community(boards, parted),
        community(roomier, [first, second]),
    ):
        assert "urgent-left-out" not in codes(plan(mended))


def test_a_slot_that_keeps_what_it_carried_makes_no_room_for_a_pin() -> None:
    slots = [{"id": "A", "size": "600x900", "keep": "yes"}]
    past = [edition("2026Q3", {"w": {"A": "公约"}})]
    items = [convention("公约"), poster("z", pinned="yes")]
    planned = plan(community([board("w", {}, slots=slots)], items, past))
    assert hung(planned) == {"w/A": "公约"}
    hint = said(planned, "urgent-left-out").hint
    assert hint is not None
    assert "加一个版位" in hint.zh
    assert "--repair" not in hint.zh


def test_a_pin_comes_before_a_requirement_which_is_then_told_as_unmet() -> None:
    of = community(
        [board("w", {"A": []})],
        [poster("z", pinned="yes"), poster("星空", campaign="science")],
        requires=[{"show": "科普", "on": ["wall"]}],
    )
    planned = plan(of)
    assert hung(planned) == {"w/A": "z"}
    assert said(planned, "requirement-unmet").hint == Text(
        "能放的版位都已占用：A《z》（置顶或紧急）。加一个版位，或撤下其中一件",
        "the slots for it are taken: A “z” (pinned or an emergency). "
        "Add a slot, or take one of these down",
    )


@pytest.mark.parametrize(
    ("dates", "hangs"),
    [
        ({"until": "2026-10-04"}, False),
        ({"until": "2026-10-05"}, True),
        ({"from_": "2026-12-31"}, True),
        ({"from_": "2027-01-01"}, False),
    ],
)
def test_a_pin_does_not_lengthen_the_time_in_which_an_item_holds(
    dates: dict[str, str], hangs: bool
) -> None:
    planned = plan(community([board("w", {"A": []})], [poster("z", pinned="yes", **dates)]))
    assert hung(planned) == ({"w/A": "z"} if hangs else {})
    assert "urgent-left-out" not in codes(planned)


EMERGENCY: dict[str, Any] = {"level": "emergency", "title": "停气", "on": ["v", "w"]}


def test_an_emergency_that_no_board_it_names_can_carry_is_told_and_each_way_out_works() -> None:
    def boards(slot_accepts: list[str], accepts: list[str]) -> list[Any]:
        return [
            board("w", {"A": slot_accepts}, name="西门"),
            board("v", {"A": []}, name="东门", accepts=accepts),
        ]

    of = community(boards(["poster"], ["poster"]), [poster("a"), notice("gas", **EMERGENCY)])
    told = said(plan(of), "urgent-no-slot")
    assert told.message == Text(
        "置顶或紧急的《停气》要上东门、西门，2026Q4 期却没有能放它的版位：类别不符",
        "“停气”, pinned or an emergency, is for 东门, 西门, where no slot can carry it in 2026Q4: "
        "it is not of an accepted kind",
    )
    assert told.hint == Text(
        "让其中一个版位接受“通知”（accepts），缩短文字，或在“用于”里写别的栏",
        "let one of their slots accept notice, shorten the text, or name other boards in `on`",
    )
    accepting = community(boards(["poster", "notice"], ["poster"]), of.items.values())
    assert hung(plan(accepting))["w/A"] == "gas"
    other = board("u", {"A": []})
    elsewhere = with_items(
        replace(of, boards={**of.boards, "u": other}), notice("gas", level="emergency", on=["u"])
    )
    assert hung(plan(elsewhere))["u/A"] == "gas"
    for mended in (accepting, elsewhere):
        assert "urgent-no-slot" not in codes(plan(mended))


def test_neither_a_closed_board_nor_one_without_slots_is_missed_by_an_emergency() -> None:
    closed = board("v", {"A": ["poster"]}, out_of_service=str(TODAY))
    bare = board("w", {})
    planned = plan(community([closed, bare], [notice("gas", **EMERGENCY)]))
    assert planned.placements == ()
    assert codes(planned) == []


def test_an_emergency_between_two_quarters_changes_the_written_one_by_one_slot_a_board() -> None:
    """It came after the file was written; everything that it does not need stands."""
    today = datetime.date(2026, 11, 20)
    boards = [board(name, {"A": ["poster"], "B": ["poster", "notice"]}) for name in "vw"]
    slots = {"v": {"A": "a", "B": "b"}, "w": {"A": "c", "B": "d"}}
    items = [*map(poster, "abcde"), notice("gas", level="emergency", from_="2026-11-20")]
    work = repaired(community(boards, items, [edition("2026Q4", slots)]), today)
    assert [(f"{each.board}/{each.slot}", each.old, each.new) for each in work.tasks] == [
        ("v/B", "b", "gas"),
        ("w/B", "d", "gas"),
    ]
    assert hung(work.edition) == {"v/A": "a", "v/B": "gas", "w/A": "c", "w/B": "gas"}
