"""What `civsite plan --write` keeps is what the loader reads back."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

from civsite.load.repository import load_community
from civsite.model.board import Board
from civsite.plan.boards.explain import explain_board
from civsite.plan.boards.written import written_edition
from civsite.quarter import Quarter
from tests.plan.printed import plan_edition

SOUND = Path(__file__).parents[2] / "fixtures" / "faults" / "sound"
QUARTER, TODAY = Quarter(2027, 1), datetime.date(2026, 12, 20)


def repository(root: Path) -> Path:
    shutil.copytree(SOUND / "content", root / "content")
    shutil.rmtree(root / "content" / "news")
    odd = "name: 怪编号\nkind: wall\nsize: 2400x1200\nslots:\n" + "".join(
        f"  - {{id: {slot}, at: {index * 300}x0, size: 300x900}}\n"
        for index, slot in enumerate(("no", "'1'", "左 2", "左上", "2027-01-01"))
    )
    (root / "content" / "boards" / "odd.yml").write_text(odd, "utf-8")
    return root


def write(root: Path, text: str) -> None:
    (root / "content" / "editions" / f"{QUARTER}.yml").write_text(text, "utf-8")


def test_a_written_plan_reads_back_as_the_same_placements(tmp_path: Path) -> None:
    root = repository(tmp_path)
    community, _ = load_community(root)
    planned = plan_edition(community, QUARTER, TODAY)
    write(root, written_edition(community, planned, TODAY))
    again, faults = load_community(root)
    assert faults == ()
    reread = plan_edition(again, QUARTER, TODAY)
    assert [(each.board, each.slot, each.item) for each in reread.placements] == [
        (each.board, each.slot, each.item) for each in planned.placements
    ]
    assert again.editions[QUARTER].written == TODAY
    assert reread.unfilled == planned.unfilled


def test_pins_notes_and_empty_slots_survive_being_written_again(tmp_path: Path) -> None:
    root = repository(tmp_path)
    note = "留给灯箱：#3"
    write(
        root,
        f"quarter: {QUARTER}\nnote: 一季度\nboards:\n  east:\n"
        f"    A: {{item: nation, pinned: yes, note: 领导小组定}}\n    B: {{note: '{note}'}}\n",
    )
    community, _ = load_community(root)
    write(root, written_edition(community, plan_edition(community, QUARTER, TODAY), TODAY))
    again, faults = load_community(root)
    assert faults == ()
    before, after = community.editions[QUARTER], again.editions[QUARTER]
    assert after.note == before.note
    assert after.boards["east"]["A"] == before.boards["east"]["A"]
    assert after.boards["east"]["B"] == before.boards["east"]["B"]


def test_the_file_shows_an_editor_titles_beside_ids(tmp_path: Path) -> None:
    community, _ = load_community(repository(tmp_path))
    text = written_edition(community, plan_edition(community, QUARTER, TODAY), TODAY)
    assert "  east:  # 东门橱窗\n" in text
    assert "    B: residents  # 居民公约\n" in text


def test_an_explanation_names_item_reason_and_runner_up_of_every_slot(tmp_path: Path) -> None:
    community, _ = load_community(repository(tmp_path))
    planned = plan_edition(community, QUARTER, TODAY)
    east: Board = community.boards["east"]
    said = explain_board(community, planned, east)
    assert "A  《" in said.zh
    assert "本栏须展示“社会主义核心价值观”" in said.zh
    assert "其次《" in said.zh
    assert "this board must show core-values" in said.en
    nothing = explain_board(community, replace(planned, placements=()), east)
    assert "（空）" in nothing.zh
