"""What a slide says can be read across the room: nothing under 3.5 % of a television's height."""

from __future__ import annotations

import json
import string
from functools import cache

import pytest

from civsite.model.item import Item
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.poster import CORE_VALUES
from civsite.render.job import Job
from civsite.render.screens.slide import TEMPLATE
from civsite.typeset.engine import Typesetter
from tests.plan.communities import convention, notice, poster
from tests.render.panels.measured import Character, characters
from tests.render.screens.studio import jobs, screen, story

pytestmark = pytest.mark.slow

_NAMES = ("古丽米热·阿布都克里木江", "司马相宜", "㛃如")
_LONG = "秋风起，旧衣新：以物易物集市在小广场第六回开张，三百户居民一早排到了东门口外"
_DEED = "连续六年给楼里三位独居老人送早饭，雨雪无阻，从没收过一分钱，楼里人都记着。"
_STEPS = ["摸门把手，烫就别开门", "湿毛巾堵门缝，到窗口挥亮色衣物", "能走就弯腰走楼梯", "打 119"]
_CONVENTION = "花园社区居民公约（二〇二六年修订版）"
_DIGEST = {"id": "i", "title": "q", "quarter": "2026Q3", "stories": []}
# What a slide says of its own: labels, tabs, the foot, the day a convention was adopted.
_FURNITURE = set(
    "示例冬重要紧急通知事项时间地点联系年第季度月日善行义举榜条通过公民社会主义核心价值观国家个人讲文明树新风科普三助人为乐"
)
# The seal is a mark, as on a scroll: its season, or a surname of two characters that stands beside it
# in full, is not there to be read from afar.
_SEAL = {"冬", "司", "马"}


def _roll(text: str) -> Honours:
    deeds = [
        {"name": name, "honour": "助人为乐", "deed": text, "consent": "2026-09-01"}
        for name in _NAMES
    ]
    return Honours.model_validate({"id": "2026Q3", "quarter": "2026Q3", "deeds": deeds})


ITEMS: dict[str, Item] = {
    "four words": poster("i", campaign="core-values", words=list(CORE_VALUES[1])),
    "twelve words": poster("i", campaign="core-values", words=sum(CORE_VALUES, ())),
    "one word": poster("i", campaign="core-values", words=["法治"], meanings=["楼上轻，楼下宽"]),
    "slogan": poster("i", campaign="manners", slogan=_LONG, text="高峰请分两次乘梯。"),
    "steps": poster("i", campaign="science", title=_LONG, steps=_STEPS),
    "convention": convention(
        "i", title=_CONVENTION, adopted="2026-03-01", articles=[_DEED * 2, "不堆物。"]
    ),
    "roll": _roll(_DEED),
    "short roll": _roll("雨夜给邻居送伞。"),
    "story": story("i", title=_LONG, summary=_DEED),
    "notice": notice(
        "i", title=_LONG, level="important", what=_DEED, when="8:30—16:30", where="5 号楼"
    ),
    "emergency": notice(
        "i", title="今晚台风", level="emergency", what="关好门窗，收起花盆", where="全小区"
    ),
    "figures": Digest.model_validate(
        {**_DIGEST, "figures": {"activities": "16", "participants": "40000"}}
    ),
}


@cache
def _printed(name: str, size: str) -> list[list[Character]]:
    """The characters of each slide of an item, in px from the lower left corner."""
    item = ITEMS[name]
    made = [job for job in jobs([item], [screen("s", size=size)]) if _is_slide_of(job, item)]
    return [_characters(job) for job in made]


def _is_slide_of(job: Job, item: Item) -> bool:
    return job.function == "screens.slide" and job.item == item.id


def _characters(job: Job) -> list[Character]:
    files = {name: file.location.read_bytes() for name, file in job.files.items()}
    with Typesetter(TEMPLATE, files) as typesetter:
        return characters(typesetter.pdf(json.loads(job.request)))


@pytest.mark.parametrize("size", ["1920x1080", "1280x1024", "2560x720"])
@pytest.mark.parametrize("name", ITEMS)
def test_nothing_on_a_television_is_too_small_to_read(name: str, size: str) -> None:
    height = int(size.split("x")[1])
    for slide in _printed(name, size):
        small = {each.text for each in slide if each.size < 0.035 * height} - _SEAL
        assert small == set()


@pytest.mark.parametrize("size", ["600x1024", "1080x1920", "960x960"])
@pytest.mark.parametrize("name", ITEMS)
def test_nothing_that_is_said_in_a_lift_is_small(name: str, size: str) -> None:
    """Labels, captions and the foot may be smaller, but not under a fiftieth of the height."""
    height = int(size.split("x")[1])
    item = ITEMS[name]
    words = item.model_dump(mode="json", exclude={"title"} if name == "convention" else set())
    said = set(json.dumps(words, ensure_ascii=False)) - _FURNITURE - _SEAL - set(string.printable)
    for slide in _printed(name, size):
        assert {each.text for each in slide if each.size < 0.035 * height} & said == set()
        assert min(each.size for each in slide if each.text not in _SEAL) >= 0.019 * height


@pytest.mark.parametrize("size", ["1920x1080", "2560x720", "600x1024", "960x960"])
@pytest.mark.parametrize("name", ITEMS)
def test_no_character_leaves_its_slide(name: str, size: str) -> None:
    width, height = (int(number) for number in size.split("x"))
    for slide in _printed(name, size):
        for each in slide:
            assert 0 <= each.left <= each.right <= width, each
            assert 0 <= each.bottom <= each.top <= height, each


@pytest.mark.parametrize("size", ["600x1024", "960x960", "1920x1080", "1280x1024"])
def test_a_long_name_stands_clear_of_the_honour_above_it(size: str) -> None:
    for slide in _printed("roll", size):
        honours = [each.bottom for each in slide if each.text in "助人为乐"]
        names = [each.top for each in slide if each.text in "丽米热阿布都克里江"]
        assert not names or max(names) < max(honours)
