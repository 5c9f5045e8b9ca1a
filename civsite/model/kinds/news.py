"""News 动态: what happened, with its photos and figures."""

from __future__ import annotations

import datetime
from typing import ClassVar

from civsite.diagnostics import Text
from civsite.model.item import Item, Kind, NamedPicture, Photo
from civsite.model.kinds.kind import ItemKind, KeyText
from civsite.model.record import Record
from civsite.model.scalars import Count, Date, Line, Moment


class Event(Record):
    """An entry in the calendar, in the community's time zone."""

    start: Moment
    end: Moment | None = None
    place: Line | None = None


class Figures(Record):
    """What a quarter's summary adds up. `money` in yuan, `volunteer_hours` of service, `rubbish` in heaps."""

    activities: Count | None = None
    participants: Count | None = None
    households: Count | None = None
    volunteers: Count | None = None
    volunteer_hours: Count | None = None
    money: Count | None = None
    posts: Count | None = None
    slogans: Count | None = None
    posters: Count | None = None
    scribbles: Count | None = None
    rubbish: Count | None = None
    adverts: Count | None = None
    stairwells: Count | None = None


class News(Item):
    kind: ClassVar[Kind] = Kind.NEWS
    folder: ClassVar[str] = "news"

    date: Date
    place: Line | None = None
    photos: tuple[Photo, ...] = ()
    event: Event | None = None
    figures: Figures | None = None
    body: str = ""

    @property
    def begins(self) -> datetime.date:
        return self.from_ or self.date

    @property
    def markdown(self) -> str:
        return self.body

    @property
    def leading_photo(self) -> Photo | None:
        return self.photos[0] if self.photos else None

    @property
    def pictures(self) -> tuple[NamedPicture, ...]:
        return tuple(
            NamedPicture(("photos", index, "file"), photo.file, is_large=True)
            for index, photo in enumerate(self.photos)
        )

    @property
    def page_address(self) -> tuple[str, ...]:
        return (self.folder, f"{self.date.year:04d}", self.id)


KIND = ItemKind(
    News,
    title=Text("动态", "news"),
    plural=Text("动态", "news"),
    traditional="動態",
    purpose=Text(
        "动态，一件事一份。每季的动态自动合成一份“活动集锦”上宣传栏，编号如 `news-2026Q3`。",
        "One story a file. A quarter's stories make its digest, which boards carry as `news-2026Q3`.",
    ),
    ending=".md",
    keys={
        "News.date": KeyText("日期", "哪天的事；决定它算在哪一季", "the day; decides the quarter it counts in"),
        "News.place": KeyText("地点", "地点", "where it was"),
        "News.photos": KeyText("照片", "照片，第一张最大", "photos, the first one largest"),
        "event": KeyText("活动", "写进活动日历", "an entry in the calendar"),
        "figures": KeyText("数字", "本次的数字，按季加总", "this story's figures, added up by quarter"),
        "start": KeyText("开始", "开始的日期和时刻", "day and time it begins"),
        "end": KeyText("结束", "结束的日期和时刻", "day and time it ends"),
        "Event.place": KeyText("地点", "日历里的地点；不写就用动态的地点", "the calendar's place; absent: the story's"),
        "activities": KeyText("场次", "活动场次", "activities held"),
        "participants": KeyText("人次", "参加人次", "people who took part"),
        "households": KeyText("户数", "走访户数", "households visited"),
        "volunteers": KeyText("志愿者", "志愿者人数", "volunteers"),
        "volunteer_hours": KeyText("服务时长", "志愿服务小时数", "hours of volunteers' service"),
        "money": KeyText("款项", "款项，元", "money, in yuan"),
        "posts": KeyText("网帖", "网络帖文篇数", "posts online"),
        "slogans": KeyText("标语", "标语条数或处数", "slogans put up"),
        "posters": KeyText("海报数", "更换的海报张数", "posters renewed"),
        "scribbles": KeyText("乱涂乱画", "清理的乱涂乱画处数", "scribbles cleaned"),
        "rubbish": KeyText("垃圾堆", "清理的垃圾堆数", "heaps of rubbish cleared"),
        "adverts": KeyText("小广告", "清除的小广告张数", "small adverts removed"),
        "stairwells": KeyText("楼道", "清扫的楼道数", "stairwells cleaned"),
    },
)  # fmt: skip
