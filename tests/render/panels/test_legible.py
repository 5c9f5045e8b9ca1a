"""What a panel says can be read from where people stand, and none of its words is torn apart."""

from __future__ import annotations

import datetime

import pytest

from civsite.fit.legibility import legible_points
from civsite.model.item import Item
from civsite.model.kinds.honours import HONOUR_CATEGORIES, Deed, Honours
from civsite.model.kinds.notice import Level, Notice
from civsite.model.kinds.poster import CORE_VALUES, Campaign, Poster
from civsite.quarter import Quarter
from civsite.text.phrases import phrases
from tests.render.panels.measured import characters, lines, page_size
from tests.render.panels.subjects import PHOTOS, SUBJECTS, convention, poster, trimmed_pdf

pytestmark = pytest.mark.slow

_SHAPES = ((405, 550), (480, 430), (600, 900), (1200, 600), (300, 1600), (2400, 300))
_DAY = datetime.date(2026, 9, 3)
_NAMES = ("古丽米热·阿布都克里木江", "迪丽努尔·艾合买提", "司马相宜", "李丽", "㛃如")
_DEED = "连续六年给楼里三位独居老人送早饭，雨雪无阻，从没收过一分钱。"
# The seal is a mark, as on a scroll: its year and season are not there to be read from afar.
_SEAL = set("2026冬")


def _roll(count: int, photo: str | None, names: tuple[str, ...] = _NAMES) -> Honours:
    deeds = tuple(
        Deed(
            name=names[index % len(names)],
            honour=HONOUR_CATEGORIES[index % len(HONOUR_CATEGORIES)],
            deed=_DEED,
            photo=photo,
            consent=_DAY,
        )
        for index in range(count)
    )
    nominate = "Tell us about good neighbours: 0571-8765 4321."
    return Honours(
        id="h", title="善行义举榜", quarter=Quarter(2026, 3), deeds=deeds, nominate=nominate
    )


ITEMS: dict[str, Item] = {
    "four words": poster(campaign=Campaign.CORE_VALUES, words=CORE_VALUES[1]),
    "twelve words": SUBJECTS["poster-twelve"],
    "steps": SUBJECTS["steps-usual"],
    "convention": convention(10),
    "roll of six": _roll(6, None),
    "roll of thirty": _roll(30, next(iter(PHOTOS))),
    "roll of fifty": _roll(50, None),
    "other names": _roll(24, None, ("Bartholomew Featherstonehaugh", "Li Na", "Wei")),
    "digest": SUBJECTS["digest-usual"],
    "story": SUBJECTS["news-usual"],
    "notice": SUBJECTS["notice-usual"],
}


@pytest.mark.parametrize("size", _SHAPES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ITEMS)
def test_nothing_but_the_seal_is_smaller_than_can_be_read_there(
    name: str, size: tuple[int, int]
) -> None:
    pdf = trimmed_pdf(ITEMS[name], *size)
    minimum = legible_points(70 if size == (405, 550) else 150)
    small = [each for each in characters(pdf) if each.size < minimum - 0.05]
    assert {each.text for each in small} <= _SEAL, "".join(each.text for each in small)


@pytest.mark.parametrize("size", [*_SHAPES, (800, 800)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["roll of six", "roll of thirty", "roll of fifty", "other names"])
def test_long_names_stay_within_the_margins(name: str, size: tuple[int, int]) -> None:
    pdf = trimmed_pdf(ITEMS[name], *size)
    width, height = page_size(pdf)
    margin = 3 * min(width, height) / 60
    assert all(margin < each.left and each.right < width - margin for each in characters(pdf))


_WORDS = ("工作日", "周六", "上午", "7:00—9:30", "二号门", "五号楼", "内环路", "0571-8765 4321")


@pytest.mark.parametrize("width", range(300, 900, 60))
def test_rows_of_a_notice_break_between_words(width: int) -> None:
    item = Notice(
        id="x",
        title="停车引导调整",
        level=Level.NORMAL,
        when="12 月 1 日起，工作日及周六上午 7:00—9:30",
        where="二号门至五号楼之间的内环路",
        contact="物业客服 0571-8765 4321",
    )
    said = lines(trimmed_pdf(item, width, 900))
    for word in _WORDS:
        assert any(word in line.replace("\u00a0", " ") for line in said), (word, said)


_HEADLINE = "关于开展二〇二六年度冬春季火灾防控暨电动自行车飞线充电专项整治联合行动的通知公告"


@pytest.mark.parametrize("size", _SHAPES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "item",
    [
        Notice(id="x", title=_HEADLINE, level=Level.NORMAL, when="12 月 8 日至 25 日"),
        convention(6).model_copy(update={"title": _HEADLINE}),
        poster(title="倡议", slogan=_HEADLINE),
    ],
    ids=["notice", "convention", "poster"],
)
def test_a_headline_of_forty_characters_keeps_its_words_whole(
    item: Item, size: tuple[int, int]
) -> None:
    said = [line.replace(" ", "") for line in lines(trimmed_pdf(item, *size))]
    if size == (300, 1600) and isinstance(item, Poster):
        return  # upright columns: every character is a line
    for word in phrases(_HEADLINE):
        assert any(word in line for line in said), (word, said)


@pytest.mark.parametrize("size", [(480, 430), (600, 400), (405, 550), (700, 500)])
def test_a_slogan_under_great_words_has_no_last_line_of_one_character(
    size: tuple[int, int],
) -> None:
    item = poster(
        campaign=Campaign.CORE_VALUES, words=("敬业",), slogan="把手上的事做好，做得让人放心"
    )
    said = lines(trimmed_pdf(item, *size))
    assert any("放心" in line for line in said), said
