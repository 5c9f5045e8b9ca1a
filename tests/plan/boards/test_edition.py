"""What an edition promises, rule by rule."""

from __future__ import annotations

import datetime

from civsite.model.community import Community
from civsite.plan.placement import Edition
from civsite.quarter import Quarter
from tests.plan.communities import board, community, convention, edition, notice, poster, roll
from tests.plan.printed import plan_edition

Q4 = Quarter(2026, 4)
TODAY = datetime.date(2026, 10, 5)


def plan(of: Community, today: datetime.date = TODAY, quarter: Quarter = Q4) -> Edition:
    return plan_edition(of, quarter, today)


def hung(planned: Edition) -> dict[str, str]:
    return {f"{each.board}/{each.slot}": each.item for each in planned.placements}


def codes(planned: Edition) -> list[str]:
    return [each.code for each in planned.diagnostics]


def test_the_least_recently_shown_on_the_board_comes_first() -> None:
    past = [
        edition("2026Q1", {"w": {"A": "a"}}),
        edition("2026Q2", {"w": {"A": "b"}}),
        edition("2026Q3", {"w": {"A": "c"}}),
    ]
    of = community([board("w", {"A": ["poster"]})], map(poster, "abc"), past)
    planned = plan(of)
    assert hung(planned) == {"w/A": "a"}
    assert planned.placements[0].runner_up == "b"
    assert "3 个季度" in planned.placements[0].reason.text.zh


def test_an_item_new_to_the_board_yields_to_one_new_to_the_community() -> None:
    boards = [board("v", {"A": ["poster"]}, out_of_service="2026-10-01"), board("w", {"A": []})]
    past = [edition("2026Q3", {"v": {"A": "a"}})]
    assert hung(plan(community(boards, map(poster, "ab"), past))) == {"w/A": "b"}


def test_items_are_spread_over_boards_by_weight() -> None:
    boards = [board(f"w{index}", {"A": ["poster"]}) for index in range(6)]
    items = [poster("light", weight="1"), poster("heavy", weight="5")]
    shown = list(hung(plan(community(boards, items))).values())
    assert shown.count("heavy") == 5


def test_pinned_items_hang_wherever_they_may() -> None:
    boards = [board("v", {"A": ["poster"]}), board("w", {"A": ["poster"]})]
    past = [edition("2026Q3", {"v": {"A": "z"}, "w": {"A": "z"}})]
    items = [poster("a"), poster("z", pinned="yes")]
    planned = plan(community(boards, items, past))
    assert hung(planned) == {"v/A": "z", "w/A": "z"}
    assert all(each.pinned for each in planned.placements)


def test_a_kept_slot_carries_on_while_its_item_is_valid() -> None:
    slots = [{"id": "A", "size": "600x900", "keep": "yes"}]
    boards = [board("w", {}, slots=slots)]
    past = [edition("2026Q3", {"w": {"A": "b"}})]
    assert hung(plan(community(boards, map(poster, "ab"), past))) == {"w/A": "b"}
    ended = [poster("a"), poster("b", until="2026-09-30")]
    assert hung(plan(community(boards, ended, past))) == {"w/A": "a"}


def test_nothing_hangs_twice_on_a_board_not_even_on_its_back() -> None:
    slots = [
        {"id": "A", "size": "600x900", "side": "front"},
        {"id": "B", "size": "600x900", "side": "back"},
    ]
    planned = plan(community([board("w", {}, slots=slots)], [poster("a")]))
    assert hung(planned) == {"w/A": "a"}
    assert "已在本栏别处使用" in planned.unfilled[0].why.zh


def test_a_slot_is_filled_if_any_arrangement_fills_it() -> None:
    of = community(
        [board("w", {"A": ["poster", "convention"], "B": ["poster"]})],
        [poster("p"), convention("q")],
        [edition("2026Q3", {"w": {"A": "q"}})],
    )
    assert hung(plan(of)) == {"w/A": "q", "w/B": "p"}


def test_what_the_community_requires_is_shown_before_what_is_merely_due() -> None:
    values = poster("values", campaign="core-values", words=["诚信"])
    of = community(
        [board("w", {"A": ["poster"], "B": ["poster"]})],
        [poster("a"), poster("b"), values],
        [edition("2026Q3", {"w": {"A": "values"}})],
        [{"show": "core-values", "on": ["wall"]}],
    )
    planned = plan(of)
    assert set(hung(planned).values()) == {"a", "values"}
    assert "requirement-unmet" not in codes(planned)
    chinese = of.details.model_copy(update={"requires": ()})
    assert set(hung(plan(Community(of.root, chinese, of.items, of.boards))).values()) == {"a", "b"}


def test_two_requirements_are_both_met_whichever_slot_each_needs() -> None:
    first = poster("a", campaign="core-values", on=["w"], steps=["字" * 100] * 8)
    slots = [
        {"id": "A", "size": "900x1200", "accepts": ["poster", "notice"]},
        {"id": "B", "at": "900x0", "size": "297x420", "accepts": ["poster"]},
    ]
    of = community(
        [board("w", {}, slots=slots)],
        [first, poster("b", campaign="core-values", words=["诚信"]), notice("n")],
        requires=[{"show": "core-values", "on": ["wall"]}, {"show": "notice", "on": ["wall"]}],
    )
    assert hung(plan(of)) == {"w/A": "n", "w/B": "b"}


def test_an_unmet_requirement_names_board_and_number() -> None:
    of = community(
        [board("w", {"A": ["poster"]})],
        [poster("a")],
        requires=[{"show": "善行义举榜", "on": ["wall"], "at_least": "1"}],
    )
    said = next(each for each in plan(of).diagnostics if each.code == "requirement-unmet")
    assert "应展示“善行义举榜”至少 1 件，“w”只有 0 件" in said.message.zh


