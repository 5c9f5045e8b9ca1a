"""Leaves: items, places and looks that the tests of the typesetter share, and what a PDF says."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Mapping

import pypdfium2
from PIL import Image, ImageDraw

from civsite.load.theme import load_theme, palette_of
from civsite.model.board import Board, BoardKind, Slot
from civsite.model.details import ColourSpace, Details, Printing
from civsite.model.item import Item, Photo
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.honours import HONOUR_CATEGORIES, Deed, Honours
from civsite.model.kinds.news import Figures, News
from civsite.model.kinds.notice import Level, Notice
from civsite.model.kinds.poster import CORE_VALUES, Campaign, Poster
from civsite.model.scalars import Point, Size
from civsite.program import packaged_theme
from civsite.quarter import Quarter
from civsite.render.panels import panel
from civsite.render.panels.content import photos_of, template_data
from civsite.render.panels.look import Look, print_theme
from civsite.render.panels.pdf import PROFILE
from civsite.typeset.engine import Typesetter

# Portrait lift frame, boards upright and lying, a screen's shape, and a very narrow one.
SIZES = ((405, 550), (600, 900), (900, 1200), (1200, 600), (1920, 1080), (300, 1500))
URL = "https://example.org/boards/east/A/"
_PHOTOS = 6
_THEME = load_theme(packaged_theme().parent)
_PRINT_FILES = _THEME.below("print")
THEME_FILES = {
    name: file.location.read_bytes()
    for name, file in [*print_theme(_PRINT_FILES).items(), (PROFILE, _PRINT_FILES[PROFILE])]
}

_SURNAMES = "赵钱孙李周吴郑王冯陈䶮㛃𠅤𬍛"
_GIVEN = ("秀英", "建国", "丽", "文博", "海燕", "玉兰")
_DEED = "凌晨两点听见楼下有人呼救，披衣下楼，把发病的邻居背上救护车。医生说，再晚十分钟就危险了。"
_STORY = "上午九点，六支志愿服务队在中心广场集合，分头清扫楼道、理发、磨刀，直到中午才散。"
_DAY = datetime.date(2026, 8, 1)
_Q3 = Quarter(2026, 3)


def _photo(index: int) -> bytes:
    """A test picture, 900 × 600 px or 600 × 750 px."""
    size = (900, 600) if index % 2 else (600, 750)
    picture = Image.new("RGB", size, (120 + 20 * index, 160, 190))
    ImageDraw.Draw(picture).ellipse((200, 100, 400, 300), fill=(210, 170, 130))
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=80)
    return stream.getvalue()


PHOTOS = {f"media/photo-{index}.jpg": _photo(index) for index in range(_PHOTOS)}


def look(quarter: str = "2026Q4", palette: str = "seasons") -> Look:
    parsed = Quarter.parse(quarter)
    values = palette_of(_THEME, palette, parsed).as_values()
    return Look(parsed, values, _THEME.below("print"))


def details(colour: str = "cmyk", marks: bool = True, bleed: int = 3) -> Details:
    printing = Printing(bleed=bleed, marks=marks, colour=ColourSpace(colour))
    return Details(id="community", name="花园社区", phone="0731-8888 0000", printing=printing)


def place(width: int, height: int, variant: int = 0, url: str | None = URL) -> panel.PanelPlace:
    """A slot of that size, mm; narrow and small ones hang in a lift."""
    kind = BoardKind.LIFT if (width, height) == (405, 550) else BoardKind.SHOWCASE
    slot = Slot(id="A", at=Point(0, 0), size=Size(width, height))
    board = Board(id="east", name="东门宣传栏", kind=kind, size=Size(width, height), slots=(slot,))
    return panel.PanelPlace(board, slot, variant, url, source_path="content/x.yml")


def typeset(
    item: Item,
    width: int,
    height: int,
    *,
    variant: int = 0,
    quarter: str = "2026Q4",
    printing: Details | None = None,
    url: str | None = URL,
    pictures: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """What the job of the item's panel makes; raises Refused as the job does."""
    request = panel.panel_request(
        item, place(width, height, variant, url), printing or details(), look(quarter)
    )
    there = PHOTOS if pictures is None else pictures
    files = {name: there[name] for name in (*photos_of(item), PROFILE) if name in there}
    return panel.render(json.loads(json.dumps(request)), {**THEME_FILES, **files})


