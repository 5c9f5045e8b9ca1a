"""The tables of `civsite plan`: columns that stand below each other, also with Chinese in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite import cli
from civsite.commands.plan import coverage_table, explain_board, plan_table
from civsite.diagnostics import Language, Refused, Text
from civsite.model.community import Community
from civsite.plan.placement import Edition
from tests.build.communities import lay_out_small_community
from tests.plan.communities import board, community, convention, notice, poster, roll
from tests.plan.roomy import plan


def table(of: Community, language: Language) -> list[str]:
    """The rows below the heading, above the lines on quality."""
    heading, *rows = plan_table(of, plan(of), language).splitlines()
    assert heading == "示例 2026Q4"
    return rows[: rows.index("")]


MIXED = community(
    [
        board("w", {"A": ["poster"], "左下": ["convention"]}, name="西门宣传栏"),
        board("b", {"1": ["poster"], "2": ["notice"]}, name="Board B"),
    ],
    [poster("p", title="节约用水，从我做起"), convention("rules", title="Rules"), poster("q")],
)


def test_the_columns_of_the_table_stand_below_each_other_in_both_languages() -> None:
    assert table(MIXED, "zh") == [
        "Board B 1        节约用水，从我做起 (p)  还没有展出过",
        "西门宣传栏 A     q (q)                   还没有展出过",
        "西门宣传栏 左下  Rules (rules)           还没有展出过",
        "Board B 2        —                       没有“通知”类的内容",
    ]
    assert table(MIXED, "en") == [
        "Board B 1        节约用水，从我做起 (p)  never shown before",
        "西门宣传栏 A     q (q)                   never shown before",
        "西门宣传栏 左下  Rules (rules)           never shown before",
        "Board B 2        —                       there is no item of kind notice",
    ]


def test_the_lines_below_say_how_good_the_plan_is() -> None:
    said = plan_table(MIXED, plan(MIXED), "zh").splitlines()
    assert said[said.index("") + 1 :] == [
        "最优：没有哪种排法能改善任何一项而不损害前面的",
        "  置顶和紧急内容都挂上了",
        "  必展要求都达到了",
        "  空着的版位共 54 平方分米",
        "  没有临时凑数的内容",
        "  没有一件在原来的栏上重复",
        "  每件都是第一次展出，只占一处",
        "  各件按权重轮流使用（60 分，越少越均匀）",
        "  用的都是从没用过的内容",
        "  相邻的宣传栏没有相同内容",
    ]


def columns(text: str) -> int:
    """Columns on a terminal, counted by Unicode's own properties."""
    marks = sum(unicodedata.category(each) in ("Mn", "Me") for each in text)
    return len(text) - marks + sum(unicodedata.east_asian_width(each) in "WF" for each in text)


TITLES = st.text(
    st.sampled_from("节水a é１（）“”…—·😀𠮷e\u0301ｱ가z0-"), min_size=1, max_size=12
).map(lambda text: f"题{text}。")  # fmt: skip


@settings(derandomize=True, max_examples=20, deadline=None)
@given(st.lists(TITLES, min_size=1, max_size=3))
def test_reasons_begin_in_one_column_whatever_is_in_the_titles(titles: list[str]) -> None:
    places: dict[str, list[str]] = {f"{number}": [] for number in range(len(titles))}
    items = [poster(f"p{number}", title=title) for number, title in enumerate(titles)]
    rows = table(community([board("w", places)], items), "zh")
    starts = {columns(row.removesuffix("还没有展出过")) for row in rows}
    assert len(rows) == len(titles)
    assert len(starts) == 1
    longest = max(columns(f"{each.title} ({each.id})") for each in items)
    assert starts == {len("w 0  ") + longest + 2}


@pytest.mark.parametrize("form", [plan_table, coverage_table])
def test_a_community_without_boards_is_told_how_to_make_one(
    form: Callable[[Community, Edition, Language], str],
) -> None:
    of = community([], [poster("a")])
    told: dict[Language, str] = {
        "zh": "还没有宣传栏，可用 civsite new 宣传栏 名称 新建",
        "en": "there are no boards yet; civsite new board NAME makes one",
    }
    for language, said in told.items():
        assert form(of, plan(of), language).splitlines()[-1] == said


