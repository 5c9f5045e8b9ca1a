"""What goes on over several panels is whole when they are read one after the other."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from civsite.diagnostics import Refused
from civsite.fit.portions import portions
from civsite.model.item import Item
from civsite.model.kinds.convention import Convention
from civsite.render.panels import panel
from tests.render.panels.subjects import (
    PHOTOS,
    THEME_FILES,
    convention,
    details,
    honours,
    look,
    place,
    poster,
    text_of,
    typeset,
)

pytestmark = pytest.mark.slow

_ARTICLE = "第{}件：楼道是大家的路，不堆杂物，不私拉电线；电动自行车进棚充电，不上楼、不进电梯。"


def panels_of(item: Item, language: str = "zh") -> list[str]:
    """The texts of the panels of `item` over two slots of 600×900 mm."""
    shared = portions(item, (1, 1))
    assert shared is not None
    texts = []
    for each in shared:
        where = replace(place(600, 900), portion=each)
        speaking = details().model_copy(update={"languages": (language,)})
        request = panel.panel_request(each.item, where, speaking, look())
        made = panel.render(json.loads(json.dumps(request)), {**THEME_FILES, **PHOTOS})
        texts.append(text_of(made["pdf"]))
    return texts


def numbered(articles: int) -> Convention:
    wording = tuple(_ARTICLE.format(number) for number in range(1, articles + 1))
    return convention(1).model_copy(update={"articles": wording})


def test_forty_articles_over_two_panels_are_all_there_numbered_on_and_signed_once() -> None:
    first, second = panels_of(numbered(40))
    assert "居民公约（一）" in first
    assert "居民公约（二）" in second
    assert "公约1/2" in first
    assert [n for n in range(1, 41) if f"第{n}件" in first] == list(range(1, 21))
    assert [n for n in range(1, 41) if f"第{n}件" in second] == list(range(21, 41))
    assert "21第21件" in second
    assert "居民代表会议通过" not in first
    assert "居民代表会议通过" in second
    assert "(1/2)" in panels_of(numbered(40), "en")[0]


def test_every_person_of_a_long_roll_stands_on_one_of_its_panels() -> None:
    roll = honours(120)
    first, second = panels_of(roll)
    for deed in roll.deeds:
        assert deed.name in first + second
    assert "120" in first


def test_steps_are_numbered_on() -> None:
    steps = poster(campaign="science", slogan="先关阀，再开窗", steps=["关阀。", "开窗。"] * 3)
    assert "6开窗" in panels_of(steps)[1]


def test_an_overflow_says_that_another_slot_would_take_the_rest() -> None:
    with pytest.raises(Refused) as refused:
        typeset(numbered(40), 200, 200)
    (diagnostic,) = refused.value.diagnostics
    assert diagnostic.hint is not None
    assert "{item: c, part: 2}" in diagnostic.hint.zh
    assert "{item: c, part: 2}" in diagnostic.hint.en
    with pytest.raises(Refused) as refused:
        typeset(poster(slogan="很长的口号" * 40), 200, 200)
    assert "part: 2" not in str(refused.value.diagnostics[0].hint)
