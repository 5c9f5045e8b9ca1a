"""Enters: sound files in every spelling that is allowed. Leaves: typed values, and where they stand."""

from __future__ import annotations

import datetime
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.diagnostics import split_lines
from civsite.load.tree import Entry, Mapping, Node, Scalar, Sequence, read_tree
from civsite.model.board import Board, Side
from civsite.model.item import Kind
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.news import News
from civsite.model.kinds.poster import Poster
from tests.load.communities import POSTER, STORY, load

AS_WRITTEN = [
    "no",
    "yes",
    "0571",
    "12:30",
    "1e3",
    "null",
    "~",
    "0x1F",
    "2026-02-30",
    "1_000",
    "是",
    "=",
    ".inf",
]


@pytest.mark.parametrize("written", AS_WRITTEN)
def test_a_text_stays_as_it_was_written(tmp_path: Path, written: str) -> None:
    poster = f"title: {written}\ncampaign: own\nsteps: [{written}]\ntags:\n  - {written}\n"
    details = f"name: {written}\nphone: {written}\n"
    community, said = load(tmp_path, {POSTER: poster, "content/community.yml": details})
    item = community.items["p"]
    assert isinstance(item, Poster)
    assert said == ()
    assert (item.title, *item.steps, *item.tags) == (written, written, written)
    assert (community.details.name, community.details.phone) == (written, written)


def test_chinese_and_english_keys_and_values_say_the_same(tmp_path: Path) -> None:
    english = "name: 东门\nkind: showcase\nsize: 2400x1200\nslots:\n"
    english += "  - {id: A, at: 60x150, size: 600x900, side: back, accepts: [poster], keep: yes}\n"
    chinese = "名称: 东门\n类型: 橱窗\n尺寸: 2400×1200\n版位:\n"
    chinese += "  - {编号: A, 位置: 60 * 150, 尺寸: 600X900, 面: 背面, 接受: [海报], 固定: 是}\n"
    community, said = load(
        tmp_path, {"content/boards/a.yml": english, "content/boards/b.yml": chinese}
    )
    assert said == ()
    first, second = (community.boards[each].model_copy(update={"id": ""}) for each in "ab")
    assert first == second
    assert (first.slots[0].side, first.slots[0].accepts) == (Side.BACK, (Kind.POSTER,))


def test_every_day_window_an_editor_writes_is_read(tmp_path: Path) -> None:
    hours = [
        "06:30-22:00",
        "6:30 - 22:00",
        "06：30—22：00",
        "06:30至22:00",
        "06:30~22:00",
        "06:30－22:00",
    ]
    files = {
        f"content/screens/s{index}.yml": f"name: s\nkind: lcd\nsize: 1080x1920\nhours: {each}\n"
        for index, each in enumerate(hours)
    }
    community, said = load(tmp_path, dict(files))
    assert said == ()
    assert {str(screen.hours) for screen in community.screens.values()} == {"06:30-22:00"}


def test_a_translation_changes_the_fields_it_names_and_no_other(tmp_path: Path) -> None:
    files = {
        STORY: "---\ntitle: 扫雪\ndate: 2026-03-01\nplace: 东门\nphotos: [{file: media/a.jpg, caption: 雪}]\n---\n正文\n",
        "content/news/2026/n.en.md": "---\n标题: Snow\nphotos: [{caption: snow}]\n---\n",
        "content/honours/2026Q3.yml": "quarter: 2026Q3\ndeeds:\n"
        "  - {name: 甲, honour: x, deed: 扫}\n  - {name: 乙, honour: x, deed: 做}\n",
        "content/honours/2026Q3.en.yml": "deeds: [{}, {deed: cooked}]\n",
        "content/conventions/c.yml": "title: 公约\narticles: [一, 二]\n",
        "content/conventions/c.en.yml": "articles: [one]\n",
        "content/pages/p.md": "---\ntitle: 页\n---\n中文\n",
        "content/pages/p.en.md": "---\n---\nEnglish\n",
        "content/community.en.yml": "name: Sample\n",
        "content/boards/b.yml": "name: 东门\nkind: wall\nsize: 600x900\n",
        "content/boards/b.zh-Hant.yml": "name: 東門\n",
    }
    community, said = load(tmp_path, dict(files))
    assert said == ()
    story = community.translations["en", "n"]
    assert isinstance(story, News)
    assert (story.title, story.place, story.body) == ("Snow", "东门", "正文\n")
    assert (story.photos[0].file, story.photos[0].caption) == ("media/a.jpg", "snow")
    roll = community.translations["en", "2026Q3"]
    assert isinstance(roll, Honours)
    assert [(deed.name, deed.deed) for deed in roll.deeds] == [("甲", "扫"), ("乙", "cooked")]
    convention = community.translations["en", "c"]
    assert isinstance(convention, Convention)
    assert convention.articles == ("one",)
    assert getattr(community.translations["en", "p"], "body") == "English\n"  # noqa: B009
    assert community.details_in("en").name == "Sample"
    assert community.translated_boards["zh-Hant", "b"].name == "東門"


