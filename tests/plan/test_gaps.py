"""What cannot be met is named with what would mend it; what faces itself is noted."""

from __future__ import annotations

import datetime
from typing import Any

from civsite.diagnostics import Diagnostic
from civsite.plan.edition import plan_edition
from civsite.quarter import Quarter
from tests.plan.communities import board, community, edition, poster

Q4, TODAY = Quarter(2026, 4), datetime.date(2026, 10, 5)
SCIENCE = {"show": "science", "on": ["wall"]}


def unmet(boards: list[Any], items: list[Any], past: list[Any] | None = None) -> str:
    planned = plan_edition(community(boards, items, past or [], [SCIENCE]), Q4, TODAY)
    (said,) = [each for each in planned.diagnostics if each.code == "requirement-unmet"]
    assert said.hint is not None
    return said.hint.zh


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
    said = unmet([board("w", {"A": []})], items, written)
    assert said.startswith("版位 A 现在是《a》（编排文件这样写）")
    assert "--repair" in said


def facing(items: list[Any], **more: Any) -> list[Diagnostic]:
    boards = [board(name, {"A": ["poster"]}, **more) for name in "vw"]
    planned = plan_edition(community(boards, items), Q4, TODAY)
    return [each for each in planned.diagnostics if each.code == "same-on-facing"]


def test_the_same_on_facing_boards_is_avoided_or_noted() -> None:
    assert facing([poster("a")], place="门厅")[0].message.zh == "2026Q4 期“门厅”的“v”和“w”都是《a》"
    assert facing([poster("a"), poster("b")], place="门厅") == []
    assert facing([poster("a")]) == []
