"""What is written stands on the panel: its quotes, signs, lists, lines, all within the trim."""

from __future__ import annotations

import datetime
from typing import Any

import pypdfium2
import pytest

from civsite.model.kinds.honours import Deed
from civsite.model.kinds.notice import Notice
from tests.render.panels.measured import Character, characters, lines, page_size
from tests.render.panels.subjects import honours, poster, trimmed_pdf, typeset


def notice(**fields: Any) -> Notice:
    return Notice.model_validate({"id": "x", "title": "告知", **fields})


def test_quotes_are_narrow_in_latin_words_and_wide_in_chinese() -> None:
    pdf = trimmed_pdf(
        poster(slogan="Don’t block it", text="The “quiet” hours 他说“停”就停"), 500, 700
    )
    assert "Don’t block" in " ".join(lines(pdf))
    drawn = characters(pdf)
    size = next(each.size for each in drawn if each.text == "q")
    said, _, stop = at(drawn, "说“停")
    assert stop.left - said.left > 1.8 * size
    before, _, behind = at(drawn, "e“q")
    assert behind.left - before.right < 0.9 * size


def at(drawn: list[Character], words: str) -> list[Character]:
    """The characters of the first place where `words` stand."""
    start = "".join(each.text for each in drawn).index(words)
    return drawn[start : start + len(words)]


@pytest.mark.parametrize(
    "title", ["⚠️ 停电通知", "👨‍👩‍👧 亲子日", "é 与 e\u0301", "葛\U000e0100师傅", "①②③"]
)
def test_no_sign_of_a_headline_stops_a_panel(title: str) -> None:
    pdf = trimmed_pdf(notice(title=title, body="请周知。"), 500, 700)
    assert "请周知。" in lines(pdf)


def test_many_numbers_in_a_row_break_between_them_and_a_telephone_does_not() -> None:
    flats = " ".join(str(number) for number in range(2101, 2125))
    item = notice(where=flats, contact="0731-8888 0000", body=f"停水的有 {flats}。")
    pdf = trimmed_pdf(item, 300, 450)
    width, height = page_size(pdf)
    for each in characters(pdf):
        assert 0 <= each.left < each.right <= width
        assert 0 <= each.bottom < each.top <= height
    said = [line.replace("\u00a0", " ") for line in lines(pdf)]
    assert any("0731-8888 0000" in line for line in said)
    assert " ".join(said).count("2124") == 2


def test_numbers_of_a_list_new_lines_and_a_signature_stand_on_paper() -> None:
    body = "请带：\n\n3. 证件\n4. 雨具\n\n时间：周六\n地点：东门\n\n园丁社区\n2026年3月1日"
    pdf = trimmed_pdf(notice(body=body), 500, 700)
    said = lines(pdf)
    for line in ("时间：周六", "地点：东门", "园丁社区"):
        assert line in said
    assert any(line.startswith("3.") for line in said)
    signed = [each for each in characters(pdf) if each.text == "丁"]
    listed = [each for each in characters(pdf) if each.text == "件"]
    assert signed[0].left > page_size(pdf)[0] / 2 > listed[0].left


def test_what_is_printed_is_found_as_it_was_written() -> None:
    item = notice(
        title="10 月 5 日 讲座",
        when="10 月 5 日 9:00—11:30",
        contact="0731-8888 0000",
        body="It’s “open”。",
    )
    document = pypdfium2.PdfDocument(typeset(item, 600, 900)["pdf"])
    said = document[0].get_textpage().get_text_range()
    document.close()
    for written in ("10 月 5 日 9:00—11:30", "0731-8888 0000", "It’s “open”。"):
        assert written in said
    assert not set("\u00a0\u2060\u200b") & set(said)


def test_names_of_two_characters_are_found_on_a_long_roll() -> None:
    names = ("㛃丽", "于清", "王小满")
    deeds = tuple(
        Deed(name=name, honour="助人为乐", deed="天天扫雪。", consent=datetime.date(2026, 10, 1))
        for name in names * 60
    )
    roll = honours(1).model_copy(update={"deeds": deeds})
    text = " ".join(lines(typeset(roll, 900, 600)["pdf"]))
    for name in names:
        assert name in text
