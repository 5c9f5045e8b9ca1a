"""A slot that stays empty says why, in both languages, and what would fill it; that then fills it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from civsite.diagnostics import Severity, Text
from civsite.fit.answer import NOTHING, WHOLE, Fit
from civsite.fit.fits import Fits, Question
from civsite.model.community import Community
from civsite.plan.boards.aims import Aim
from civsite.plan.boards.edition import plan_edition
from civsite.plan.placement import Edition
from tests.plan.communities import board, community, convention, edition, news, notice, poster
from tests.plan.roomy import Q4, TODAY, codes, hung, plan, said, whys


def test_without_any_item_of_its_kinds_a_slot_says_which_it_would_take() -> None:
    planned = plan(community([board("w", {"A": ["notice", "poster"], "B": []})], []))
    assert whys(planned) == {
        "w/A": Text("没有“海报、通知”类的内容", "there is no item of kind poster, notice"),
        "w/B": Text(
            "没有“海报、公约、善行义举榜、动态、通知”类的内容",
            "there is no item of kind poster, convention, honours, news, notice",
        ),
    }


def test_each_reason_names_the_titles_that_it_holds_for() -> None:
    items = [
        poster("1", title="旧年画", until="2026-09-30"),
        poster("2", title="元宵灯会", from_="2027-02-01"),
        poster("3", title="电梯安全", on=["lift"]),
        notice("4", title="电动车进电梯", level="emergency", until="2026-10-10"),
        news("5", "2026-12-01", title="腊八粥"),
        news("6", "2025-12-01", title="去年的雪"),
    ]
    planned = plan(community([board("w", {"A": []})], items))
    assert whys(planned)["w/A"] == Text(
        "《旧年画》已过期；《元宵灯会》本季度还没有生效；《电梯安全》限定用于别处；"
        "《电动车进电梯》紧急通知所剩不足14天，只上电子屏；《腊八粥》日期还没有到；"
        "《去年的雪》已过时，有更新的或隔得太久",
        "“旧年画”: has expired; “元宵灯会”: begins only after the quarter; "
        "“电梯安全”: is kept for other places by `on`; “电动车进电梯”: ends too soon to be printed; "
        "“腊八粥”: is dated later than today; “去年的雪”: is outdated",
    )


@pytest.mark.parametrize(
    ("count", "zh", "en"),
    [
        (1, "《p0》已过期", "“p0”: has expired"),
        (3, "《p0》、《p1》、《p2》已过期", "“p0”, “p1”, “p2”: has expired"),
        (4, "《p0》、《p1》、《p2》等 4 件已过期", "“p0”, “p1”, “p2” and 1 more: has expired"),
        (500, "《p0》、《p1》、《p10》等 500 件已过期", "“p0”, “p1”, “p10” and 497 more: has expired"),
    ],
)  # fmt: skip
def test_of_many_titles_three_are_named_and_the_others_counted(
    count: int, zh: str, en: str
) -> None:
    items = [poster(f"p{number}", until="2026-09-30") for number in range(count)]
    assert whys(plan(community([board("w", {"A": []})], items)))["w/A"] == Text(zh, en)


def test_items_of_kinds_that_the_slot_does_not_take_are_not_named() -> None:
    of = community([board("w", {"A": ["notice"]})], [poster("a"), notice("n", until="2026-09-30")])
    assert whys(plan(of))["w/A"] == Text("《n》已过期", "“n”: has expired")


def sized(of: Community, too_long: Callable[[Question], bool]) -> Edition:
    """The plan where templates show nothing of what is `too_long`."""

    def ask(questions: Any) -> list[Fit]:
        return [NOTHING if too_long(each) else WHOLE for each in questions]

    return plan_edition(of, Q4, TODAY, Fits(ask))


def test_what_is_too_long_for_a_slot_is_said_of_that_slot_alone() -> None:
    slots = [
        {"id": "大", "size": "900x1200"},
        {"id": "小", "size": "297x420", "at": "900x0"},
    ]
    planned = sized(
        community([board("w", {}, slots=slots)], [convention("公约")]),
        lambda asked: asked.size.width < 900,
    )
    assert hung(planned) == {"w/大": "公约"}
    assert whys(planned)["w/小"] == Text(
        "《公约》文字太长，版位放不下", "“公约”: has too much text for the slot"
    )


def test_what_the_file_says_of_an_empty_slot_is_repeated() -> None:
    written = [
        edition("2026Q4", {"w": {"A": None, "B": "没了", "C": {"note": "留给国庆灯饰"}}})
    ]  # fmt: skip
    of = community([board("w", {"A": [], "B": [], "C": []})], [poster("a")], written)
    planned = plan(of)
    on_purpose = Text("编排文件特意留空", "the edition's file leaves it empty on purpose")
    gone = Text(
        "编排文件写的“没了”不在资料库中", "the edition's file names “没了”, which is not there"
    )
    assert whys(planned) == {"w/A": on_purpose, "w/B": gone, "w/C": on_purpose}
    assert [each.intended for each in planned.unfilled] == [True, False, True]
    assert "有 1 个版位空着：B（" in said(planned, "slot-empty").message.zh


def test_the_slots_of_a_board_are_told_together_by_reason_and_what_fills_them_fills_them() -> None:
    slots = {"A": ["poster"], "B": ["notice"], "C": ["poster"]}
    of = community([board("w", slots, name="东门橱窗")], [poster("a", until="2026-09-30")])
    planned = plan(of)
    told = said(planned, "slot-empty")
    assert told.message == Text(
        "2026Q4 期“东门橱窗”有 3 个版位空着：A、C（《a》已过期）；B（没有“通知”类的内容）",
        "empty slots of “东门橱窗” in 2026Q4: A, C (“a”: has expired); "
        "B (there is no item of kind notice)",
    )
    assert told.hint == Text(
        "补充可用的内容（海报、通知，共 3 件），延长已过期的，或让版位接受更多类别",
        "add 3 more of poster, notice, extend what has expired, or let the slots accept more kinds",
    )
    assert (told.severity, told.span.path) == (Severity.WARNING, "content/boards/w.yml")
    added = {item.id: item for item in (poster("b"), poster("c"), notice("n"))}
    assert codes(plan(replace(of, items={**of.items, **added}))) == []
    extended = {"a": poster("a"), "n": notice("n")}
    after = said(plan(replace(of, items=extended)), "slot-empty")
    assert "有 1 个版位空着：C（《a》已在本栏别处使用）" in after.message.zh


def test_a_slot_that_takes_nothing_its_board_takes_is_told_so_and_opening_it_fills_it() -> None:
    of = community([board("w", {"A": ["notice"]}, accepts=["poster"])], [poster("a"), notice("n")])
    planned = plan(of)
    assert whys(planned)["w/A"] == Text(
        "版位与宣传栏没有共同接受的类别", "slot and board accept no kind in common"
    )
    assert said(planned, "slot-empty").hint == Text(
        "让这些版位接受本栏也接受的类别", "let the slots accept a kind that the board accepts"
    )
    opened = board("w", {"A": ["notice", "poster"]}, accepts=["poster"])
    assert hung(plan(replace(of, boards={"w": opened}))) == {"w/A": "a"}


def test_each_board_with_gaps_has_its_own_line() -> None:
    boards = [board(name, {"A": [], "B": []}) for name in ("西", "东", "南")]
    planned = plan(community(boards, [poster("a")]))
    assert codes(planned) == ["slot-empty"] * 3
    assert sorted(each.span.path for each in planned.diagnostics) == [
        "content/boards/东.yml", "content/boards/南.yml", "content/boards/西.yml",
    ]  # fmt: skip
    (empty,) = [each.value for each in planned.aims if each.aim is Aim.FILLED]
    assert empty == 3 * 600 * 900 // 10_000


def test_a_board_without_slots_is_whole() -> None:
    planned = plan(community([board("w", {})], [poster("a")]))
    assert (planned.placements, planned.unfilled, planned.diagnostics) == ((), (), ())


def test_a_community_without_boards_has_an_edition_without_faults() -> None:
    planned = plan(community([], [poster("a")]))
    assert (planned.placements, planned.diagnostics, planned.is_optimal) == ((), (), True)
