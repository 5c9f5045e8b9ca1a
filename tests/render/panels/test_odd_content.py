"""What editors also write: one character, Latin alone, far too much, next to nothing, odd slots."""

from __future__ import annotations

import datetime

import pypdfium2
import pytest

from civsite.load.theme import drawing_names, load_theme
from civsite.model.item import Item, Photo
from civsite.model.kinds.honours import HONOUR_CATEGORIES, Honours
from civsite.model.kinds.news import News
from civsite.model.kinds.notice import Level, Notice
from civsite.model.kinds.page import Page
from civsite.model.kinds.poster import Campaign
from civsite.program import packaged_theme
from tests.render.panels.subjects import (
    SUBJECTS,
    convention,
    details,
    digest,
    honours,
    news,
    poster,
    text_of,
    typeset,
)

pytestmark = pytest.mark.slow

_SLOGAN = "停进一个框，留出一条道"
_LONG = "消防通道不停车，地桩地锁请拆除。" * 50
_MINORITY_NAMES = ("阿卜杜热西提·买买提", "古丽米热·阿布都克里木江", "欧阳娜娜", "䶮㛃", "王伟")


def roll(count: int) -> Honours:
    """A roll whose names take turns, every other one with a portrait."""
    deed = honours(1).deeds[0]
    deeds = (
        deed.model_copy(
            update={
                "name": _MINORITY_NAMES[index % len(_MINORITY_NAMES)],
                "photo": "media/photo-0.jpg" if index % 2 else None,
                "honour": HONOUR_CATEGORIES[index % len(HONOUR_CATEGORIES)],
            }
        )
        for index in range(count)
    )
    return honours(1).model_copy(update={"deeds": tuple(deeds)})


def story(photos: int) -> News:
    return News(
        id="n",
        title="学雷锋日，六支队伍上街头",
        date=datetime.date(2026, 8, 1),
        summary="六支志愿服务队在中心广场集合",
        photos=tuple(Photo(file=f"media/photo-{index}.jpg") for index in range(photos)),
        body=("上午九点，六支志愿服务队在中心广场集合，分头清扫楼道、理发、磨刀。" * 5 + "\n\n")
        * 13,
    )


ODD: dict[str, Item] = {
    "forty-characters": poster(title="一二三四五六七八九十" * 4),
    "one-character": poster(title="家"),
    "latin": poster(title="Park inside the lines", slogan="Leave a way for the others, please"),
    "long-text": poster(slogan=_SLOGAN, text=_LONG),
    "long-text-and-steps": poster(
        campaign=Campaign.SCIENCE, slogan=_SLOGAN, steps=("早晚各通风半小时",) * 3, text=_LONG
    ),
    "long-survey": poster(campaign=Campaign.SURVEY, slogan="明年先修哪里？", text=_LONG),
    "bare-notice": Notice(id="x", title="停水通知", level=Level.NORMAL),
    "notice-of-a-sentence": Notice(id="x", title="停水", level=Level.IMPORTANT, body="请储水。"),
    "story-without-photo": news(0, 3),
    "story-of-2000-characters": story(4),
    "digest-of-one": digest(1),
    "roll-of-one": honours(1),
    "convention-of-three": convention(3),
    "page-without-summary": Page(id="x", title="服务指南", body="周一至周五 8:30–17:30。"),
}
_ODD_SIZES = ((405, 550), (300, 1500), (2400, 300), (1200, 2400))


@pytest.mark.parametrize("size", _ODD_SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ODD)
def test_odd_content_prints_within_the_trim(name: str, size: tuple[int, int]) -> None:
    made = typeset(ODD[name], *size, variant=3, printing=details(bleed=0, marks=False))
    document = pypdfium2.PdfDocument(made["pdf"])
    assert len(document) == 1
    page = document[0]
    width, height = page.get_size()
    text = page.get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    document.close()
    for left, bottom, right, top in boxes:
        assert right <= left or (left > -1 and bottom > -1 and right < width + 1), name
        assert top < height + 1, name


@pytest.mark.parametrize("name", ["long-text", "long-text-and-steps", "long-survey"])
def test_text_that_has_no_room_is_left_out_and_the_panel_says_where_it_is(name: str) -> None:
    text = text_of(typeset(ODD[name], 405, 550)["pdf"])
    assert "地桩地锁" not in text
    assert "全文见扫码" in text


def test_without_a_code_nothing_is_said_about_scanning() -> None:
    assert "扫码" not in text_of(typeset(ODD["long-text"], 405, 550, url=None)["pdf"])
    assert "扫码" not in text_of(typeset(ODD["bare-notice"], 405, 550, url=None)["pdf"])


@pytest.mark.parametrize(("count", "size"), [(6, (600, 900)), (24, (900, 1170)), (90, (900, 1170))])
def test_long_and_rare_names_are_printed_whole(count: int, size: tuple[int, int]) -> None:
    text = text_of(typeset(roll(count), *size)["pdf"])
    assert all(name in text for name in _MINORITY_NAMES)


def test_small_cards_show_every_portrait_and_a_seal_for_who_has_none() -> None:
    shown = honours(30)
    made = typeset(shown, 900, 1170, printing=details(bleed=0, marks=False))
    document = pypdfium2.PdfDocument(made["pdf"])
    page = document[0]
    kinds = [each.type for each in page.get_objects(max_depth=8)]
    text = page.get_textpage().get_text_range()
    document.close()
    portraits = sum(deed.photo is not None for deed in shown.deeds)
    assert kinds.count(3) == portraits
    without = [deed for deed in shown.deeds if deed.photo is None]
    for surname in {deed.name[0] for deed in without}:
        named = sum(deed.name[0] == surname for deed in shown.deeds)
        sealed = sum(deed.name[0] == surname for deed in without)
        assert text.count(surname) >= named + sealed


