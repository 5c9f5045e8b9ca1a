"""layout: in a board's file: the preset's slots in the board's size, and its own slots behind them."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.model.board import Side
from civsite.model.item import Kind
from civsite.model.scalars import Point, Size
from tests.load.communities import load, said_of

BOARD = "content/boards/b.yml"
LAYOUTS = "theme/layouts.yml"
HALVES = """\
halves:
  size: 1200x900
  slots:
    - {id: L, at: 0x0, size: 600x900, accepts: [poster], keep: yes}
    - {编号: R, 位置: 600x0, 尺寸: 600x900, 面: 背面}
"""
FILES = {LAYOUTS: HALVES}


def board(layout: str, more: str = "", size: str = "2400x1200") -> str:
    return f"name: 东门\nkind: wall\nsize: {size}\nlayout: {layout}\n{more}"


def test_a_preset_gives_its_slots_in_the_boards_own_size(tmp_path: Path) -> None:
    community, said = load(tmp_path, {**FILES, BOARD: board("halves")})
    assert said == ()
    left, right = community.boards["b"].slots
    assert (left.id, left.at, left.size) == ("L", Point(0, 0), Size(1200, 1200))
    assert (right.id, right.at, right.size) == ("R", Point(1200, 0), Size(1200, 1200))
    assert (left.accepts, left.keep, left.side) == ((Kind.POSTER,), True, Side.FRONT)
    assert (right.accepts, right.keep, right.side) == ((), False, Side.BACK)


def test_slots_of_the_boards_own_follow_those_of_its_preset_unscaled(tmp_path: Path) -> None:
    own = "版位:\n  - {编号: X, 位置: 10x20, 尺寸: 300x400}\n"
    community, said = load(tmp_path, {**FILES, BOARD: board("halves", own)})
    assert said == ()
    assert [slot.id for slot in community.boards["b"].slots] == ["L", "R", "X"]
    assert community.boards["b"].slots[2].at == Point(10, 20)
    assert community.boards["b"].slots[2].size == Size(300, 400)


@pytest.mark.parametrize(
    ("layout", "near"), [("halvs", "halves"), ("四栏", ""), ("'no'", ""), ("Halves", "halves")]
)
def test_a_layout_that_is_not_there_is_told_with_those_that_are(
    tmp_path: Path, layout: str, near: str
) -> None:
    community, (said,) = load(tmp_path / "as written", {**FILES, BOARD: board(layout)})
    name = layout.strip("'")
    assert (said.code, said.span[:3]) == ("layout-unknown", (BOARD, 4, 9))
    assert said.message.zh == f"没有名为“{name}”的布局"
    assert said.message.en == f"there is no layout named “{name}”"
    assert said.hint is not None
    assert said.hint.zh == (f"是不是“{near}”？" if near else "") + "可以写：halves"
    assert said.hint.en == (f"did you mean “{near}”? " if near else "") + "known: halves"
    assert said.excerpt == f"layout: {layout}"
    assert community.boards["b"].slots == ()
    assert load(tmp_path / "as told", {**FILES, BOARD: board("halves")})[1] == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("halves: 5\n", [(1, 9, "type-record")]),
        ("halves: [L, R]\n", [(1, 9, "type-record")]),
        ("halves:\n  slots: []\n", [(2, 3, "key-missing")]),
        ("halves:\n  size: 1200x900\n", [(2, 3, "key-missing")]),
        ("halves:\n  id: h\n  size: 9x9\n  slots: []\n", [(2, 3, "key-unknown"), (3, 9, "size-range")]),
        ("halves:\n  size: 900x900\n  slots: [{id: a/b, size: 9x90}]\n",
         [(3, 16, "name-form"), (3, 27, "size-range")]),
    ],
)  # fmt: skip
def test_faults_of_a_preset_are_told_at_their_place_in_the_theme(
    tmp_path: Path, text: str, expected: list[tuple[int, int, str]]
) -> None:
    said = said_of(tmp_path, {LAYOUTS: text, BOARD: board("halves")})
    assert said == [(BOARD, 4, 9, "layout-unknown"), *((LAYOUTS, *each) for each in expected)]


def test_a_broken_preset_is_no_matter_while_no_board_asks_for_one(tmp_path: Path) -> None:
    plain = "name: 东门\nkind: wall\nsize: 2400x1200\n"
    assert said_of(tmp_path, {LAYOUTS: "{{{", BOARD: plain}) == []


def test_the_packaged_presets_leave_no_board_of_their_own_proportions(tmp_path: Path) -> None:
    community, said = load(tmp_path, {BOARD: board("four-columns")})
    assert said == ()
    one = community.boards["b"]
    assert len(one.slots) == 4
    for slot in one.slots:
        assert 0 <= slot.at.x < slot.at.x + slot.size.width <= one.size.width
        assert 0 <= slot.at.y < slot.at.y + slot.size.height <= one.size.height


SIZES = st.integers(20, 60_000)
CUTS = st.lists(st.integers(1, 44).map(lambda step: step * 20), max_size=6, unique=True)


@settings(deadline=None, max_examples=25, derandomize=True)
@given(SIZES, SIZES, CUTS)
def test_slots_side_by_side_fill_a_board_of_any_size_without_gap_or_overlap(
    width: int, height: int, cuts: list[int]
) -> None:
    slots = [
        f"    - {{id: S{left}, at: {left}x0, size: {right - left}x600}}"
        for left, right in pairwise([0, *sorted(cuts), 900])
    ]
    table = "\n".join(["row:", "  size: 900x600", "  slots:", *slots, ""])
    with tempfile.TemporaryDirectory() as folder:
        files = {LAYOUTS: table, BOARD: board("row", size=f"{width}x{height}")}
        community, said = load(Path(folder), files)
    assert said == ()
    whole = community.boards["b"]
    assert {(slot.at.y, slot.size.height) for slot in whole.slots} == {(0, height)}
    ends = [slot.at.x + slot.size.width for slot in whole.slots]
    assert [slot.at.x for slot in whole.slots] == [0, *ends[:-1]]
    assert ends[-1] == width
