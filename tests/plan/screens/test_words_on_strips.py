"""What strips of words cannot show well is told at the text that says it."""

from __future__ import annotations

from typing import Any

import pytest

from civsite.diagnostics import Severity, Text
from civsite.model.item import Item
from tests.plan.communities import convention, news, notice, poster
from tests.plan.screens.timetables import playlist_of, screen, told, with_screens

STRIP = {"kind": "led-strip", "size": "320x32"}


@pytest.mark.parametrize(
    ("size", "dots"), [("192x8", 8), ("192x12", 12), ("192x15", 15), ("192x16", None), ("192x24", None)]
)  # fmt: skip
def test_a_strip_too_low_for_chinese_is_told_with_its_dots(size: str, dots: int | None) -> None:
    strip = screen(name="门头屏", kind="led-strip", size=size)
    codes = {each.code: each for each in told(with_screens([poster("a")], strip))}
    if dots is None:
        assert codes == {}
        return
    said = codes["strip-low"]
    assert said.message == Text(
        f"“门头屏”上的字只有 {dots} 点，笔画多的字认不清",
        f"characters on “门头屏” have {dots} dots; dense ones cannot be read",
    )
    assert said.hint == Text(
        "汉字至少要 16 点高、16 点宽", "Chinese needs 16 dots each way at least"
    )
    assert (said.severity, said.span.path) == (Severity.WARNING, "content/screens/lobby.yml")


@pytest.mark.parametrize(
    ("title", "lacking"),
    [
        ("节约用水", []),
        ("１２３，ＡＢＣ；“引号”——……", []),
        ("臺灣同胞探親", []),
        ("𠮷祥如意", ["𠮷"]),
        ("平安😀", ["😀"]),
        ("㛃老师讲座", ["㛃"]),
        ("葛\U000e0101师傅讲座", []),
        ("镕、喆、囍、堃", []),
        ("😀😀😁", ["😀", "😁"]),
    ],
)
def test_characters_that_control_programs_lack_are_each_told_once(
    title: str, lacking: list[str]
) -> None:
    found = told(with_screens([poster("a", title=title)], screen("s1", **STRIP), screen("s2", **STRIP)))  # fmt: skip
    expected = [
        (
            f"字幕屏多半显示不了“{each}”（U+{ord(each):04X}）：它不在控制软件常用的 GB 18030 双字节字里",
            f"most LED strips cannot show “{each}” (U+{ord(each):04X}): their programs know the "
            "two-byte characters of GB 18030, and it is none of them",
        )
        for each in lacking
    ]
    assert [(each.message.zh, each.message.en) for each in found] == expected
    assert {each.code for each in found} <= {"strip-character"}


def test_what_a_screen_of_pictures_shows_is_not_held_against_it() -> None:
    assert told(with_screens([poster("a", title="平安😀")], screen())) == []


# What a strip says of an item, all in one.
SAID: dict[str, tuple[Item, str | None]] = {
    "a poster's slogan": (poster("a", title="节水", slogan="一滴水，一片情"), "一滴水，一片情"),
    "a poster's title, for want of a slogan": (poster("a", title="节水"), "节水"),
    "the words of core values": (
        poster("a", title="国", campaign="core-values", words=["富强", "民主"], slogan="同心"),
        "富强 民主",
    ),
    "a notice with when, where and what": (
        notice("n", title="停水", what="检修", when="今晚", where="3 栋", who="住户", contact="物业"),
        "停水 今晚 3栋 检修",
    ),
    "an emergency": (notice("n", title="停气", level="emergency", until="2026-11-09"), "【紧急】停气"),
    "an emergency in English": (
        notice("n", title="Gas leak", level="emergency", until="2026-11-09"), "EMERGENCY: Gas leak",
    ),
    "a story's title": (news("s", "2026-10-20", title="扫雪"), "扫雪"),
    "no convention": (convention("c"), None),
}  # fmt: skip


@pytest.mark.parametrize("case", SAID)
def test_a_strip_says_of_each_kind_what_matters_in_one_line(case: str) -> None:
    item, said = SAID[case]
    slides = playlist_of([item], kind="led-strip", size="1600x16").slides
    assert " ".join(line for slide in slides for line in slide.content.lines) == (said or "")


@pytest.mark.parametrize(
    ("more", "words_alone"),
    [
        ({"kind": "lcd", "size": "320x240"}, False),
        ({"kind": "led-strip", "size": "1920x1080"}, True),
        ({"kind": "led-wall", "size": "960x320"}, False),
        ({"kind": "led-wall", "size": "960x319"}, True),
        ({"kind": "led-wall", "size": "320x320"}, True),
        ({"kind": "led-wall", "size": "960x640", "colour": "single"}, True),
        ({"kind": "led-wall", "size": "960x640", "colour": "双色"}, True),
        ({"kind": "LED大屏", "size": "960x640", "colour": "full"}, False),
    ],
)
def test_strips_and_walls_of_few_dots_or_colours_show_words_alone(
    more: dict[str, Any], words_alone: bool
) -> None:
    playlist = playlist_of([poster("a"), convention("c")], **more)
    assert playlist.words_alone is words_alone
    assert {slide.item for slide in playlist.slides} == ({"a"} if words_alone else {"a", "c"})
