"""What is too long for its slot goes on where a slot of the same board stayed free."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import Any

from civsite.check.rules import check_community
from civsite.fit.portions import portions
from civsite.load.repository import load_community
from civsite.model.board import Board
from civsite.plan.boards.explain import explain_board
from civsite.plan.boards.written import written_edition
from civsite.plan.placement import Edition
from civsite.quarter import Quarter
from tests.plan.communities import board, community, convention, edition, poster
from tests.plan.printed import plan_edition, repair_edition

Q4 = Quarter(2026, 4)
TODAY = datetime.date(2026, 10, 5)
SOUND = Path(__file__).parents[2] / "fixtures" / "faults" / "sound"
HALL = """\
name: 大厅
kind: wall
size: 1200x900
slots:
  - {id: 甲, at: 0x0, size: 600x900, accepts: [convention]}
  - {id: 乙, at: 600x0, size: 600x900, accepts: [convention]}
"""
ARTICLE = "住户装修前三天到物业登记，施工时间为工作日八点至十二点，不占用消防通道。"


def long(item_id: str = "公约", articles: int = 40) -> Any:
    return convention(item_id, articles=[ARTICLE * 2] * articles)


def hung(planned: Edition) -> dict[str, str]:
    return {each.slot: f"{each.item}{each.mark}" for each in planned.placements}


def three(accepts: str = "convention") -> Board:
    return board("w", {"A": [accepts], "B": [accepts], "C": [accepts]})


def test_what_fits_no_slot_hangs_over_two_that_stayed_free_and_says_so() -> None:
    of = community([three()], [long()])
    planned = plan_edition(of, Q4, TODAY)
    assert hung(planned) == {"A": "公约 1/2", "B": "公约 2/2"}
    assert [each.slot for each in planned.unfilled] == ["C"]
    assert planned.placements[1].reason.text.zh == "续版位 A，接前一块"
    explained = explain_board(of, planned, of.boards["w"])
    assert "《公约 2/2》（公约）：续版位 A，接前一块" in explained.zh
    assert "continued from slot A" in explained.en


def test_no_item_loses_its_place_to_the_rest_of_another() -> None:
    others = [convention(name) for name in "abc"]
    planned = plan_edition(community([three()], [long(), *others]), Q4, TODAY)
    assert hung(planned) == {"A": "a", "B": "b", "C": "c"}


def test_an_item_that_an_editor_put_where_it_is_too_long_goes_on_in_a_free_slot() -> None:
    of = community([three()], [long()], [edition("2026Q4", {"w": {"B": "公约"}})])
    assert hung(plan_edition(of, Q4, TODAY)) == {"B": "公约 1/2", "C": "公约 2/2"}


def test_a_slot_that_an_editor_left_empty_stays_empty() -> None:
    written = edition("2026Q4", {"w": {"A": "公约", "B": None, "C": None}})
    of = community([three()], [long()], [written])
    assert hung(plan_edition(of, Q4, TODAY)) == {"A": "公约"}


def test_slots_of_the_same_size_are_taken_before_nearer_ones() -> None:
    slots = [
        {"id": "A", "at": "0x0", "size": "600x900"},
        {"id": "B", "at": "600x0", "size": "900x900"},
        {"id": "C", "at": "1500x0", "size": "600x900"},
    ]
    written = edition("2026Q4", {"w": {"A": "公约"}})
    of = community([board("w", {}, slots=slots)], [long()], [written])
    assert hung(plan_edition(of, Q4, TODAY)) == {"A": "公约 1/2", "C": "公约 2/2"}


def test_more_than_two_parts_are_made_where_two_are_not_enough() -> None:
    planned = plan_edition(community([three()], [long(articles=70)]), Q4, TODAY)
    assert hung(planned) == {"A": "公约 1/3", "B": "公约 2/3", "C": "公约 3/3"}


def test_what_is_continued_counts_once_for_what_is_required() -> None:
    of = community(
        [three()], [long()], requires=[{"show": "convention", "on": ["wall"], "at_least": "2"}]
    )
    planned = plan_edition(of, Q4, TODAY)
    (unmet,) = (each for each in planned.diagnostics if each.code == "requirement-unmet")
    assert "只有 1 件" in unmet.message.zh


def test_a_kept_slot_keeps_what_it_began_with_its_continuation() -> None:
    slots = [
        {"id": each, "at": f"{600 * index}x0", "size": "600x900", "keep": keep}
        for index, (each, keep) in enumerate((("A", "yes"), ("B", "no")))
    ]
    past = edition("2026Q3", {"w": {"A": "公约", "B": {"item": "公约", "part": "2"}}})
    of = community([board("w", {}, slots=slots)], [long(), poster("a"), poster("b")], [past])
    assert hung(plan_edition(of, Q4, TODAY)) == {"A": "公约 1/2", "B": "公约 2/2"}


def test_parts_are_shared_out_evenly_between_articles_and_in_order() -> None:
    of = long(articles=41)
    shared = portions(of, (1, 1))
    assert shared is not None
    assert [len(each.item.articles) for each in shared] == [21, 20]  # type: ignore[attr-defined]
    assert [each.before for each in shared] == [0, 21]
    assert portions(poster("a"), (1, 1)) is None


def test_a_long_article_is_cut_after_a_sentence_and_not_numbered_again() -> None:
    of = convention("x", articles=["短。", "一句话在这里。" * 40])
    shared = portions(of, (1, 1))
    assert shared is not None
    first, second = (each.item.articles for each in shared)  # type: ignore[attr-defined]
    assert "".join(first) + "".join(second) == "".join(of.articles)
    assert (shared[1].before, shared[1].begins_inside) == (1, True)


def test_a_repair_of_what_has_grown_too_long_is_two_panels_of_work() -> None:
    of = community([three()], [long()], [edition("2026Q4", {"w": {"A": "公约"}})])
    tasks = repair_edition(of, Q4, TODAY).tasks
    assert [(each.slot, each.old, each.new, each.new_mark) for each in tasks] == [
        ("A", "公约", "公约", " 1/2"),
        ("B", None, "公约", " 2/2"),
    ]


def test_a_written_continuation_is_read_back_as_it_was(tmp_path: Path) -> None:
    shutil.copytree(SOUND / "content", tmp_path / "content")
    articles = "".join(f"  - {ARTICLE * 2}\n" for _ in range(40))
    (tmp_path / "content/conventions/residents.yml").write_text(
        f"标题: 居民公约\n条款:\n{articles}", "utf-8"
    )
    (tmp_path / "content/boards/hall.yml").write_text(HALL, "utf-8")
    first, _ = load_community(tmp_path)
    quarter = Quarter(2027, 1)
    planned = plan_edition(first, quarter, TODAY)
    text = written_edition(first, planned, TODAY)
    assert "    乙: {item: residents, part: 2}  # 居民公约 2/2\n" in text
    (tmp_path / f"content/editions/{quarter}.yml").write_text(text, "utf-8")
    again, faults = load_community(tmp_path)
    assert faults == ()
    reread = plan_edition(again, quarter, TODAY)
    assert [(each.slot, each.item, each.mark) for each in reread.placements] == [
        (each.slot, each.item, each.mark) for each in planned.placements
    ]
    assert [each.code for each in check_community(again, TODAY) if "edition" in each.code] == []
    assert repair_edition(again, quarter, TODAY).tasks == ()
