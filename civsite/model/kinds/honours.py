"""Honour roll 善行义举榜: the deeds of one quarter, shown as one item."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator

from civsite.diagnostics import Text
from civsite.model.item import Item, Kind, NamedPicture
from civsite.model.kinds.kind import ItemKind, KeyText
from civsite.model.record import Record
from civsite.model.scalars import Date, Flag, FocusText, Line, MediaPath, Prose, QuarterText
from civsite.text.names import printed

# The categories of good people as civic honours name them.
HONOUR_CATEGORIES: tuple[str, ...] = ("助人为乐", "见义勇为", "诚实守信", "孝老爱亲", "敬业奉献")


class Deed(Record):
    """A person and what they did. Without `consent` (the day it was given) only `anonymous` is shown."""

    name: Annotated[Line, AfterValidator(printed)]
    honour: Line
    deed: Prose
    date: Date | None = None
    level: Line | None = None
    place: Line | None = None
    photo: MediaPath | None = None
    focus: FocusText | None = None
    consent: Date | None = None
    anonymous: Flag = False
    minor: Flag = False

    @property
    def may_be_shown(self) -> bool:
        """With the consent of its person, or without a name."""
        return self.consent is not None or self.anonymous

    @property
    def may_be_named(self) -> bool:
        """Whether the person agreed to be shown with the name."""
        return self.consent is not None and not self.anonymous

    @property
    def shown_photo(self) -> str | None:
        """The portrait, where the person may be seen: never a minor."""
        return self.photo if self.may_be_named and not self.minor else None


class Honours(Item):
    kind: ClassVar[Kind] = Kind.HONOURS
    folder: ClassVar[str] = "honours"

    title: Line = "善行义举榜"
    quarter: QuarterText
    deeds: tuple[Deed, ...]
    nominate: Prose | None = None

    @property
    def deeds_by_category(self) -> list[Deed]:
        """Categories in their usual order, others behind them."""
        rank = {category: place for place, category in enumerate(HONOUR_CATEGORIES)}
        return sorted(self.deeds, key=lambda deed: rank.get(deed.honour, len(rank)))

    @property
    def pictures(self) -> tuple[NamedPicture, ...]:
        return tuple(
            NamedPicture(
                ("deeds", index, "photo"), deed.photo, is_public=deed.shown_photo is not None
            )
            for index, deed in enumerate(self.deeds)
            if deed.photo is not None
        )

    @property
    def page_address(self) -> tuple[str, ...]:
        return (self.folder, str(self.quarter))


KIND = ItemKind(
    Honours,
    title=Text("善行义举榜", "honour roll"),
    plural=Text("善行义举榜", "honour rolls"),
    traditional="善行義舉榜",
    purpose=Text(
        "善行义举榜，一季一份，文件名就是季度，例如 `2026Q3.yml`。",
        "The honour roll, one a quarter; the file is named for it: `2026Q3.yml`.",
    ),
    keys={
        "deeds": KeyText("善行", "一人一项", "one entry a person"),
        "nominate": KeyText("推荐办法", "居民怎样推荐", "how residents nominate somebody"),
        "Deed.name": KeyText("姓名", "姓名；未成年人写“李某某”", "the person's name; a minor's is never in full"),
        "honour": KeyText("荣誉", "荣誉类别，例如助人为乐", "the category, such as 助人为乐"),
        "deed": KeyText("事迹", "做了什么，讲成一件事", "what they did, told as a story"),
        "Deed.date": KeyText("日期", "事情发生的日期", "when it happened"),
        "Deed.level": KeyText("级别", "哪一级的荣誉：社区、街道、区、市级……", "of which level: community, city …"),
        "Deed.place": KeyText("地点", "事情发生的地点", "where it happened"),
        "Deed.photo": KeyText("照片", "本人照片；没有就用姓氏作印；未成年人的不展出",
                              "a portrait; without one the surname is a seal; a minor's is not shown"),
        "consent": KeyText("同意", "本人哪天同意公示；没有就不能署名展示",
                           "the day the person agreed to be shown; needed to show the name"),
        "anonymous": KeyText("匿名", "只讲事迹，不署姓名", "tell the deed without the name"),
        "minor": KeyText("未成年", "本人未满十八岁", "the person is under eighteen"),
    },
)  # fmt: skip
