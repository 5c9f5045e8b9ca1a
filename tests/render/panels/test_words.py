"""Words before they are set: phrases of headlines, paragraphs of Markdown, honest shortenings."""

from __future__ import annotations

import pytest

from civsite.model.kinds.honours import Honours
from civsite.render.panels.panel import panel_request
from civsite.text.markdown import parse
from civsite.text.paper import passages
from civsite.text.phrases import phrases
from civsite.text.sentences import shortenings
from civsite.text.unbroken import unbroken
from tests.render.panels.subjects import details, look, place


@pytest.mark.parametrize(
    ("headline", "whole"),
    [
        ("居民问卷请在 12 月 15 日前交回", ["12 月 15 日前", "居民", "问卷"]),
        ("第四季度善行义举榜开始推荐", ["第四季度", "善行义举榜"]),
        ("二〇二六年春季", ["二〇二六年", "春季"]),
        ("文明出行，从我做起", ["文明", "出行，"]),
        ("“大家都好”（试行）", ["（试行）"]),
        ("Four bins, three steps", ["Four ", "bins, "]),
        ("二〇二六年度冬春季", ["二〇二六年度"]),
        ("物业客服 0571-8765 4321", ["0571-8765 4321"]),
        ("工作日及周六上午 7:00—9:30", ["及周六", "7:00—9:30"]),
        ("把手上的事做好，做得让人放心", ["把手上的", "让人", "放心"]),
    ],
)
def test_words_dates_and_marks_stay_together(headline: str, whole: list[str]) -> None:
    pieces = phrases(headline)
    assert "".join(pieces) == headline
    assert set(whole) <= set(pieces)


def test_markdown_becomes_plain_paragraphs() -> None:
    markdown = (
        "# 题\n\n第一段\n接着写 **重** [链](http://x)\n\n- 一\n- 二\n\n<script>alert(1)</script>"
    )
    assert passages(parse(markdown)) == (
        ("h", "题"),
        ("p", "第一段接着写 重 链"),
        ("li", "一"),
        ("li", "二"),
    )


def test_shortenings_are_whole_sentences_and_close_their_quotes() -> None:
    deed = "他救起落水的孩子，悄悄走了。孩子妈妈说：“找了他三天。”"
    assert shortenings(deed) == (
        deed,
        "他救起落水的孩子，悄悄走了。",
        "他救起落水的孩子。",
    )
    assert all(form.count("“") == form.count("”") for form in shortenings("他说：“好，去。”走了。"))


def test_a_telephone_number_is_not_torn_apart() -> None:
    assert unbroken("电话 0731-8888 0000") == "电话 0731-\u20608888\u00a00000"


def test_hours_joined_by_a_dash_are_not_torn_apart() -> None:
    assert unbroken("上午 7:00—9:30") == "上午 7:00\u2060—\u20609:30"
    assert unbroken("8:30–17:00") == "8:30–\u206017:00"


def test_english_is_shortened_by_its_sentences_and_ends_with_its_own_full_stop() -> None:
    deed = "She paid 3.5 yuan a day, every day; nobody knew. Then she moved away."
    assert shortenings(deed) == (
        deed,
        "She paid 3.5 yuan a day, every day; nobody knew.",
        "She paid 3.5 yuan a day, every day.",
        "She paid 3.5 yuan a day.",
    )


def test_shortenings_do_not_cut_a_list_before_its_verb() -> None:
    deed = "父亲记不清事，她把童年的歌、老家的路念给他听，每晚一遍。"
    assert shortenings(deed)[1:] == (
        "父亲记不清事，她把童年的歌、老家的路念给他听。",
        "父亲记不清事。",
    )


def test_a_card_has_the_whole_surname_as_its_seal_and_no_portrait_of_a_minor() -> None:
    names = {"上官云": "上官", "司空同学": "司空", "古丽娜尔・艾合买提": "古"}
    deeds = [
        {"name": name, "honour": "助人为乐", "deed": "好", "consent": "2026-08-01",
         "minor": "yes" if "同学" in name else "no", "photo": "media/a.jpg"}
        for name in names
    ]  # fmt: skip
    roll = Honours.model_validate({"id": "2026Q3", "quarter": "2026Q3", "deeds": deeds})
    cards = panel_request(roll, place(600, 900), details(), look())["content"]["deeds"]
    assert [card["seal"] for card in cards] == list(names.values())
    assert [card["photo"] for card in cards] == ["media/a.jpg", None, "media/a.jpg"]
    assert cards[2]["name"] == "古丽娜尔·艾合买提"
