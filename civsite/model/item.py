"""Item 内容: one thing to show; what every kind has in common, and the kinds there are."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import ClassVar, NamedTuple

from civsite.model.record import Record
from civsite.model.scalars import (
    DailyHours,
    Date,
    Flag,
    FocusText,
    Line,
    MediaPath,
    Reference,
    Weight,
)
from civsite.model.windows import WeekdaysText


class Kind(StrEnum):
    """The kinds of item; `deed` stands inside an honour roll, never alone on a slot."""

    POSTER = "poster"
    CONVENTION = "convention"
    HONOURS = "honours"
    NEWS = "news"
    NOTICE = "notice"
    PAGE = "page"


class Photo(Record):
    """A picture with what it shows; `focus` is its subject, `x,y` in percent from the upper left."""

    short_form: ClassVar[str | None] = "file"

    file: MediaPath
    caption: Line | None = None
    focus: FocusText | None = None


class NamedPicture(NamedTuple):
    """A file below `content/media/` that an item names at `place`.

    `is_photo`: it must be of pixels; artwork may be a drawing. `is_large`: pages show it as wide as
    their text. Nobody sees one that is not `is_public`.
    """

    place: tuple[str | int, ...]
    path: str
    is_photo: bool = True
    is_large: bool = False
    is_public: bool = True


class Item(Record):
    """What every kind has. `from_` and `until` are inclusive; absent means always.

    `days` and `hours` are for screens alone: a board shows what it shows all day. `folder` is that of
    the kind, below `content/`; what is not `is_written` there, the loader makes. What is `announced`
    has its page before it begins.
    """

    kind: ClassVar[Kind]
    folder: ClassVar[str]
    is_written: ClassVar[bool] = True
    announced: ClassVar[bool] = False

    id: str
    title: Line
    summary: Line | None = None
    from_: Date | None = None
    until: Date | None = None
    days: WeekdaysText | None = None
    hours: DailyHours | None = None
    tags: tuple[Line, ...] = ()
    weight: Weight = 3
    on: tuple[Reference, ...] = ()
    pinned: Flag = False

    @property
    def theme(self) -> str | None:
        """What it counts as besides its kind, such as a poster's campaign."""
        return None

    @property
    def begins(self) -> datetime.date | None:
        """The first day on which it may be shown, None for always."""
        return self.from_

    @property
    def is_emergency(self) -> bool:
        return False

    @property
    def markdown(self) -> str:
        """Its body, empty where the kind has none."""
        return ""

    @property
    def leading_photo(self) -> Photo | None:
        """The one that stands for it, where it is told with photos."""
        return None

    @property
    def pictures(self) -> tuple[NamedPicture, ...]:
        """All that it names by keys; those of its body are not among them."""
        return ()

    @property
    def made_of(self) -> tuple[Item, ...]:
        """The items, itself as a rule, whose files say what it says."""
        return (self,)

    @property
    def page_address(self) -> tuple[str, ...]:
        """Where its page lies on the website, folder by folder."""
        return (self.folder, self.id)

    def is_valid_on(self, day: datetime.date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (
            self.until is None or day <= self.until
        )
