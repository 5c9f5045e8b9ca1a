"""What a line end is: nothing between Chinese characters, a space between words, or a new line."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.text.lines import in_one_line
from civsite.text.markdown import parse
from civsite.text.paper import passages
from civsite.text.plain import plain_text
from tests.load.communities import POSTER, load


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ("物业师傅\n上门", "物业师傅上门"),
        ("他问：“谁来？”\n“我来。”", "他问：“谁来？”“我来。”"),
        ("街坊帮忙——\n一上午", "街坊帮忙——一上午"),
        ("等了又等……\n终于", "等了又等……终于"),
        ("最高 38℃\n请防暑", "最高 38℃请防暑"),
        ("请带①\n身份证", "请带①身份证"),
        ("评为★\n五星", "评为★五星"),
        ("𬍛\n师傅", "𬍛师傅"),
        ("師傅\n㛃丽", "師傅㛃丽"),
        ("ＡＢ\n全角", "ＡＢ全角"),
        ("葛\U000e0100\n师傅", "葛\U000e0100师傅"),
        ("注意⚠️\n有电", "注意⚠️有电"),
        ("共 30\n人", "共 30 人"),
        ("WiFi\n密码", "WiFi 密码"),
        ("the “quiet”\nhours", "the “quiet” hours"),
        ("it’s\n“open”", "it’s “open”"),
        ("한국어\n단어", "한국어 단어"),
        ("张三 李四\n  王五", "张三 李四王五"),
        ("一\n\n\n二", "一二"),
    ],
)
def test_a_line_end_is_nothing_between_chinese_and_a_space_between_words(
    lines: str, line: str
) -> None:
    assert in_one_line(lines) == line
    assert plain_text(parse(lines.replace("\n\n\n", "\n"))) == line


@pytest.mark.parametrize("style", [">-", ">", "", '"'])
def test_a_value_that_yaml_folds_is_the_text_that_was_written(tmp_path: Path, style: str) -> None:
    written = "十张长桌，\n  邻居端来拿手菜，\n  共 30\n  道。"
    value = f'"{written}"' if style == '"' else f"{style}\n  {written}" if style else written
    community, said = load(tmp_path, {POSTER: f"title: {value}\ncampaign: own\n"})
    assert said == ()
    assert community.items["p"].title == "十张长桌，邻居端来拿手菜，共 30 道。"


def test_paragraphs_of_a_folded_value_stay_apart_and_typed_spaces_stay(tmp_path: Path) -> None:
    for style in (">", "|"):
        text = f"title: 海报\ncampaign: own\ntext: {style}\n  张三 李四\n  在内。\n\n  第二段。\n"
        community, said = load(tmp_path, {POSTER: text})
        assert said == ()
        paragraphs = str(community.items["p"].model_dump()["text"]).strip().split("\n\n")
        assert [in_one_line(each) for each in paragraphs] == ["张三 李四在内。", "第二段。"]


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("各位居民：\n明天停水。\n请早储水！", [("p", "各位居民：\n明天停水。\n请早储水！")]),
        ("每行都折在\n句子中间的文字。\n不是粘贴\n来的。", [("p", "每行都折在句子中间的文字。不是粘贴来的。")]),
        ("She came.\nThen he\ncame.", [("p", "She came. Then he came.")]),
        ("时间：周六\n地点：东门\n电话：110", [("p", "时间：周六\n地点：东门\n电话：110")]),
        ("**时间**：周六\n**地点**：东门", [("p", "时间：周六\n地点：东门")]),
        ("通知：本周\n停水", [("p", "通知：本周停水")]),
        ("安排如下：\n1、扫雪\n2、铲冰", [("p", "安排如下："), ("p", "1、扫雪"), ("p", "2、铲冰")]),
        ("（一）报名\n到社区\n（二）抽签", [("p", "（一）报名到社区"), ("p", "（二）抽签")]),
        ("1、2 号楼停水", [("p", "1、2 号楼停水")]),
        ("一、二单元停水", [("p", "一、二单元停水")]),
        ("①雨衣\n②雨靴", [("p", "①雨衣"), ("p", "②雨靴")]),
        ("    首行缩进。\n    又一段。", [("p", "首行缩进。\n又一段。")]),
        ("请知悉。\n园丁社区居委会\n2026年3月1日", [("p", "请知悉。"), ("sign", "园丁社区居委会\n2026年3月1日")]),
        ("请知悉。\n\n园丁社区居委会\n\n二〇二六年三月一日", [("p", "请知悉。"), ("sign", "园丁社区居委会\n二〇二六年三月一日")]),
        ("活动在，\n2026年3月1日", [("p", "活动在，2026年3月1日")]),
        ("1. 一\n2. 二\n   - 丙\n\n5) 五", [("1.", "一"), ("2.", "二"), ("li", "丙"), ("5.", "五")]),
    ],
)  # fmt: skip
def test_text_that_was_pasted_keeps_its_lines(pasted: str, shown: list[tuple[str, str]]) -> None:
    assert list(passages(parse(pasted))) == shown
