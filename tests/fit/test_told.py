"""How large type must be, what is then too long, and what an editor is told to do about it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.diagnostics import Span
from civsite.fit.answer import TooLong, too_long_diagnostic
from civsite.fit.cutting import (
    markdown_of,
    passages_of_markdown,
    passages_of_text,
    weight_of,
)
from civsite.fit.legibility import fullness, legible_points, might_fit, reading_distance_cm
from civsite.model.board import Board
from civsite.model.scalars import Size
from tests.expectations import assert_well_said
from tests.render.panels.subjects import poster

quickly = settings(derandomize=True, max_examples=60, deadline=None)
PARTS = {
    "title": ("标题", "the title"),
    "slogan": ("口号", "the slogan"),
    "text": ("正文", "the text"),
    "steps": ("步骤", "the steps"),
    "words": ("词语和释义", "words and meanings"),
    "articles": ("条款", "the articles"),
    "deeds": ("善行", "the deeds"),
    "stories": ("动态", "the stories"),
    "rows": ("事项、时间、地点", "what, when and where"),
    "body": ("正文", "the body"),
    "page": ("整版内容", "the whole panel"),
    "my-own": ("my-own", "my-own"),
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("goes_on", [False, True])
def test_a_text_that_is_too_long_is_told_with_what_to_shorten_and_by_how_much(
    part: str, goes_on: bool
) -> None:
    span = Span("content/conventions/公约.yml", 3, 1)
    told = too_long_diagnostic(
        span, ("gongyue", "居民公约"), Size(600, 900), 24.4, TooLong(part, 25), goes_on
    )
    zh, en = PARTS[part]
    assert (told.code, told.span, told.about) == ("panel-overflow", span, part)
    assert told.message.zh == (
        f"“居民公约”的{zh}在 600×900 mm 的展板上用最小可读字号（24 点）仍多出约 25%"
    )
    assert told.message.en == (
        f"{en} of “居民公约” is about 25 % too long for a panel of 600×900 mm "
        "at the smallest legible type (24 pt)"
    )
    assert_well_said(told)
    assert told.hint is not None
    assert told.hint.zh.startswith(f"把{zh}缩短约 21%，或者换一个更大的版位")
    assert told.hint.en.startswith(f"shorten {en} by about 21 %, or give it a larger slot")
    for text in (told.hint.zh, told.hint.en):
        assert ("{item: gongyue, part: 2}" in text) == goes_on


@quickly
@given(st.integers(-5, 5000))
def test_who_shortens_as_told_has_shortened_enough_and_not_all(percent: int) -> None:
    told = too_long_diagnostic(
        Span("a.yml"), ("a", "甲"), Size(600, 900), 24, TooLong("body", percent), goes_on=False
    )
    assert told.hint is not None
    (shorter,) = map(int, re.findall(r"\d+(?= %)", told.hint.en))
    over = max(1, percent)
    assert (100 + over) * (100 - shorter) / 100 <= 100
    assert (100 + over) * (102 - shorter) / 100 > 100 or shorter == 100
    assert 1 <= shorter < 100


@pytest.mark.parametrize(
    ("kind", "distance", "centimetres", "points"),
    [
        ("lift", None, 70, 14.0),
        ("showcase", None, 150, 24.0),
        ("corridor", None, 150, 24.0),
        ("lift", 300, 300, 42.75),
        ("wall", 20, 20, 9.0),
        ("wall", 31, 31, 9.125),
    ],
)
def test_type_is_as_large_as_readers_stand_far(
    kind: str, distance: int | None, centimetres: int, points: float
) -> None:
    written = {"id": "a", "name": "甲", "kind": kind, "size": "2400x1200", "slots": []}
    board = Board.model_validate(written | ({"distance": str(distance)} if distance else {}))
    assert reading_distance_cm(board) == centimetres
    assert legible_points(centimetres) == pytest.approx(points)


def test_what_no_theme_could_print_is_known_without_asking() -> None:
    """A hundred characters of 24 pt take 100 × 8.47² mm²."""
    item = poster(slogan="长" * 100)
    size = Size(100, 72)
    assert fullness(item, size, 150) == pytest.approx(100 * (24 * 25.4 / 72) ** 2 / 7200, rel=0.05)
    assert might_fit(item, size, 150) == (fullness(item, size, 150) <= 1)
    assert might_fit(item, Size(600, 900), 150)
    assert not might_fit(item, Size(80, 80), 150)
    assert might_fit(item, Size(80, 80), 20), "near readers need smaller type"


@quickly
@given(st.sampled_from(["长" * 40, "a" * 40, "a长" * 20]), st.integers(30, 600))
def test_latin_letters_take_less_room_and_a_larger_panel_is_less_full(text: str, cm: int) -> None:
    chinese, mixed = poster(slogan="长" * 40), poster(slogan=text)
    assert fullness(mixed, Size(300, 300), cm) <= fullness(chinese, Size(300, 300), cm)
    assert fullness(mixed, Size(600, 600), cm) == pytest.approx(
        fullness(mixed, Size(300, 300), cm) / 4
    )


SENTENCES = st.lists(
    st.sampled_from(
        [
            "今天停水。",
            "“谁来？”",
            "大家都来！",
            "请早；",
            "没有句号",
            "a. b",
            "（见下）。",
            "8:30—9:00。",
        ]
    ),
    min_size=1,
    max_size=8,
).map("".join)
BLOCKS = st.one_of(
    SENTENCES,
    st.lists(SENTENCES, min_size=2, max_size=4).map(
        lambda entries: "\n".join(f"- {each}" for each in entries)
    ),
    SENTENCES.map(lambda text: f"**{text}**"),
    SENTENCES.map(lambda text: f"| {text} |"),
)


@quickly
@given(st.lists(BLOCKS, min_size=1, max_size=5))
def test_no_character_is_lost_or_doubled_where_a_text_is_cut(blocks: list[str]) -> None:
    body = "\n\n".join(blocks)
    passages = passages_of_markdown(body)
    put_together = markdown_of(passages)
    assert re.sub(r"\s", "", put_together) == re.sub(r"\s", "", body)
    assert markdown_of(passages_of_markdown(put_together)) == put_together
    for each in passages:
        if not each.goes_on:
            continue
        assert "*" not in str(each.said), "a paragraph with marks stays whole"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("一句。两句。三句。", ["一句。", "两句。", "三句。"]),
        ("“谁来？”他问。来了！", ["“谁来？”", "他问。", "来了！"]),
        ("（完。）下一句", ["（完。）", "下一句"]),
        ("没有句号", ["没有句号"]),
        ("真的？！是。", ["真的？！", "是。"]),
        ("。", ["。"]),
    ],
)
def test_a_long_text_is_cut_after_sentences_and_their_closing_signs(
    text: str, pieces: list[str]
) -> None:
    found = passages_of_text(text, len(text))
    assert [each.said for each in found] == pieces
    assert [each.goes_on for each in found] == [False, *[True] * (len(pieces) - 1)]
    (whole,) = passages_of_text(text, len(text) * 100)
    assert (whole.said, whole.weight) == (text, weight_of(text))
