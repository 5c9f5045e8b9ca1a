"""Files as Windows, old editors and Macs save them: read as they are, or told what to save them as."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.load.text import decode
from civsite.model.kinds.news import News
from tests.load.communities import POSTER, STORY, load, said_of

# What clerks write, from a word to a paragraph.
TEXTS = (
    "通知",
    "停水",
    "关于开展冬季消防安全检查的通知",
    "各位居民：三号楼、五号楼将于本周六上午九点停水，请提前储水。",
    "垃圾分类，人人有责！",
    "“最美家庭”评选结果公示（2026年第三季度）",
    "张某某，男，65 岁，花园路 18 号居民。拾到钱包，交还失主。",
    "文明养犬：出门牵绳，粪便自清。",
)


def poster(title: str) -> str:
    return f"标题: {title}\n主题: own\n"


@pytest.mark.parametrize("title", TEXTS)
@pytest.mark.parametrize("saved_as", ["GB18030", "GBK", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"])
def test_a_file_of_another_encoding_is_read_once_it_is_saved_as_it_is_told(
    tmp_path: Path, title: str, saved_as: str
) -> None:
    data = poster(title).encode(saved_as)
    (said,) = load(tmp_path / "as saved", {POSTER: data})[1]
    assert (said.code, said.span.path) == ("not-utf8", POSTER)
    assert said.hint is not None
    command = re.search(r"iconv -f (\S+) -t UTF-8 '(.+?)' > new && mv new '(.+)'", said.hint.zh)
    assert command is not None, said.hint.zh
    encoding, *paths = command.groups()
    assert paths == [POSTER, POSTER]
    assert said.message.zh == f"文件不是 UTF-8，看起来是 {encoding}"
    assert said.message.en == f"the file is not UTF-8; it looks like {encoding}"
    assert said.hint.zh.startswith("在编辑器里另存为 UTF-8，或运行：iconv")
    assert said.hint.en.startswith("save it as UTF-8 in your editor, or run: iconv")
    converted = data.decode(encoding).encode("utf-8")
    community, none = load(tmp_path / "as told", {POSTER: converted})
    assert none == ()
    assert community.items["p"].title == title


@pytest.mark.parametrize(
    "title", ["關於開展冬季消防安全檢查的通知", "垃圾分類，人人有責！", "停水通知：請提前儲水"]
)
def test_traditional_characters_of_big5_are_not_taken_for_simplified_ones(
    tmp_path: Path, title: str
) -> None:
    data = f"標題: {title}\n".encode("big5")
    (said,) = load(tmp_path, {POSTER: data})[1]
    assert said.message.en == "the file is not UTF-8; it looks like BIG5"
    assert title in data.decode("big5")


def test_the_line_with_the_fault_is_shown_as_it_was_meant(tmp_path: Path) -> None:
    data = poster("垃圾分类，人人有责").encode("gb18030")
    (said,) = load(tmp_path, {POSTER: data})[1]
    assert said.excerpt == "标题: 垃圾分类，人人有责"
    assert (said.span.line, said.span.column) == (1, 1)


@pytest.mark.parametrize(
    ("before", "line", "column"),
    [
        (b"", 1, 1),
        (b"title: ", 1, 8),
        ("title: 通知".encode(), 1, 10),
        ("title: 通知\r\ntags: [".encode(), 2, 8),
        ("# 说明𠅤\n\n".encode(), 3, 1),
    ],
)
def test_one_line_pasted_from_another_encoding_is_told_at_its_first_byte(
    tmp_path: Path, before: bytes, line: int, column: int
) -> None:
    data = before + "垃圾分类，人人有责".encode("gb18030") + b"\n"
    assert said_of(tmp_path, {POSTER: data}) == [(POSTER, line, column, "not-utf8")]


MARKS = (b"", codecs.BOM_UTF8)
ENDS = ("\n", "\r\n", "\r")


@pytest.mark.parametrize("end", ENDS, ids=ascii)
@pytest.mark.parametrize("mark", MARKS, ids=len)
def test_line_ends_and_a_mark_change_nothing_in_what_is_read(
    tmp_path: Path, mark: bytes, end: str
) -> None:
    text = "---\ntitle: 扫雪\ndate: 2026-03-01\nsummary: >-\n  第一行\n  第二行\n---\n\n第一段\n\n第二段\n"
    community, said = load(tmp_path, {STORY: mark + text.replace("\n", end).encode()})
    assert said == ()
    story = community.items["n"]
    assert isinstance(story, News)
    assert (story.title, story.summary) == ("扫雪", "第一行第二行")
    assert story.body == "第一段\n\n第二段\n"


@pytest.mark.parametrize("end", ENDS, ids=ascii)
def test_each_kind_of_line_end_counts_as_one_line_where_they_are_mixed(
    tmp_path: Path, end: str
) -> None:
    text = f"title: 海报\r\ncampaign: own{end}\rtags: [一]\n\r\nweight: 9{end}"
    lines = re.split("\r\n|\r|\n", text)
    said = said_of(tmp_path, {POSTER: text})
    assert said == [(POSTER, lines.index("weight: 9") + 1, 9, "number-range")]


@pytest.mark.parametrize(
    ("character", "zh", "en"),
    [
        ("\u2028", "这里有看不见的换行符 U+2028", "there is an invisible line end here, U+2028"),
        ("\x85", "这里有看不见的换行符 U+0085", "there is an invisible line end here, U+0085"),
        (
            "\u202e",
            "这里有看不见的方向符 U+202E，后面的字会倒过来显示",
            "there is an invisible mark here, U+202E, which turns the text after it around",
        ),
        (
            "\x07",
            "文件里有看不见的控制字符 U+0007",
            "the file holds an invisible control character, U+0007",
        ),
        (
            "\ufdd0",
            "文件里有看不见的控制字符 U+FDD0",
            "the file holds an invisible control character, U+FDD0",
        ),
        (
            "\U0001ffff",
            "文件里有看不见的控制字符 U+1FFFF",
            "the file holds an invisible control character, U+1FFFF",
        ),
    ],
)
def test_a_character_that_nobody_sees_is_named_by_its_number(
    tmp_path: Path, character: str, zh: str, en: str
) -> None:
    for path, text, line in (
        (POSTER, f"campaign: own\ntitle: 海{character}报\n", 2),
        (STORY, f"---\ntitle: 扫雪\ndate: 2026-03-01\n---\n正文{character}正文\n", 5),
    ):
        (said,) = load(tmp_path / str(line), {path: text})[1]
        assert (said.code, said.span.path, said.span.line) == ("control-character", path, line)
        assert (said.message.zh, said.message.en) == (zh, en)
        assert load(tmp_path / f"{line} without", {path: text.replace(character, "")})[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩\u200d👧",
        "e\u0301",
        "か\u3099",
        "𠮷",
        "㐂",
        "\ue000",
        "️⃣",
        "ﷺ",
        "\xad",
    ],
)
def test_rare_and_joined_characters_are_characters(tmp_path: Path, text: str) -> None:
    community, said = load(tmp_path, {POSTER: poster(f"甲{text}乙")})
    assert said == ()
    assert community.items["p"].title == f"甲{text}乙"


@settings(deadline=None, max_examples=150, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]), max_size=60))
def test_any_text_that_people_can_see_is_read_as_it_was_saved(text: str) -> None:
    kept = re.sub("[\u202a-\u202e\u2066-\u2069]", "", text).removeprefix("\ufeff")
    assert decode(kept.encode(), POSTER) == kept
    assert decode(codecs.BOM_UTF8 + kept.encode(), POSTER) == kept