def coverage(language: Language, **more: Any) -> list[str]:
    of = community(
        [
            board("东门", {"A": ["poster"], "B": ["poster"], "C": ["convention"]}),
            board("lift-1", {"A": ["honours"]}, kind="lift"),
        ],
        [
            poster("p", campaign="science"), poster("q", campaign="core-values", words=["诚信"]),
            convention("c"), roll("2026Q3"),
        ],
        **more,
    )  # fmt: skip
    return coverage_table(of, plan(of), language).splitlines()


def test_the_coverage_has_a_row_for_each_kind_and_campaign_and_a_column_for_each_board() -> None:
    head, *rows = coverage("zh")
    counts = {row.split()[0]: row.split()[1:] for row in rows}
    assert head.split() == ["lift-1", "东门"]
    assert counts.pop("海报") == ["·", "2"]
    assert counts.pop("公约") == ["·", "1"]
    assert counts.pop("善行义举榜") == ["1", "·"]
    assert counts.pop("科普") == ["·", "1"]
    assert counts.pop("社会主义核心价值观") == ["·", "1"]
    assert set(map(tuple, counts.values())) == {("·", "·")}
    assert "页面" not in counts  # pages hang nowhere
    assert len(head) - len(head.lstrip()) == max(columns(name) for name in [*counts, "社会主义核心价值观"]) + 2  # fmt: skip


def test_the_coverage_says_in_english_what_it_says_in_chinese() -> None:
    zh, en = coverage("zh"), coverage("en")
    assert [row.split()[1:] for row in zh[1:]] == [row.split()[1:] for row in en[1:]]
    assert [row.split()[0] for row in en[1:6]] == ["poster", "convention", "honours", "news", "notice"]  # fmt: skip


def test_a_lack_is_marked_at_its_board_with_what_there_is() -> None:
    requires = [
        {"show": "科普", "on": ["wall"], "at_least": "2"},
        {"show": "notice", "on": ["lift", "wall"]},
        {"show": "convention", "on": ["wall"]},
    ]
    rows = {row.split()[0]: row.split()[1:] for row in coverage("en", requires=requires)[1:]}
    assert rows["science"] == ["·", "1!"]
    assert rows["notice"] == ["·!", "·!"]
    assert rows["convention"] == ["·", "1"]


def test_a_closed_board_has_its_column_and_no_mark() -> None:
    closed = board("w", {"A": []}, out_of_service="2026-10-01")
    of = community([closed], [notice("n")], requires=[{"show": "notice", "on": ["wall"]}])
    assert "notice          ·" in coverage_table(of, plan(of), "en").splitlines()


@pytest.mark.parametrize(
    ("asked", "boards", "hint"),
    [
        ("esat", ["east", "west"], Text("是不是“east”？有：east, west", "did you mean “east”? known: east, west")),
        ("大门", ["east"], Text("有：east", "known: east")),
        ("east", [], Text("还没有宣传栏，可用 civsite new 宣传栏 名称 新建",
                          "there are no boards yet; civsite new board NAME makes one")),
    ],
)  # fmt: skip
def test_a_board_that_is_not_there_is_told_with_those_that_are(
    asked: str, boards: list[str], hint: Text
) -> None:
    of = community([board(name, {"A": []}) for name in boards], [])
    with pytest.raises(Refused) as refused:
        explain_board(of, plan(of), asked, "zh")
    (said,) = refused.value.diagnostics
    assert said.code == "board-unknown"
    assert said.message == Text(
        f"没有编号为“{asked}”的宣传栏", f"there is no board “{asked}”"
    )  # fmt: skip
    assert said.hint == hint


@pytest.mark.parametrize(
    ("quarter", "status"),
    [
        ("2026Q4", 0),
        ("2000Q1", 0),
        ("2199Q4", 0),
        ("1999Q4", 2),
        ("9999Q4", 2),
        ("2026Q5", 2),
        ("2026q4", 2),
        ("２０２６Q4", 2),
        ("0000Q1", 2),
    ],
)
def test_a_quarter_is_asked_for_as_it_is_written(
    quarter: str, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay_out_small_community(tmp_path / "社区")
    (root / "content/boards/east.yml").unlink()
    arguments = ["-C", str(root), "--lang", "zh", "plan", quarter, "--date", "2026-11-22"]
    assert cli.main(arguments) == status
    said = capsys.readouterr()
    if status:
        assert f"“{quarter}”不是可用的季度：写成 2026Q4" in said.err
    else:
        assert said.out.splitlines()[0].endswith(f" {quarter}")