@pytest.mark.parametrize("size", ["2400x1200", "1777x913", "999x501", "20x20"])
def test_slots_of_a_preset_that_touch_still_touch_when_scaled(tmp_path: Path, size: str) -> None:
    preset = "thirds:\n  size: 900x600\n  slots:\n" + "".join(
        f"    - {{id: {name}, at: {x}x0, size: 300x600}}\n"
        for name, x in zip("ABC", (0, 300, 600), strict=True)
    )
    files = {
        "theme/layouts.yml": preset,
        "content/boards/b.yml": f"name: b\nkind: wall\nsize: {size}\nlayout: thirds\n",
    }
    community, said = load(tmp_path, dict(files))
    assert said == ()
    board: Board = community.boards["b"]
    edges = [(slot.at.x, slot.at.x + slot.size.width) for slot in board.slots]
    assert edges[0][0] == 0
    assert edges[0][1] == edges[1][0]
    assert edges[1][1] == edges[2][0]
    assert edges[2][1] == board.size.width
    assert {slot.size.height for slot in board.slots} == {board.size.height}


@pytest.mark.parametrize(
    ("text", "code"),
    [(b"\xff\xfe", "not-utf8"), (b"a: [", "yaml-syntax"), (b"a: {size: x}", "size-form")],
)
def test_faults_in_a_theme_of_ones_own_are_told_like_those_of_content(
    tmp_path: Path, text: bytes, code: str
) -> None:
    board = "name: b\nkind: wall\nsize: 900x600\nlayout: four-columns\n"
    said = load(tmp_path, {"theme/layouts.yml": text, "content/boards/b.yml": board})[1]
    assert ("theme/layouts.yml", code) in {(each.span.path, each.code) for each in said}


def test_the_span_of_each_value_is_where_it_was_written(tmp_path: Path) -> None:
    story = "---\r\n标题: 扫雪\r\ndate: 2026-03-01\r\nphotos:\r\n"
    story += "  - {caption: 雪, file: media/a.jpg}\r\n  - b.jpg\r\n---\r\n\r\n正文\r\n"
    community, _ = load(tmp_path, {STORY: story})
    source = community.sources["news", "n"]
    spans = {
        ("title",): (2, 5, 2),
        ("title", "<key>"): (2, 1, 2),
        ("date",): (3, 7, 10),
        ("photos", 0, "caption"): (5, 15, 1),
        ("photos", 0, "file"): (5, 24, 11),
        ("photos", 1, "file"): (6, 5, 5),
        ("body",): (9, 1, 1),
    }
    for place, expected in spans.items():
        span = source.span_of(*place)
        assert (span.line, span.column, span.length) == expected, place
    item = community.items["n"]
    assert isinstance(item, News)
    assert item.date == datetime.date(2026, 3, 1)


_TEXTS = st.text(
    st.sampled_from(string.ascii_letters + string.digits + "中文，。：？！ :#-'\"[]{},&*!|>%@`~\\"),
    max_size=12,
)
_KEYS = st.text(st.sampled_from(string.ascii_lowercase + "标题日期"), min_size=1, max_size=6)
_VALUES = st.recursive(
    _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


def scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Mapping(entries):
            for entry in entries:
                yield from (entry.key, *scalars(entry.value))
        case Sequence(items):
            for item in items:
                yield from scalars(item)


def plain_of(node: Node | Entry) -> object:
    match node:
        case Mapping(entries):
            return {entry.key.text: plain_of(entry.value) for entry in entries}
        case Sequence(items):
            return [plain_of(item) for item in items]
        case Scalar(text):
            return text
    raise AssertionError(node)


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=5), st.booleans())
def test_a_tree_holds_what_was_written_where_it_was_written(
    value: dict[str, object], flow: bool
) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, width=10_000)
    tree = read_tree(text, POSTER)
    assert plain_of(tree) == value
    lines = split_lines(text)
    for scalar in scalars(tree):
        start = scalar.span.column - 1
        written = lines[scalar.span.line - 1][start : start + scalar.span.length]
        assert written == scalar.text if scalar.plain else yaml.safe_load(written) == scalar.text
