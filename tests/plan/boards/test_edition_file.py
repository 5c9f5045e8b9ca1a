"""The file that `civsite plan --write` keeps: what it says, line by line, and that it reads back."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from civsite.load.repository import load_community
from civsite.model.community import Community
from civsite.model.edition import WrittenEdition
from civsite.plan.boards.written import written_edition
from tests.plan.communities import board, community, edition, notice, poster
from tests.plan.roomy import Q4, TODAY, plan, repaired

TALE = (
    "# 示例 2026Q4 编排：可以对调、换内容，\n"
    "# 或写成 {item: …, pinned: yes} 固定一个版位，写成 {note: …} 特意留空。\n"
)
# What YAML would read as something else, or not at all.
PITFALLS = [
    "no", "yes", "null", "~", "true", "0571", "1_000", "0x1F", "1e3", "08:30", "2026-13-01", "2026Q4",
    "- 左", "左: 右", "左 #1", "&a", "*a", "!tag", "%", "@家", "`x`", "“引号”", "'单'", '"双"', "{a}", "[a]",
    "a,b", "反\\斜", "？", "：", "😀", "Ångström", "e\u0301", "\u3000全角", "１２３", "𠮷野家", "end ",
]  # fmt: skip
SLOTS = [
    "no", "yes", "null", "true", "0571", "1_000", "0x1F", "1e3", "1.5", "+1", "-1", "-", "2026-13-01",
    "2026Q4", "Ångström", "１２３", "𠮷野家", "左 1", "(左)", "（右）",
]  # fmt: skip


def file_of(of: Community) -> str:
    return written_edition(of, plan(of), TODAY)


def test_the_file_is_what_an_editor_expects_line_by_line() -> None:
    boards = [
        board("w", {"A": [], "B": ["poster"]}, name="西门宣传栏"),
        board("east", {"左1": ["notice"]}, name="东门橱窗"),
    ]
    items = [
        poster("p1", title="节约用水"),
        poster("防火", title="冬季防火"),
        notice("n", title="换水表"),
    ]
    assert file_of(community(boards, items)) == TALE + (
        "quarter: 2026Q4\n"
        "written: 2026-10-05\n"
        "boards:\n"
        "  east:  # 东门橱窗\n"
        "    左1: n  # 换水表\n"
        "  w:  # 西门宣传栏\n"
        "    A: p1  # 节约用水\n"
        "    B: 防火  # 冬季防火\n"
    )  # fmt: skip


def test_what_stayed_empty_is_left_out_so_that_the_next_plan_tries_again() -> None:
    of = community([board("w", {"A": ["notice"], "B": []}), board("v", {"A": ["notice"]})], [poster("a")])  # fmt: skip
    assert file_of(of).partition("boards:\n")[2] == "  w:  # w\n    B: a  # a\n"


def entries(written: dict[str, Any], **boards_more: Any) -> list[str]:
    slots: dict[str, list[str]] = {slot: [] for slot in "ABC"}
    of = community([board("w", slots, **boards_more)], map(poster, "abc"), [edition("2026Q4", {"w": written})])  # fmt: skip
    return file_of(of).partition("boards:\n")[2].splitlines()


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("b", "    A: b  # b"),
        ({"item": "b", "pinned": "yes"}, "    A: {item: b, pinned: yes}  # b"),
        ({"item": "b", "note": "居民要求"}, '    A: {item: b, note: "居民要求"}  # b'),
        (
            {"item": "b", "pinned": "yes", "note": "第 3 次: #1"},
            '    A: {item: b, pinned: yes, note: "第 3 次: #1"}  # b',
        ),
        (None, '    A: {note: "特意留空"}'),
        ({"note": "留给“灯箱”"}, '    A: {note: "留给“灯箱”"}'),
        ({"note": 'a"b\\c'}, '    A: {note: "a\\"b\\\\c"}'),
    ],
)
def test_what_an_editor_wrote_of_a_slot_is_written_again(entry: Any, line: str) -> None:
    assert entries({"A": entry, "B": "c"})[1:3] == [line, "    B: c  # c"]


def test_what_was_said_of_an_item_is_not_said_of_the_one_that_takes_its_place() -> None:
    entry = {"item": "old", "pinned": "yes", "note": "居民要求"}
    of = community(
        [board("w", {"A": []})],
        [poster("old", until="2026-10-04"), poster("new")],
        [edition("2026Q4", {"w": {"A": entry}})],
    )
    text = written_edition(of, repaired(of).edition, TODAY)
    assert text.partition("boards:\n")[2] == "  w:  # w\n    A: new  # new\n"


def test_a_slot_that_named_what_is_gone_is_left_out() -> None:
    assert entries({"A": "gone", "B": "a", "C": "b"}) == ["  w:  # w", "    B: a  # a", "    C: b  # b"]  # fmt: skip


def test_a_closed_board_keeps_what_its_file_says_and_the_file_says_why() -> None:
    lines = entries({"B": {"item": "a", "pinned": "yes"}, "C": "gone"}, out_of_service="2026-10-01")
    assert lines == ["  w:  # w（停用，恢复后照此展出）", "    B: {item: a, pinned: yes}  # a"]


def test_hidden_characters_of_a_title_cannot_reach_the_file() -> None:
    of = community([board("w", {"A": []})], [poster("a", title="节水\u202e倒写\u200b")])
    assert "    A: a  # 节水�倒写�\n" in file_of(of)


def lay_out(root: Path, slots: list[str], titles: dict[str, str]) -> None:
    """A community with a board of these slots, and posters by id."""
    written: dict[str, Any] = {
        "boards/w.yml": {
            "name": "西门",
            "kind": "wall",
            "size": f"{100 * len(slots)}x900",
            "slots": [
                {"id": slot, "at": f"{100 * number}x0", "size": "100x900"}
                for number, slot in enumerate(slots)
            ],
        },
        "community.yml": {"name": "示例"},
    }
    for poster_id, title in titles.items():
        written[f"posters/{poster_id}.yml"] = {"title": title, "campaign": "own"}
    for name, record in written.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record, ensure_ascii=False), "utf-8")


def reread(root: Path, text: str) -> WrittenEdition:
    (root / "content" / "editions").mkdir(exist_ok=True)
    (root / "content" / "editions" / "2026Q4.yml").write_text(text, "utf-8")
    again, faults = load_community(root)
    assert faults == (), text
    return again.editions[Q4]


def test_ids_and_titles_that_yaml_would_misread_are_read_back_as_they_are(tmp_path: Path) -> None:
    lay_out(tmp_path, SLOTS, dict(zip(SLOTS, PITFALLS, strict=False)))
    of, _ = load_community(tmp_path)
    known = {slot.id for slot in of.boards["w"].slots}
    assert known == set(SLOTS)
    planned = plan(of)
    assert {each.slot for each in planned.placements} == known
    again = reread(tmp_path, written_edition(of, planned, TODAY))
    assert {slot: entry.item for slot, entry in again.boards["w"].items()} == {
        each.slot: each.item for each in planned.placements
    }
    assert again.written == TODAY


@settings(
    derandomize=True,
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.one_of(
        st.sampled_from(PITFALLS),
        st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40),
    )
)
def test_any_note_survives_being_written_and_read(tmp_path: Path, note: str) -> None:
    lay_out(tmp_path, ["A", "B"], {"p00": "节水"})
    (tmp_path / "content" / "editions" / "2026Q4.yml").unlink(missing_ok=True)
    of, _ = load_community(tmp_path)
    written = WrittenEdition.model_validate({
        "id": "2026Q4", "quarter": "2026Q4", "note": note,
        "boards": {"w": {"A": {"item": "p00", "note": note}, "B": {"note": note}}},
    })  # fmt: skip
    with_notes = Community(of.root, of.details, of.items, of.boards, editions={Q4: written})
    again = reread(tmp_path, written_edition(with_notes, plan(with_notes), TODAY))
    assert again.note == written.note
    assert again.boards == written.boards


def test_the_day_of_writing_is_the_day_that_is_told(tmp_path: Path) -> None:
    lay_out(tmp_path, ["A"], {"p00": "节水"})
    of, _ = load_community(tmp_path)
    leap = datetime.date(2028, 2, 29)
    assert reread(tmp_path, written_edition(of, plan(of), leap)).written == leap
