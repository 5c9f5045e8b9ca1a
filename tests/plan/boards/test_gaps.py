"""What cannot be met is named with what would fix it; what faces itself is noted."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from civsite.diagnostics import Diagnostic
from civsite.model.community import Community
from civsite.model.kinds import CHINESE_NAMES, shown_by
from civsite.quarter import Quarter
from tests.plan.boards.test_brute_force import settled_community
from tests.plan.communities import board, community, convention, edition, notice, poster
from tests.plan.printed import plan_edition

Q4, TODAY = Quarter(2026, 4), datetime.date(2026, 10, 5)
SCIENCE = {"show": "science", "on": ["wall"]}


def unmet(boards: list[Any], items: list[Any], past: list[Any] | None = None) -> str:
    planned = plan_edition(community(boards, items, past or [], [SCIENCE]), Q4, TODAY)
    (told,) = [each for each in planned.diagnostics if each.code == "requirement-unmet"]
    assert told.hint is not None
    return told.hint.zh


def test_without_any_item_one_is_asked_for() -> None:
    assert unmet([board("w", {"A": []})], [poster("a")]) == "补充“科普”类的内容，现在一件也没有"


def test_an_expired_item_is_named() -> None:
    items = [poster("旧科普", campaign="science", until="2026-09-01")]
    assert "《旧科普》已过期" in unmet([board("w", {"A": []})], items)


def test_an_item_kept_for_other_boards_is_named() -> None:
    items = [poster("x", campaign="science", on=["lift"])]
    assert "在《x》的 on 里加上 w" in unmet([board("w", {"A": []})], items)


def test_a_board_without_a_fitting_slot_is_told_so() -> None:
    slots = board("w", {"A": ["notice"]})
    assert "版位" in unmet([slots], [poster("x", campaign="science")])


def test_the_slot_in_the_way_is_named() -> None:
    items = [poster("x", campaign="science"), poster("a")]
    written = [edition("2026Q4", {"w": {"A": "a"}})]
    told = unmet([board("w", {"A": []})], items, written)
    assert told.startswith("版位 A 现在是《a》（编排文件这样写）")
    assert "--repair" in told


def facing(items: list[Any], **more: Any) -> list[Diagnostic]:
    boards = [board(name, {"A": ["poster"]}, **more) for name in "vw"]
    planned = plan_edition(community(boards, items), Q4, TODAY)
    return [each for each in planned.diagnostics if each.code == "same-on-facing"]


def test_the_same_on_facing_boards_is_avoided_or_noted() -> None:
    assert facing([poster("a")], place="门厅")[0].message.zh == "2026Q4 期“门厅”的“v”和“w”都是《a》"
    assert facing([poster("a"), poster("b")], place="门厅") == []
    assert facing([poster("a")]) == []


def said(of: Community, code: str) -> Diagnostic:
    """The one diagnostic of that code."""
    (only,) = [each for each in plan_edition(of, Q4, TODAY).diagnostics if each.code == code]
    return only


def test_twenty_empty_slots_of_a_board_are_told_once_with_what_would_fill_them() -> None:
    slots = {f"{number}": ["notice"] for number in range(20)}
    told = said(community([board("w", slots)], [poster("a")]), "slot-empty")
    assert "“w”有 20 个版位空着：0、1、2、" in told.message.zh
    assert told.message.zh.count("没有“通知”类的内容") == 1
    assert told.hint is not None
    assert "通知，共 20 件" in told.hint.zh


def test_a_requirement_that_many_boards_do_not_meet_is_told_once() -> None:
    boards = [board(name, {"A": []}) for name in "uvw"]
    told = said(community(boards, [poster("a")], [], [SCIENCE]), "requirement-unmet")
    assert told.message.zh.endswith("“u”只有 0 件、“v”只有 0 件、“w”只有 0 件")
    assert told.hint is not None
    assert told.hint.zh == "补充“科普”类的内容，现在一件也没有"


def test_boards_that_need_different_mends_are_told_apart() -> None:
    boards = [board("v", {"A": []}), board("w", {"A": ["notice"]})]
    of = community(boards, [poster("x", campaign="science", on=["w"])], [], [SCIENCE])
    hint = said(of, "requirement-unmet").hint
    assert hint is not None
    assert hint.zh.startswith("“v”：让“v”接受“科普”")
    assert "；“w”：给“w”一个接受“科普”而且放得下的版位" in hint.zh


def test_what_ends_is_told_once_day_by_day_with_the_lines_of_its_dates() -> None:
    items = [poster("late", until="2026-12-01"), poster("soon", until="2026-11-01")]
    told = said(community([board("w", {"A": [], "B": []})], items), "ends-within-quarter")
    assert told.span.path == "content/posters/soon.yml"
    assert told.message.zh.index("2026-11-01《soon》") < told.message.zh.index("2026-12-01《late》")
    assert told.hint is not None
    assert "content/posters/late.yml:1" in told.hint.zh


def test_a_board_with_outdated_content_is_told_once() -> None:
    items = [poster(name, until="2026-09-30") for name in "ab"]
    written = [edition("2026Q4", {"w": {"A": "a", "B": "b"}})]
    told = said(community([board("w", {"A": [], "B": []})], items, written), "placement-outdated")
    assert told.message.zh == "“w”有不宜再展出的内容：A《a》已过期；B《b》已过期"


def test_where_every_fitting_slot_is_needed_the_reasons_are_named() -> None:
    items = [
        poster("x", campaign="science"),
        poster("first", pinned="yes"),
        notice("must"),
    ]
    demands = [SCIENCE, {"show": "notice", "on": ["wall"]}]
    written = [edition("2026Q4", {"w": {"A": "first", "B": "must"}})]
    of = community([board("w", {"A": [], "B": []})], items, written, demands)
    hint = said(of, "requirement-unmet").hint
    assert hint is not None
    assert hint.zh.startswith(
        "能放的版位都已占用：A《first》（置顶或紧急）；B《must》（须展示“通知”）"
    )


def test_a_slot_left_empty_on_purpose_is_named_as_the_place() -> None:
    written = [edition("2026Q4", {"w": {"A": None}})]
    of = community([board("w", {"A": []})], [poster("x", campaign="science")], written, [SCIENCE])
    hint = said(of, "requirement-unmet").hint
    assert hint is not None
    assert "版位 A 可以放“科普”类的内容，编排文件却留空" in hint.zh


def test_an_emergency_that_a_written_edition_lacks_leads_to_a_repair() -> None:
    written = [edition("2026Q4", {"v": {"A": "a"}, "w": {"A": "a"}})]
    boards = [board(name, {"A": []}) for name in "vw"]
    of = community(boards, [poster("a"), notice("gas", level="emergency")], written)
    told = said(of, "urgent-left-out")
    assert told.span.path == "content/notices/gas.md"
    assert told.message.zh.endswith("还没有挂上：v、w")
    assert told.hint is not None
    assert "civsite plan 2026Q4 --repair" in told.hint.zh


def test_an_emergency_for_a_board_that_cannot_carry_it_is_told_with_the_reason() -> None:
    boards = [board("v", {"A": ["poster"]}), board("w", {"A": ["notice"]})]
    of = community(boards, [poster("a"), notice("gas", level="emergency", on=["v"])])
    told = said(of, "urgent-no-slot")
    assert told.message.zh.endswith("要上v，2026Q4 期却没有能放它的版位：类别不符")
    assert told.hint is not None
    assert "接受“通知”" in told.hint.zh
    both = community(boards, [poster("a"), notice("gas", level="emergency", on=["v", "w"])])
    codes = {each.code for each in plan_edition(both, Q4, TODAY).diagnostics}
    assert "urgent-no-slot" not in codes


def test_a_repair_is_not_offered_where_an_editor_wrote_what_no_plan_would() -> None:
    written = [edition("2026Q4", {"w": {"A": "rules"}})]
    items = [convention("rules"), poster("x", campaign="science")]
    of = community([board("w", {"A": ["poster"]})], items, written, [SCIENCE])
    hint = said(of, "requirement-unmet").hint
    assert hint is not None
    assert "换成“科普”类的内容" in hint.zh
    assert "--repair" not in hint.zh


def test_two_pinned_items_for_one_slot_are_told_what_parts_them() -> None:
    items = [poster(name, pinned="yes") for name in "ab"]
    told = said(community([board("w", {"A": []})], items), "urgent-left-out")
    assert "《b》" in told.message.zh
    assert told.hint is not None
    assert "--repair" not in told.hint.zh
    assert "取消其中一件的置顶" in told.hint.zh


@pytest.mark.parametrize("seed", range(40))
def test_every_board_short_of_a_requirement_is_named_with_a_mend(seed: int) -> None:
    of = settled_community(seed)
    planned = plan_edition(of, Q4, TODAY)
    told = {
        each.message.zh: each.hint
        for each in planned.diagnostics
        if each.code == "requirement-unmet"
    }
    for index, requirement in enumerate(of.details.requires):
        title = CHINESE_NAMES[requirement.show]
        for name, each in of.boards.items():
            shown = sum(
                requirement.show in shown_by(of.items[placement.item])
                for placement in planned.on_board(name)
            )
            said_so = any(f"“{title}”" in text and f"“{name}”只有" in text for text in told)
            short = each.kind in requirement.on and shown < requirement.at_least
            assert said_so is short, (index, name)
    assert all(told.values())