@pytest.mark.parametrize("name", ["poster-usual", "poster-little", "poster-word", "poster-four"])
@pytest.mark.parametrize("size", [(2400, 300), (300, 1500)])
def test_the_great_words_of_a_strip_take_a_fair_share_of_its_shorter_side(
    name: str, size: tuple[int, int]
) -> None:
    made = typeset(SUBJECTS[name], *size, printing=details(bleed=0, marks=False))
    document = pypdfium2.PdfDocument(made["pdf"])
    page = document[0]
    text = page.get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    shorter = min(page.get_size())
    document.close()
    assert max(top - bottom for _, bottom, _, top in boxes) > 0.2 * shorter


def test_an_english_sentence_is_set_in_more_lines_to_be_larger() -> None:
    sentence = "Leave a way for the others, please: fire engines need four metres"
    made = typeset(poster(slogan=sentence), 600, 900)
    document = pypdfium2.PdfDocument(made["pdf"])
    said = document[0].get_textpage().get_text_range()
    document.close()
    lines = [line for line in said.splitlines() if line.split() and line.split()[0] in sentence]
    assert len(lines) >= 3


@pytest.mark.parametrize("photo", ["media/photo-1.jpg", None], ids=["portraits", "seals"])
@pytest.mark.parametrize("size", [(600, 900), (900, 1200), (1200, 600)])
def test_no_deed_is_told_by_its_first_words_alone(size: tuple[int, int], photo: str | None) -> None:
    rest = "给二十六户独居老人换了漏电保护器，材料钱自己出，回家还画了一本用电图解。"
    deed = honours(1).deeds[0]
    deeds = (
        deed.model_copy(update={"deed": f"退休电工{index}号，{rest}", "photo": photo})
        for index in range(31)
    )
    shown = honours(1).model_copy(update={"deeds": tuple(deeds)})
    text = text_of(typeset(shown, *size)["pdf"])
    told = text.count("退休电工")
    assert told > 0
    assert told == text.count("材料钱自己出")


@pytest.mark.parametrize("size", [(2400, 300), (1200, 600), (300, 1500)])
def test_all_names_of_a_long_roll_stand_on_a_strip(size: tuple[int, int]) -> None:
    text = text_of(typeset(roll(120), *size)["pdf"])
    assert sum(text.count(name) for name in _MINORITY_NAMES) >= 120


def test_a_roll_that_cannot_tell_every_deed_shows_every_face() -> None:
    shown = honours(31)
    made = typeset(shown, 600, 900, printing=details(bleed=0, marks=False))
    document = pypdfium2.PdfDocument(made["pdf"])
    kinds = [each.type for each in document[0].get_objects(max_depth=8)]
    document.close()
    assert kinds.count(3) == sum(deed.photo is not None for deed in shown.deeds)
    text = text_of(made["pdf"])
    assert all(deed.name in text for deed in shown.deeds)


@pytest.mark.parametrize(
    "name", ["poster-little", "poster-word", "poster-four", "survey", "convention-little"]
)
def test_a_slot_of_200_mm_square_is_not_too_small_for_a_few_words(name: str) -> None:
    assert typeset(SUBJECTS[name], 200, 200)["pdf"]


def test_a_drawing_that_the_theme_does_not_have_is_the_campaigns_own() -> None:
    # Without a code, which tells panels of different content apart even where they look alike.
    own = typeset(poster(slogan=_SLOGAN), 405, 550, url=None)
    other = typeset(poster(slogan=_SLOGAN, drawing="nothing-like-it"), 405, 550, url=None)
    assert other["png"] == own["png"]


def test_every_drawing_of_the_theme_can_be_named() -> None:
    names = drawing_names(load_theme(packaged_theme().parent))
    assert {"bicycle", "hands", "lifebuoy", "flu"} <= set(names)
    pictures = {
        typeset(poster(slogan="好", drawing=name), 200, 200, url=None)["png"] for name in names
    }
    assert len(pictures) == len(names) - 1  # `hands` and `greeting` are one


def test_the_number_of_a_twelfth_step_stands_clear_of_its_text() -> None:
    made = typeset(
        poster(campaign=Campaign.SCIENCE, slogan="分一分", steps=("看清楚再动手",) * 12), 600, 900
    )
    document = pypdfium2.PdfDocument(made["pdf"])
    page = document[0].get_textpage()
    said = page.get_text_range()
    number = said.index("12")
    right_edge = page.get_charbox(number + 1)[2]
    text_begins = page.get_charbox(said.index("看", number))[0]
    document.close()
    assert text_begins > right_edge


@pytest.mark.parametrize("size", [(405, 550), (600, 900), (1200, 600), (2400, 300)])
def test_a_list_of_twenty_steps_is_printed_in_columns(size: tuple[int, int]) -> None:
    steps = tuple(f"第{index}条：先看清楚，再动手" for index in range(20))
    item = poster(campaign=Campaign.SCIENCE, slogan="一条一条对着查", steps=steps)
    text = text_of(typeset(item, *size)["pdf"])
    assert all(f"第{index}条" in text for index in range(20))


@pytest.mark.parametrize("size", [(405, 550), (1200, 600), (300, 1500), (2400, 300)])
def test_a_survey_prints_its_questions_where_they_have_room(size: tuple[int, int]) -> None:
    questions = ("楼道灯够亮吗？", "晚上还缺哪里的灯？")
    item = poster(campaign=Campaign.SURVEY, slogan="两个问题，一分钟", steps=questions)
    text = text_of(typeset(item, *size)["pdf"])
    assert all(question in text for question in questions)
