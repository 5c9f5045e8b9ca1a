"""Enter: private names and texts. Leave: the words of each text that tell one."""

from __future__ import annotations

import pytest

from civsite.text.name_search import NameSearch


def words_told(name: str, text: str, *, about: str = "", public: tuple[str, ...] = ()) -> list[str]:
    return [
        each.words for each in NameSearch([name], public).told_in(text, [about] if about else [])
    ]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("周亚东", "昨天周亚东来过。", "周亚东"),
        ("周亚东", "昨天周 亚东来过。", "周 亚东"),
        ("周亚东", "昨天周亞東來過。", "周亞東"),
        ("周亞東", "昨天周亚东来过。", "周亚东"),
        ("周亚东", "周亚\n东来过", "周亚\n东"),
        ("钱四", "和钱四一起值班", "钱四"),
        ("古丽娜尔·艾合买提", "古丽娜尔・艾合买提教跳舞", "古丽娜尔・艾合买提"),
        ("古丽娜尔·艾合买提", "古丽娜尔艾合买提教跳舞", "古丽娜尔艾合买提"),
        ("古丽娜尔·艾合买提", "大家跟古丽娜尔学跳舞", "古丽娜尔"),
        ("Zhou Yadong", "thanks to ZHOU Ya-dong’s patience", "ZHOU Ya-dong"),
        ("Zhou Yadong", "Yadong Zhou was there", "Yadong Zhou"),
        ("Yadong Zhou", "thanks to Zhou, Yadong", "Zhou, Yadong"),
        ("Zhou Yadong", "Zhōu Yàdōng", "Zhōu Yàdōng"),
    ],
)
def test_a_private_name_is_found_with_the_words_that_tell_it(
    name: str, text: str, words: str
) -> None:
    assert words_told(name, text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "周**亚东**来过",
        "周&#8203;亚东",
        "<b>周</b>亚东",
        "周<ruby>亚<rt>yà</rt></ruby>东",
        "[表](media/%E5%91%A8%E4%BA%9A%E4%B8%9C.pdf)",
    ],
)
def test_markup_within_a_name_does_not_hide_it(text: str) -> None:
    assert words_told("周亚东", text) == [""]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("周亚东", "周亚来过，东门开着"),
        ("周亚", "名叫周亚芳的老师"),
        ("周亚", "周亚明、钱立到场"),
        ("周亚东", "周亚\n\n东门"),
        ("周四", "小周四点就到了"),
        ("张成", "一张成绩单"),
        ("于文明", "位于文明路"),
        ("马光", "司马光砸缸"),
        ("周亚东", "在周亚东路口集合"),
        ("Zhou Yadong", "Zhouyadongs"),
        ("艾力·买合苏提", "艾力·玉山来了"),
    ],
)
def test_what_only_looks_like_the_name_is_nobodys(name: str, text: str) -> None:
    assert words_told(name, text) == []


def test_a_longer_name_that_is_public_is_not_the_private_one() -> None:
    assert words_told("周亚", "周亚成唱歌", public=("周亚成",)) == []
    assert words_told("周亚", "周亚唱歌", public=("周亚成",)) == ["周亚"]


@pytest.mark.parametrize(
    ("name", "text", "about", "is_told"),
    [
        ("方向", "箭头指明方向", "", False),
        ("方向", "请方向同志上台", "", True),
        ("方向", "负责人：方向", "", True),
        ("方向", "到场的有李娜、方向、王建国", "", True),
        ("方向", "方向每天扫楼道", "方向", True),
        ("方向", "方向每天都在变", "", False),
        ("方向", "走错了方向也送回去", "方向", False),
        ("方向", "水泵六台、方向盘一个", "", False),
        ("方向", "题目\n方向每天扫楼道", "方向", True),
        ("敏", "灵敏的探头", "敏", False),
        ("敏", "敏同学第一个到", "", True),
        ("艾力·玉山", "艾力第一个到", "艾力·玉山", True),
        ("艾力·玉山", "参加比赛的有艾力克和艾力", "", False),
    ],
)
def test_a_common_word_and_a_short_half_count_where_a_person_is_meant(
    name: str, text: str, about: str, is_told: bool
) -> None:
    assert bool(words_told(name, text, about=about)) is is_told


def test_a_name_is_told_once_for_each_way_that_it_is_written() -> None:
    told = words_told("周亚东", "周亚东和钱立。周 亚东又来，周亚东先走。")
    assert told == ["周亚东", "周 亚东"]