def trimmed_pdf(
    item: Item,
    width: int,
    height: int,
    *,
    variant: int = 0,
    language: str = "zh",
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """The panel as one PDF of its trim size, in screen colours: what the tests measure type in."""
    there = PHOTOS if pictures is None else pictures
    speaking = details("rgb", marks=False, bleed=0).model_copy(update={"languages": (language,)})
    request = panel.panel_request(item, place(width, height, variant), speaking, look())
    pictured = {name: there[name] for name in photos_of(item) if name in there}
    values = json.loads(json.dumps(template_data(request, pictured)))
    with Typesetter("print/panel.typ", {**THEME_FILES, **pictured}) as typesetter:
        return typesetter.pdf({**values, "panel": {**values["panel"], "slug": 0}})


def text_of(pdf: bytes) -> str:
    """All text of a PDF in one line."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    finally:
        document.close()
    return "".join("".join(pages).split())


def poster(**fields: object) -> Poster:
    return Poster.model_validate(
        {"id": "p", "title": "文明停车", "campaign": Campaign.MANNERS, **fields}
    )


def convention(articles: int, each: str = "楼道是大家的路，不堆杂物，不私拉电线。") -> Convention:
    return Convention(
        id="c",
        title="花园社区居民公约",
        adopted=_DAY,
        adopted_by="居民代表会议",
        preamble="住进一个院子，就是一家人的亲戚。",
        articles=(each,) * articles,
    )


def honours(deeds: int) -> Honours:
    return Honours(
        id="h",
        title="2026 年第三季度善行义举榜",
        quarter=_Q3,
        nominate="身边好人，随时推荐：0731-8888 0000。",
        deeds=tuple(
            Deed(
                name=_SURNAMES[index % len(_SURNAMES)] + _GIVEN[index % len(_GIVEN)],
                honour=HONOUR_CATEGORIES[index % len(HONOUR_CATEGORIES)],
                deed=_DEED,
                photo=f"media/photo-{index % _PHOTOS}.jpg" if index % 4 else None,
                consent=_DAY,
            )
            for index in range(deeds)
        ),
    )


def news(photo_count: int, paragraphs: int) -> News:
    return News(
        id="n",
        title="学雷锋日，六支队伍上街头",
        date=_DAY,
        place="中心广场",
        summary=_STORY,
        tags=("志愿服务",),
        photos=tuple(Photo(file=f"media/photo-{index}.jpg") for index in range(photo_count)),
        body=(_STORY * 2 + "\n\n") * paragraphs,
    )


def digest(stories: int) -> Digest:
    return Digest(
        id="news-2026Q3",
        title="社区动态",
        quarter=_Q3,
        stories=tuple(
            news(1 if index < 5 else 0, 1).model_copy(update={"id": f"n{index}"})
            for index in range(stories)
        ),
        figures=Figures(activities=16, participants=1400, volunteer_hours=860),
    )


def notice(level: Level, paragraphs: int) -> Notice:
    return Notice(
        id="x",
        title="11 月 15 日停水检修的通知",
        level=level,
        what="二次供水水箱清洗和阀门更换",
        when="11 月 15 日 8:30–17:00",
        where="1 至 6 号楼全部单元",
        contact="物业 0731-8888 0000",
        date=_DAY,
        body="请提前储水。恢复供水后先放一分钟再用。\n\n" * paragraphs,
    )


_TWELVE = tuple(word for group in CORE_VALUES for word in group)
_SLOGAN = "停进一个框，留出一条道，邻居回家少绕一圈"
_LONG = "消防通道不停车，地桩地锁请拆除，电动自行车进棚充电，不上楼、不进电梯、不飞线。"

# Little, usual and far too much of every kind.
SUBJECTS: dict[str, Item] = {
    "poster-word": poster(campaign=Campaign.CORE_VALUES, words=("友善",)),
    "poster-four": poster(
        campaign=Campaign.CORE_VALUES,
        words=CORE_VALUES[0],
        meanings=("国家有底气", "大家的事商量着办", "讲礼让，爱整洁", "邻里有照应"),
    ),
    "poster-twelve": poster(campaign=Campaign.CORE_VALUES, words=_TWELVE, slogan="十二个词"),
    "poster-words": poster(
        campaign=Campaign.VIRTUE, words=("爱国守法", "明礼诚信", "团结友善", "勤俭自强", "敬业奉献")
    ),
    "poster-little": poster(slogan="吃多少，点多少", drawing="bowl"),
    "poster-usual": poster(slogan=_SLOGAN, text=_LONG, drawing="bicycle"),
    "poster-much": poster(title="标题很长" * 20, slogan=_SLOGAN * 12, text=_LONG * 40),
    "steps-usual": poster(campaign=Campaign.SCIENCE, slogan=_SLOGAN, steps=(_SLOGAN,) * 3),
    "steps-much": poster(campaign=Campaign.SCIENCE, slogan=_SLOGAN, steps=(_LONG * 4,) * 9),
    "survey": poster(campaign=Campaign.SURVEY, slogan="小区明年先修哪里？您说了算", text=_LONG),
    "convention-little": convention(3),
    "convention-usual": convention(12),
    "convention-much": convention(60, _LONG * 3),
    "honours-little": honours(1),
    "honours-usual": honours(24),
    "honours-much": honours(120),
    "news-little": news(0, 0),
    "news-usual": news(3, 3),
    "news-much": news(2, 60),
    "digest-little": digest(1),
    "digest-usual": digest(12),
    "digest-much": digest(60),
    "notice-little": notice(Level.NORMAL, 0),
    "notice-usual": notice(Level.IMPORTANT, 2),
    "notice-much": notice(Level.EMERGENCY, 60),
}
