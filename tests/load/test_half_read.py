"""What YAML lets fall of what an editor wrote is told; a comment is nobody's text."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.diagnostics import Severity
from tests.load.communities import POSTER, STORY, load

HEAD = "title: 海报\ncampaign: own\n"

CUT = [
    ("title: 5号楼 #3 单元停电\ncampaign: own\n", 1, 12, "#3 单元停电"),
    (f"{HEAD}slogan: 门牌  #7 起\n", 3, 13, "#7 起"),
    (f"{HEAD}slogan: 请走 # 2 单元\n", 3, 12, "# 2 单元"),
    (f"{HEAD}slogan: 参加 #光盘行动# 活动\n", 3, 12, "#光盘行动# 活动"),
    (f"{HEAD}slogan: 值班 #待定\n", 3, 12, "#待定"),
    (f"{HEAD}steps:\n  - 关掉 #4 阀门\n  - 离开\n", 4, 8, "#4 阀门"),
    (f"{HEAD}text: 先到大厅\n  再找 #6 窗口\n", 4, 6, "#6 窗口"),
    (f"{HEAD}slogan: #9 号楼\n", 3, 9, "#9 号楼"),
    (f"{HEAD}artwork: media/海报 #1.pdf\nprovenance: 自绘\n", 3, 19, "#1.pdf"),
]


@pytest.mark.parametrize(("text", "line", "column", "lost"), CUT)
def test_text_behind_a_space_and_a_number_sign_is_told_as_not_read(
    tmp_path: Path, text: str, line: int, column: int, lost: str
) -> None:
    (said,) = load(tmp_path, {POSTER: text})[1]
    assert (said.code, said.severity) == ("text-cut", Severity.WARNING)
    assert said.span == (POSTER, line, column, len(lost))
    assert lost in said.message.zh
    assert lost in said.message.en


def test_text_in_a_record_of_a_list_and_at_the_head_of_prose_is_told(tmp_path: Path) -> None:
    roll = "quarter: 2026Q3\ndeeds:\n  - name: 周某\n    honour: 助人为乐\n    deed: 修好 #8 灯\n"
    story = "---\ntitle: 扫雪 #2\ndate: 2026-03-01  # 周日\n---\n正文 #3 不是说明\n"
    said = load(tmp_path, {"content/honours/2026Q3.yml": roll, STORY: story})[1]
    assert [(each.code, each.span.line) for each in said] == [("text-cut", 5), ("text-cut", 2)]


@pytest.mark.parametrize(
    "text",
    [
        f"# 海报\n{HEAD}# 1 号楼的\n#2 号楼的\n",
        "title: 海报   # 标题\ncampaign: own # 自办\n",
        f"{HEAD}slogan: 慢一点 # 还没定\n",
        f"{HEAD}slogan: 慢一点  #还没定\n",
        f"{HEAD}until: 2026-12-31 #到期撤下\nweight: 4 #2倍\n",
        f"{HEAD}steps: # 三步\n  - 看 # 先看\n  - 走\n",
        f"{HEAD}steps: [看, # 先看\n  走]\n",
        f"{HEAD}slogan: '3号楼 #2 单元'\n",
        f'{HEAD}slogan: "3号楼 #2 单元" # 引号里的照读\n',
        f"{HEAD}text: |\n  3号楼\n  #2 单元 #3 单元\n",
        f"{HEAD}summary: >-\n  3号楼 #2 单元\n",
        f"{HEAD}slogan: C#和3#楼\n",
    ],
)
def test_a_comment_and_a_text_that_is_read_are_told_nothing(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, {POSTER: text})[1] == ()


@pytest.mark.parametrize(
    ("text", "column"), [("[6号楼 #2, 停水]", 12), ("[#光盘, 停水]", 8), ("[停水, #光盘]", 12)]
)
def test_a_number_sign_that_takes_the_closing_bracket_along_is_told_as_the_cause(
    tmp_path: Path, text: str, column: int
) -> None:
    (said,) = load(tmp_path / "as written", {POSTER: f"{HEAD}tags: {text}\n"})[1]
    assert (said.code, said.severity) == ("text-cut", Severity.ERROR)
    assert said.span[:3] == (POSTER, 3, column)


SEVERAL = [
    ("tags: [环保，助老、文体]", "环保，助老、文体", "tags: [环保, 助老, 文体]"),
    ("tags:\n  - 环保；助老", "环保；助老", "tags: [环保, 助老]"),
    ("on: [大厅、东门]", "大厅、东门", "on: [大厅, 东门]"),
    ("words: [慢行、礼让]", "慢行、礼让", "words: [慢行, 礼让]"),
    ("steps: [关水，关电，关气]", "关水，关电，关气", "steps: [关水, 关电, 关气]"),
]


@pytest.mark.parametrize(("written", "entry", "right"), SEVERAL)
def test_names_between_chinese_commas_are_told_as_one_entry(
    tmp_path: Path, written: str, entry: str, right: str
) -> None:
    (said,) = load(tmp_path / "as written", {POSTER: f"{HEAD}{written}\n"})[1]
    assert (said.code, said.severity) == ("list-comma", Severity.WARNING)
    assert entry in said.message.zh
    assert said.hint is not None
    assert right in said.hint.en
    assert load(tmp_path / "as told", {POSTER: f"{HEAD}{right}\n"})[1] == ()


@pytest.mark.parametrize(
    "written",
    [
        "tags: ['粽子、香囊']",
        "tags: [环保, 助老]",
        "steps: [先看灯，再看车, 慢慢走]",
        "meanings: [灯亮了，人到了]",
        "steps:\n  - 关水，关电",
    ],
)
def test_sentences_and_what_is_quoted_may_hold_commas(tmp_path: Path, written: str) -> None:
    assert load(tmp_path, {POSTER: f"{HEAD}{written}\n"})[1] == ()


def test_a_text_that_begins_in_brackets_is_told_to_be_quoted(tmp_path: Path) -> None:
    for text, column in (
        ("title: [公告]停电", 8),
        ("slogan: {好}人好事", 9),
        ("steps:\n  - [急]快走", 5),
    ):
        (said,) = load(tmp_path / str(column), {POSTER: f"{text}\n"})[1]
        assert said.code == "yaml-syntax"
        assert said.span.column == column
        assert said.hint is not None
        assert said.hint.zh == "给整句加引号"


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", " \u3000"])
def test_spaces_that_cannot_indent_are_told_by_name(tmp_path: Path, space: str) -> None:
    text = f"quarter: 2026Q3\ndeeds:\n{space}- {{name: 周某, honour: 助人为乐, deed: 修灯}}\n"
    (said,) = load(tmp_path, {"content/honours/2026Q3.yml": text})[1]
    assert said.code == "indent-full-width"
    assert f"U+{ord(space.strip(' ')):04X}" in said.message.zh
    assert said.span.column == len(space) - len(space.strip(" ")) + 1


def test_a_paragraph_of_a_block_may_begin_with_full_width_spaces(tmp_path: Path) -> None:
    text = f"{HEAD}text: |\n  　　地点: 广场\n  　　- 带伞\n"
    assert load(tmp_path, {POSTER: text})[1] == ()
