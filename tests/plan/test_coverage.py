"""What an edition shows where, and the warnings about its gaps in time and place."""

from __future__ import annotations

import datetime
from pathlib import Path

from civsite.load.repository import load_community
from civsite.plan.coverage import coverage_of
from civsite.quarter import Quarter
from tests.plan.communities import board, community, convention, poster
from tests.plan.printed import plan_edition

SOUND = Path(__file__).parent.parent / "fixtures" / "faults" / "sound"
Q4, TODAY = Quarter(2026, 4), datetime.date(2026, 10, 5)


def test_the_matrix_counts_kinds_and_campaigns_on_every_board() -> None:
    of = community(
        [board("v", {"A": ["poster"], "B": ["poster"]}), board("w", {"A": ["convention"]})],
        [poster("a"), poster("b", campaign="science"), convention("q")],
    )
    matrix = coverage_of(of, plan_edition(of, Q4, TODAY))
    assert matrix.boards == ("v", "w")
    assert matrix.count("poster", "v") == 2
    assert matrix.count("science", "v") == 1
    assert matrix.count("convention", "w") == 1
    assert matrix.count("poster", "w") == 0
    assert {"poster", "honours", "core-values", "minors"} <= set(matrix.shows)


def test_an_item_that_ends_early_is_named_once_with_all_its_boards() -> None:
    boards = [board(name, {"A": ["poster"]}) for name in "vw"]
    of = community(boards, [poster("a", until="2026-11-30")])
    (said,) = plan_edition(of, Q4, TODAY).diagnostics
    assert said.code == "ends-within-quarter"
    assert "（v A，w A）" in said.message.zh


def test_every_gap_points_into_the_file_that_can_mend_it(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for source in (SOUND / "content").rglob("*.yml"):
        target = tmp_path / source.relative_to(SOUND)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source.read_text("utf-8"), "utf-8")
    (tmp_path / "content/posters/one-word.yml").unlink()
    ending = tmp_path / "content/posters/nation.yml"
    ending.write_text(ending.read_text("utf-8") + "until: 2027-02-01\n", "utf-8")
    (tmp_path / "content/honours/2026Q2.yml").unlink()
    of, _ = load_community(tmp_path)
    said = plan_edition(of, Quarter(2027, 1), datetime.date(2027, 2, 2)).diagnostics
    assert [(each.code, each.span.path, each.span.line, each.span.column) for each in said] == [
        ("slot-empty", "content/boards/east.yml", 7, 10),
        ("requirement-unmet", "content/community.yml", 6, 12),
    ]
    assert all(each.excerpt and each.hint for each in said)
