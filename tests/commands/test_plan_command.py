"""`civsite plan` prints the edition slot by slot with reasons, and writes it where that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.communities import tree
from tests.expectations import lay_out_sound_community
from tests.typed import DATE, Said, typed

EDITION = "content/editions/2026Q4.yml"
TABLE = {
    "zh": [
        "示例社区 2026Q4",
        "东门橱窗 A  富强 民主 文明 和谐 (nation)  编排文件这样写",
        "东门橱窗 B  居民公约 (residents)          编排文件固定在这里",
        "东门橱窗 C  善行义举榜 (2026Q2)           还没有展出过",
        "",
        "最优：编排文件写定的照办，其余没有更好的排法",
    ],
    "en": [
        "示例社区 2026Q4",
        "东门橱窗 A  富强 民主 文明 和谐 (nation)  written so in the edition's file",
        "东门橱窗 B  居民公约 (residents)          pinned here in the edition's file",
        "东门橱窗 C  善行义举榜 (2026Q2)           never shown before",
        "",
        "optimal: what the edition's file says stands, and no plan betters the rest",
    ],
}
WORK = {
    "zh": "2026Q4 期要改 1 处，新挂 1 件\n\n东门橱窗\n  C  挂上《善行义举榜》（2026Q2）。还没有展出过\n",
    "en": "2026Q4: slots to change 1, panels to hang 1\n\n东门橱窗\n  C  hang “善行义举榜” (2026Q2): never shown before\n",
}
NOTHING_TO_DO = {"zh": "2026Q4 期不用改动\n", "en": "nothing has to be changed in 2026Q4\n"}
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out_sound_community(tmp_path / "社区 one")
    return tmp_path / "社区 one"


def plan(root: Path, language: str, *arguments: str) -> Said:
    return typed("-C", root, "--lang", language, "plan", *arguments, *DATE)


@LANGUAGES
def test_the_table_tells_board_slot_item_and_reason_one_below_the_other(
    root: Path, language: str
) -> None:
    before = tree(root)
    status, output, errors = plan(root, language)
    assert status == 0
    assert output.splitlines()[: len(TABLE[language])] == TABLE[language]
    assert errors == {"zh": "没有发现问题\n", "en": "nothing to complain about\n"}[language]
    assert tree(root) == before


@LANGUAGES
def test_a_board_is_explained_with_the_second_best_of_each_slot(root: Path, language: str) -> None:
    lines = plan(root, language, "--explain", "east").output.splitlines()
    assert (
        lines
        == {
            "zh": [
                "东门橱窗 2026Q4",
                "A  《富强 民主 文明 和谐》（nation）：编排文件这样写",
                "    其次《诚信》（one-word）：条件相同，按编号排在后面",
                "B  《居民公约》（residents）：编排文件固定在这里",
                "    没有其他可用的内容",
                "C  《善行义举榜》（2026Q2）：还没有展出过",
                "    没有其他可用的内容",
            ],
            "en": [
                "东门橱窗 2026Q4",
                "A  “富强 民主 文明 和谐” (nation): written so in the edition's file",
                "    second “诚信” (one-word): is equal, and comes later by its id",
                "B  “居民公约” (residents): pinned here in the edition's file",
                "    nothing else could hang here",
                "C  “善行义举榜” (2026Q2): never shown before",
                "    nothing else could hang here",
            ],
        }[language]
    )


@LANGUAGES
def test_the_coverage_counts_kinds_on_boards(root: Path, language: str) -> None:
    heading, *rows = plan(root, language, "--coverage").output.splitlines()
    counts = dict(row.split() for row in rows)
    assert heading.split() == ["east"]
    hung = [kind for kind, count in counts.items() if count == "1"]
    assert (
        hung
        == {
            "zh": ["海报", "公约", "善行义举榜", "社会主义核心价值观"],
            "en": ["poster", "convention", "honours", "core-values"],
        }[language]
    )
    assert set(counts.values()) == {"1", "·"}


@LANGUAGES
def test_a_repair_prints_the_work_and_changes_nothing_until_it_is_written(
    root: Path, language: str
) -> None:
    before = tree(root)
    assert plan(root, language, "--repair").output == WORK[language]
    assert tree(root) == before
    status, output, errors = plan(root, language, "--repair", "--write")
    assert (status, output) == (0, WORK[language])
    told = {"zh": f"已写入 {EDITION}\n", "en": f"written to {EDITION}\n"}
    assert errors.endswith(told[language])
    assert plan(root, language, "--repair").output == NOTHING_TO_DO[language]


def test_what_was_written_names_each_slot_and_stands(root: Path) -> None:
    assert plan(root, "en", "--write").status == 0
    written = (root / EDITION).read_text("utf-8")
    assert "A: nation" in written
    assert "B: {item: residents, pinned: yes" in written
    assert "C: 2026Q2" in written
    assert {path for path in tree(root) if "2026Q4" in path and path.endswith(".yml")} >= {EDITION}
    again = plan(root, "en").output
    assert again.count("written so in the edition's file") == 2
    assert plan(root, "en", "--write").status == 0
    assert (root / EDITION).read_text("utf-8") == written


def test_a_quarter_that_is_named_is_planned_and_written_under_its_name(root: Path) -> None:
    status, output, errors = plan(root, "zh", "2027Q1", "--write")
    assert (status, output.splitlines()[0]) == (0, "示例社区 2027Q1")
    assert errors.endswith("已写入 content/editions/2027Q1.yml\n")
    assert (root / "content/editions/2027Q1.yml").is_file()


def test_the_quarter_follows_from_the_day(root: Path) -> None:
    for day, quarter in (("2026-12-31", "2026Q4"), ("2027-01-01", "2027Q1")):
        output = typed("-C", root, "plan", "--date", day).output
        assert output.splitlines()[0] == f"示例社区 {quarter}"


@pytest.mark.parametrize(
    ("board", "hint"),
    [
        ("eats", {"zh": "是不是“east”？有：east", "en": "did you mean “east”? known: east"}),
        ("大门", {"zh": "有：east", "en": "known: east"}),
        ("東门橱窗", {"zh": "有：east", "en": "known: east"}),
    ],
)
@LANGUAGES
def test_a_board_that_is_not_there_is_told_with_those_that_are(
    root: Path, board: str, hint: dict[str, str], language: str
) -> None:
    status, output, errors = plan(root, language, "--explain", board)
    assert (status, output) == (1, "")
    label = {"zh": "改法：", "en": "fix: "}[language]
    assert f"      {label}{hint[language]}\n" in errors
    what = {"zh": f"没有编号为“{board}”的宣传栏", "en": f"there is no board “{board}”"}
    assert what[language] in errors


@LANGUAGES
def test_an_empty_slot_says_why_and_what_would_fill_it(root: Path, language: str) -> None:
    (root / "content/honours/2026Q2.yml").unlink()
    _, output, errors = plan(root, language)
    (row,) = [line for line in output.splitlines() if line.startswith("东门橱窗 C")]
    why = {"zh": "没有“善行义举榜”类的内容", "en": "there is no item of kind honours"}[language]
    assert row == f"东门橱窗 C  —                             {why}"
    assert errors.startswith("content/boards/east.yml:7:10 ")
    hint = {
        "zh": "      改法：补充可用的内容（善行义举榜，共 1 件），延长已过期的，或让版位接受更多类别",
        "en": "      fix: add 1 more of honours, extend what has expired, or let the slots accept more kinds",
    }
    assert hint[language] in errors.splitlines()
    assert typed("-C", root, "new", "honours", "秋季善行", *DATE).status == 0
    assert "slot-empty" not in plan(root, language).errors
