"""An article that brings its own number is not numbered twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.text.numbering import own_number
from tests.load.communities import load


@pytest.mark.parametrize(
    ("written", "number", "rest"),
    [
        ("第一条 爱护花木。", 1, "爱护花木。"),
        ("第十二条：邻里和睦。", 12, "邻里和睦。"),
        ("第 3 条　不乱停车。", 3, "不乱停车。"),
        ("3、不乱停车。", 3, "不乱停车。"),
        ("3. 不乱停车。", 3, "不乱停车。"),
        ("（三）不乱停车。", 3, "不乱停车。"),
        ("(20) 不乱停车。", 20, "不乱停车。"),
        ("二十一、不乱停车。", 21, "不乱停车。"),
        ("③不乱停车。", 3, "不乱停车。"),
        ("Article 4: Keep quiet.", 4, "Keep quiet."),
    ],
)
def test_the_number_of_an_article_is_known_in_all_its_forms(
    written: str, number: int, rest: str
) -> None:
    assert own_number(written) == (number, rest)


@pytest.mark.parametrize(
    "written",
    [
        "1.5 米以内不停车",
        "一、二楼的住户轮流打扫",
        "3 月起执行",
        "第一次违反的提醒",
        "第一条的内容",
        "12 点后不喧哗",
        "1、2 号楼",
    ],
)
def test_what_only_begins_with_a_number_bears_none(written: str) -> None:
    assert own_number(written) is None


def test_articles_are_numbered_once(tmp_path: Path) -> None:
    text = "title: 约定\narticles: [第一条 出门牵绳, 2、粪便自清, 邻里互助, 第九条 其他]\n"
    community, said = load(tmp_path, {"content/conventions/c.yml": text})
    assert said == ()
    articles = community.items["c"].model_dump()["articles"]
    assert articles == ("出门牵绳", "粪便自清", "邻里互助", "第九条 其他")
