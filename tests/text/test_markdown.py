"""What is written is what appears: nothing is eaten, changed or taken for a mark that is none."""

from __future__ import annotations

import pytest

from civsite.render.site.bodies import BodyRenderer
from civsite.text.markdown import parse
from civsite.text.paper import passages
from civsite.text.pieces import pieces_of
from civsite.text.plain import plain_text
from civsite.text.tree import nodes_in


def html_of(text: str) -> str:
    return BodyRenderer().html_of({"markdown": text, "references": {}}, "")


@pytest.mark.parametrize(
    "text",
    [
        "房间 3*4*2 米，按 *88#",
        "2**3**4 与 5__6__7",
        "hua_yuan_li@example.org",
        "长*宽*高",
        "8:30~10:00，14:00~16:00",
        "年龄<60岁、空闲>3小时",
        ">60岁免费乘车",
        "填<姓名>和<房号>，按<Tab>键",
        "a|b|c",
        "#3 楼门口",
        "5 < 6 & 7 > 6",
        "C:\\共享\\通知",
        "(^_^) \\o/",
        "☎ 110 ～ 119",
    ],
)
def test_signs_of_everyday_texts_are_no_marks(text: str) -> None:
    assert plain_text(parse(text)) == text
    assert [said for _, said in passages(parse(text))] == [text]
    shown = html_of(text)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert escaped in shown


def test_marks_are_marks() -> None:
    shown = html_of("**注意：**请*慢*行 *hello* 与 `代码` ~~旧~~")
    for element in (
        "<strong>注意：</strong>",
        "<em>hello</em>",
        "<code>代码</code>",
        "<del>旧</del>",
    ):
        assert element in shown


@pytest.mark.parametrize("struck", ["~~周五~~", "<del>周五</del>", "<s>周五</s>"])
def test_what_is_struck_out_is_never_an_equal(struck: str) -> None:
    text = f"改期：{struck} 周六上午"
    assert plain_text(parse(text)) == "改期：周六上午"
    assert passages(parse(text)) == (("p", "改期：周六上午"),)
    assert "<del>周五</del>" in html_of(text) or "<s>周五</s>" in html_of(text)


def test_a_ruby_is_its_base_in_search_and_bears_its_reading_on_paper() -> None:
    tree = parse("祝贺<ruby>翯<rp>(</rp><rt>hè</rt><rp>)</rp></ruby>云获奖")
    assert plain_text(tree) == "祝贺翯云获奖"
    assert passages(tree) == (("p", "祝贺翯（hè）云获奖"),)


def test_raised_signs_stay_raised() -> None:
    assert (
        plain_text(parse("120 m<sup>2</sup>，H<sub>2</sub>O，10<sup>-3</sup>"))
        == "120 m²，H₂O，10⁻³"
    )


def test_rows_of_a_table_have_their_cells_apart() -> None:
    table = "| 地点 | 人数 |\n|---|--:|\n| 东门 | 12 |\n| **西门** | |"
    assert passages(parse(table)) == (("p", "地点　人数"), ("p", "东门　12"), ("p", "西门"))
    assert '<td align="right">12</td>' in html_of(table)


def test_direction_and_language_of_a_passage_stay() -> None:
    text = '<p dir="rtl" lang="ug">ياخشى</p>\n\n名叫<bdi>ئالىم</bdi>的邻居'
    shown = html_of(text)
    assert '<p dir="rtl" lang="ug">' in shown
    assert "<bdi>ئالىم</bdi>" in shown


def test_names_of_files_may_have_spaces_and_brackets() -> None:
    text = "![图](media/水 表.jpg) 与 [表](media/登记表（新） (2).pdf) 与 [码](media/a%20b.pdf)"
    led = [each.attributes for each in nodes_in(parse(text)) if each.tag in ("a", "img")]
    targets = [each.get("src") or each.get("href") for each in led]
    assert targets == ["media/水 表.jpg", "media/登记表（新） (2).pdf", "media/a%20b.pdf"]


def test_each_block_knows_where_it_was_written() -> None:
    text = "# 题\n\n一段\n接着\n\n- 甲\n- 乙 [链](x.md)\n"
    places = {node.tag: tuple(node.place) for node in nodes_in(parse(text))}
    assert (places["h1"], places["p"], places["li"], places["a"]) == (
        (1, 1),
        (3, 1),
        (7, 1),
        (7, 5),
    )


def test_a_text_is_cut_before_blocks_and_entries_without_a_loss() -> None:
    text = "第一段。\n\n- 甲\n- 乙\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n**重**段\n"
    assert [tuple(piece) for piece in pieces_of(text)] == [
        ("第一段。", True),
        ("- 甲", False),
        ("- 乙", False),
        ("| a | b |\n|---|---|\n| 1 | 2 |", False),
        ("**重**段", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        ">" * 100_000 + " 深",
        "- " * 20_000 + "深",
        "".join("  " * level + "- 深\n" for level in range(1500)),
        "*a **b " * 20_000 + "深",
        "**a " * 30_000 + "b**" * 30_000 + "深",
        "[" * 50_000 + "深",
        "<div>" * 50_000 + "深",
        "<b>" * 50_000 + "深",
        "[x](a(b" * 20_000 + "深",
        "~~" * 30_000 + "深",
    ],
)
def test_whatever_is_written_comes_out_in_bounded_depth(text: str) -> None:
    assert "深" in plain_text(parse(text))
    assert "深" in html_of(text)
    assert any("深" in said for _, said in passages(parse(text)))
