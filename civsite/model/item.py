"""Item 内容: one thing to show; what every kind has in common, and the kinds there are."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from civsite.model.record import Record
from civsite.model.scalars import (
    DailyHours,
    Date,
    Flag,
    FocusText,
    Line,
    MediaPath,
    Weight,
    choice,
)
from civsite.model.weekdays import WeekdaysText


class Kind(StrEnum):
    """The kinds of item; `deed` stands inside an honour roll, never alone on a slot."""

    POSTER = "poster"
    CONVENTION = "convention"
    HONOURS = "honours"
    NEWS = "news"
    NOTICE = "notice"
    PAGE = "page"


KIND_TITLES: Mapping[StrEnum, str] = {
    Kind.POSTER: "海报",
    Kind.CONVENTION: "公约",
    Kind.HONOURS: "善行义举榜",
    Kind.NEWS: "动态",
    Kind.NOTICE: "通知",
    Kind.PAGE: "页面",
}
KindName = Annotated[Kind, choice(Kind, KIND_TITLES)]


class Photo(Record):
    """A picture with what it shows; `focus` is its subject, `x,y` in percent from the upper left."""

    short_form: ClassVar[str | None] = "file"

    file: MediaPath
    caption: Line | None = None
    focus: FocusText | None = None


class Item(Record):
    """What every kind has. `from_` and `until` are inclusive; absent means always.

    `days` and `hours` are for screens alone: a board shows what it shows all day.
    """

    id: str
    title: Line
    summary: Line | None = None
    from_: Date | None = None
    until: Date | None = None
    days: WeekdaysText | None = None
    hours: DailyHours | None = None
    tags: tuple[Line, ...] = ()
    weight: Weight = 3
    on: tuple[Line, ...] = ()
    pinned: Flag = False

    @property
    def kind(self) -> Kind:
        raise NotImplementedError

    def is_valid_on(self, day: datetime.date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (
            self.until is None or day <= self.until
        )