def test_a_written_edition_stands_and_only_the_rest_is_planned() -> None:
    of = community(
        [board("w", {"A": ["poster"], "B": ["poster"], "C": ["poster"], "D": ["poster"]})],
        map(poster, "abcd"),
        [edition("2026Q4", {"w": {"A": "d", "B": {"item": "c", "pinned": "yes"}, "C": None}})],
    )
    planned = plan(of)
    assert planned.written
    assert hung(planned) == {"w/A": "d", "w/B": "c", "w/D": "a"}
    assert [each.reason.code for each in planned.placements] == ["written", "pinned", "rotation"]
    assert [(each.slot, each.intended) for each in planned.unfilled] == [("C", True)]
    assert codes(planned) == []


def test_a_written_item_that_has_expired_is_pointed_out_but_not_exchanged() -> None:
    of = community(
        [board("w", {"A": ["poster"]})],
        [poster("a"), poster("old", until="2026-09-30")],
        [edition("2026Q4", {"w": {"A": "old"}})],
    )
    planned = plan(of)
    assert hung(planned) == {"w/A": "old"}
    assert codes(planned) == ["placement-outdated"]
    assert codes(plan(of, today=datetime.date(2027, 2, 1))) == []


def test_a_later_edition_never_changes_an_earlier_one() -> None:
    boards, items = [board("w", {"A": ["poster"]})], [poster("a"), poster("b")]
    later = [edition("2027Q1", {"w": {"A": "a"}})]
    assert plan(community(boards, items)) == plan(community(boards, items, later))


def test_a_board_out_of_service_carries_nothing_and_is_not_missed() -> None:
    of = community(
        [board("w", {"A": ["poster"]}, out_of_service="2026-10-01")],
        [poster("a")],
        requires=[{"show": "poster", "on": ["wall"]}],
    )
    planned = plan(of)
    assert planned.placements == ()
    assert codes(planned) == []


def test_an_expired_item_is_named_as_the_reason_for_an_empty_slot() -> None:
    items = [
        poster("旧海报", until="2026-09-30"),
        poster("别处", on=["office"]),
        convention("公约"),
    ]
    planned = plan(community([board("w", {"A": ["poster"]})], items))
    assert planned.unfilled[0].why.zh == "《别处》限定用于别处；《旧海报》已过期"
    assert codes(planned) == ["slot-empty"]


def test_a_slot_whose_kinds_have_no_item_says_so() -> None:
    planned = plan(community([board("w", {"A": ["notice"]})], [poster("a")]))
    assert planned.unfilled[0].why.zh == "没有“通知”类的内容"


def test_what_is_too_long_for_a_slot_hangs_elsewhere_or_is_named() -> None:
    long = convention("long", articles=["条" * 400] * 12)
    small = [{"id": "A", "size": "210x297", "accepts": ["convention"]}]
    planned = plan(community([board("w", {}, slots=small)], [long]))
    assert "文字太长" in planned.unfilled[0].why.zh


def test_an_item_that_ends_today_may_still_hang_and_is_warned_about() -> None:
    of = community([board("w", {"A": ["poster"]})], [poster("a", until="2026-10-05")])
    planned = plan(of)
    assert hung(planned) == {"w/A": "a"}
    assert codes(planned) == ["ends-within-quarter"]
    assert plan(of, today=datetime.date(2026, 10, 6)).placements == ()


def test_only_the_newest_roll_hangs_and_never_an_outdated_one() -> None:
    boards = [board("w", {"A": ["honours"]})]
    rolls = [roll("2026Q1"), roll("2026Q3"), roll("2026Q4")]
    assert hung(plan(community(boards, rolls))) == {"w/A": "2026Q3"}
    assert hung(plan(community(boards, [roll("2026Q4")]))) == {"w/A": "2026Q4"}
    assert hung(plan(community(boards, [roll("2026Q2")]))) == {"w/A": "2026Q2"}
    assert plan(community(boards, [roll("2026Q1")])).placements == ()


def test_an_emergency_of_a_few_days_is_not_printed() -> None:
    boards = [board("w", {"A": ["notice"]})]
    few_days = {"from_": "2026-10-05", "until": "2026-10-10"}
    emergency = notice("burst", level="emergency", **few_days)
    assert plan(community(boards, [emergency])).placements == ()
    usual = notice("water", **few_days)
    assert hung(plan(community(boards, [usual]))) == {"w/A": "water"}
    lasting = notice("lasting")
    assert hung(plan(community(boards, [usual, lasting]))) == {"w/A": "lasting"}


def test_the_plan_does_not_depend_on_the_order_of_files() -> None:
    boards = [board(name, {"A": ["poster"], "B": []}) for name in "uvw"]
    items = [*map(poster, "abcde"), convention("q")]
    past = [edition("2026Q2", {"u": {"A": "a"}}), edition("2026Q3", {"v": {"A": "c"}})]
    forward = plan(community(boards, items, past))
    assert forward == plan(community(boards[::-1], items[::-1], past[::-1]))


def test_every_slot_of_every_board_is_either_placed_or_explained() -> None:
    boards = [board(name, {"A": ["poster"], "B": ["news"], "C": []}) for name in "uvw"]
    planned = plan(community(boards, map(poster, "ab")))
    placed = [(each.board, each.slot) for each in planned.placements]
    told = placed + [(each.board, each.slot) for each in planned.unfilled]
    assert sorted(told) == [(name, slot) for name in "uvw" for slot in "ABC"]
