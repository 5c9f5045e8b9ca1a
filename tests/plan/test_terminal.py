"""What `civsite plan` prints: the proof, the coverage, the work of a repair."""

from __future__ import annotations

import datetime

from civsite.commands.plan import coverage_table, explain_board, plan_table, work_list
from civsite.quarter import Quarter
from tests.plan.communities import board, community, convention, edition, poster
from tests.plan.printed import plan_edition, repair_edition

Q4, TODAY = Quarter(2026, 4), datetime.date(2026, 11, 5)


def test_the_table_says_optimal_and_what_each_aim_came_to() -> None:
    of = community([board("w", {"A": ["poster"], "B": ["notice"]})], [poster("a")])
    planned = plan_edition(of, Q4, TODAY)
    said = plan_table(of, planned, "zh").splitlines()
    assert "最优：没有哪种排法能改善任何一项而不损害前面的" in said
    assert "  置顶和紧急内容都挂上了" in said
    assert "  空着的版位共 54 平方分米" in said
    assert "optimal: " in plan_table(of, planned, "en")


def test_the_coverage_shows_counts_and_marks_what_is_lacking() -> None:
    requires = [{"show": "convention", "on": ["wall"]}]
    of = community([board("w", {"A": ["poster"]})], [poster("a")], requires=requires)
    table = coverage_table(of, plan_edition(of, Q4, TODAY), "en").splitlines()
    assert table[0].split() == ["w"]
    assert "poster          1" in table
    assert "convention      ·!" in table


def test_a_repair_is_printed_as_work_in_both_languages() -> None:
    items = [poster("old", until="2026-11-01"), poster("new")]
    where = board("w", {"A": []}, place="南门", owner="张三")
    of = community([where], items, [edition("2026Q4", {"w": {"A": "old"}})])
    repair = repair_edition(of, Q4, TODAY)
    assert work_list(of, repair, "zh").splitlines() == [
        "2026Q4 期要改 1 处，新挂 1 件",
        "",
        "w（南门，负责人张三）",
        "  A  取下《old》，挂上《new》（new）。原内容已过期",
    ]
    assert work_list(of, repair, "en").splitlines()[-2:] == [
        "w (南门, owner 张三)",
        "  A  take down “old”, hang “new” (new): the old one has expired",
    ]


def test_a_board_out_of_service_is_one_order() -> None:
    closed = board("w", {"A": [], "B": []}, out_of_service="2026-11-01")
    slots = {"w": {"A": "a", "B": "b"}}
    of = community([closed], map(poster, "ab"), [edition("2026Q4", slots)])
    said = work_list(of, repair_edition(of, Q4, TODAY), "zh").splitlines()
    assert said[-1] == "  已停用，内容全部取下：A、B"


def test_an_edition_in_order_needs_no_work() -> None:
    of = community(
        [board("w", {"A": []})], [convention("q")], [edition("2026Q4", {"w": {"A": "q"}})]
    )
    assert work_list(of, repair_edition(of, Q4, TODAY), "zh") == "2026Q4 期不用改动"


def test_an_explanation_names_the_aim_in_which_the_second_is_behind() -> None:
    past = [edition("2026Q3", {"w": {"A": "b"}}), edition("2026Q2", {"w": {"A": "c"}})]
    of = community([board("w", {"A": ["poster"]})], map(poster, "abc"), past)
    said = explain_board(of, plan_edition(of, Q4, TODAY), "w", "zh")
    assert "《a》（a）：还没有展出过" in said
    assert "其次《c》（c）：在这里展出得更近" in said
