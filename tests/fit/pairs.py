"""Leaves: pairs of an invented item and a board of one slot, every kind at every size and length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from civsite.model.board import Board
from civsite.model.item import Item
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.honours import HONOUR_CATEGORIES, Honours
from civsite.model.kinds.news import Figures, News
from civsite.model.kinds.notice import Notice
from civsite.model.kinds.poster import CORE_VALUES, Poster
from civsite.quarter import Quarter

SIZES = ("100x150", "200x200", "210x297", "297x420", "300x1500", "405x550", "420x297", "600x900",
         "900x600", "900x1200", "1200x600", "1200x2400", "2400x300", "2400x1200")  # fmt: skip
_PROSE = "住户装修前三天到物业登记，施工时间为工作日八点至十二点、十四点至十八点；清运垃圾要装袋，不占用消防通道。"
_ENGLISH = "Residents tell the office three days before works begin, and keep the stairs free. "
_TITLE = "关于小区二次供水水箱清洗和老旧阀门更换期间分时段停水的温馨提示以及储水建议"
_NAMES = ("王建国", "李丽", "欧阳海燕", "阿依古丽·买买提江", "赵秀英")


@dataclass(frozen=True)
class Pair:
    """An item for the only slot of a board; `name` says which."""

    kind: str
    name: str
    item: Item
    board: Board
    variant: int


def pairs() -> Iterator[Pair]:
    """All pairs, readers at the usual distance, in a lift, and five metres away."""
    boards = [
        _board(size, kind, distance)
        for size in SIZES
        for kind, distance in (("wall", None), ("lift", None), ("wall", "400"))
    ]
    for number, ((kind, name, item), board) in enumerate(product(_items(), boards)):
        size = board.slots[0].size
        label = f"{name} {size.width}x{size.height} {board.kind}{board.distance or ''}"
        yield Pair(kind, label, item, board, number % 4)


def _board(size: str, kind: str, distance: str | None) -> Board:
    slot = {"id": "A", "size": size}
    record = {"id": "b", "name": "栏", "kind": kind, "size": size, "slots": [slot]}
    return Board.model_validate({**record, **({"distance": distance} if distance else {})})


def _items() -> Iterator[tuple[str, str, Item]]:
    for length in (4, 8, 14, 22, 38):
        for more in ("", _PROSE):
            yield (
                "sentence",
                f"slogan {length}+{len(more)}",
                _poster(slogan=_TITLE[:length], text=more),
            )
    for count, length, slogan in product((2, 5, 9, 14), (12, 45, 110), (8, 22)):
        steps = [(_PROSE * 3)[:length]] * count
        yield (
            "steps",
            f"steps {count}x{length}+{slogan}",
            _poster(slogan=_TITLE[:slogan], steps=steps),
        )
    for length in (6, 16, 30):
        yield "survey", f"survey {length}", _poster("survey", slogan=_TITLE[:length], text=_PROSE)
    yield from (("words", name, item) for name, item in _words())
    for count, length, opening in product((1, 3, 8, 20, 40), (14, 40, 100), ("", _PROSE)):
        articles = [(_PROSE * 2)[:length]] * count
        record = {"title": "花园社区居民公约", "articles": articles, "preamble": opening or None}
        signed = {"adopted": "2026-03-01", "adopted_by": "居民代表会议"}
        yield (
            "convention",
            f"articles {count}x{length}+{len(opening)}",
            _item(Convention, **record, **signed),
        )
    for count in (4, 20):
        record = {"title": "Rules of the house", "articles": [_ENGLISH * 2] * count}
        yield "convention", f"english {count}", _item(Convention, **record)
    for count in (1, 6, 14, 30, 60, 120):
        yield "honours", f"deeds {count}", _roll(count)
    for count, title in product((0, 1, 4, 15), (8, 20, 38)):
        yield "digest", f"stories {count}, {title}", _digest(count, title)
    for title, length, rows, level in product(
        (8, 24, 38), (8, 40), (0, 2, 5), ("normal", "important", "emergency")
    ):
        yield (
            "notice",
            f"notice {level} {title} {rows}x{length}",
            _notice(title, length, rows, level),
        )
    for title, paragraphs in product((8, 24, 38), (0, 2, 8)):
        record = {"title": _TITLE[:title], "date": "2026-08-02", "place": "中心广场"}
        body = (_PROSE + "\n\n") * paragraphs
        yield (
            "story",
            f"story {title} {paragraphs}",
            _item(News, **record, summary=_PROSE, body=body),
        )


def _item(kind: type[Any], **fields: Any) -> Item:
    given = {name: value for name, value in fields.items() if value}
    made: Item = kind.model_validate({"id": "x", "title": "垃圾分类", **given})
    return made


def _poster(campaign: str = "science", **fields: Any) -> Item:
    return _item(Poster, campaign=campaign, **fields)


def _words() -> Iterator[tuple[str, Item]]:
    meant = {"meanings": ["大家的事商量着办，不争不吵"] * 4}
    yield "one", _poster("core-values", words=["友善"], slogan="远亲不如近邻")
    yield "four", _poster("core-values", words=list(CORE_VALUES[0]), slogan="同住一个院")
    yield "four meant", _poster("core-values", words=list(CORE_VALUES[0]), **meant)
    twelve = [word for group in CORE_VALUES for word in group]
    yield "twelve", _poster("core-values", words=twelve, slogan="同住一个院")
    virtues = ["爱国守法", "明礼诚信", "团结友善", "勤俭自强", "敬业奉献"]
    yield "five", _poster("virtue", words=virtues)


def _roll(count: int) -> Item:
    deeds = [
        {"name": _NAMES[index % 5], "honour": HONOUR_CATEGORIES[index * 5 // count],
         "deed": _PROSE, "consent": "2026-08-10"}
        for index in range(count)
    ]  # fmt: skip
    return _item(Honours, title="善行义举榜", quarter="2026Q3", deeds=deeds, nominate=_PROSE)


def _digest(count: int, title: int) -> Item:
    story = {"title": _TITLE[:title], "date": "2026-08-02", "place": "中心广场", "summary": _PROSE}
    stories = tuple(News.model_validate({"id": f"n{index}", **story}) for index in range(count))
    figures = Figures.model_validate({"activities": "16", "participants": "400"})
    return Digest(
        id="d", title="社区动态", quarter=Quarter(2026, 3), stories=stories, figures=figures
    )


def _notice(title: int, length: int, rows: int, level: str) -> Item:
    value = _PROSE[:length]
    named = dict.fromkeys(("what", "when", "where", "who", "contact")[:rows], value)
    return _item(
        Notice,
        **{"title": _TITLE[:title], "level": level, "date": "2026-08-02", "body": _PROSE, **named},
    )
