"""Screen 电子屏: a display, when it is on, and what it may show."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated

from civsite.diagnostics import Text
from civsite.model.item import Kind
from civsite.model.kinds import ENGLISH_NAMES, KINDS_FOR_SITE, KindName
from civsite.model.record import Record
from civsite.model.scalars import (
    SOME,
    Choice,
    DailyHours,
    Line,
    Reference,
    SizePx,
    Weight,
    whole_number,
)
from civsite.model.windows import WeekdaysText, Windows, by_the_clock, windows_of


class ScreenKind(Choice):
    LCD = "lcd", "液晶屏"
    LED_STRIP = "led-strip", "滚动字幕屏"
    LED_WALL = "led-wall", "LED大屏"


# What `on` of an item calls every screen there is, of whatever kind.
ALL_SCREENS = ("screen", "screens", "电子屏")


class LedColour(Choice):
    SINGLE = "single", "单色"
    DUAL = "dual", "双色"
    FULL = "full", "全彩"


Dwell = Annotated[int, whole_number(2, 600)]


class Showing(Record):
    """For the items that `show` names by kind, campaign or id; `dwell` in seconds."""

    show: Annotated[tuple[Reference, ...], SOME]
    days: WeekdaysText | None = None
    hours: DailyHours | None = None
    weight: Weight | None = None
    dwell: Dwell | None = None

    def is_about(self, names: Collection[str]) -> bool:
        """Whether it names one of `names`, by the English word or by the Chinese one."""
        return any(ENGLISH_NAMES.get(each, each) in names for each in self.show)


class Screen(Record):
    """`size` in px; `dwell` in seconds a slide stays; `days` and `hours` absent: always on.

    `programme` says of some items when, how often and how long they play here.
    """

    id: str
    name: Line
    kind: ScreenKind
    place: Line | None = None
    grid: Line | None = None
    owner: Line | None = None
    size: SizePx
    days: WeekdaysText | None = None
    hours: DailyHours | None = None
    accepts: tuple[KindName, ...] = ()
    dwell: Dwell = 10
    programme: tuple[Showing, ...] = ()
    colour: LedColour | None = None

    @property
    def lights(self) -> LedColour:
        """What its dots can show; unless it is said, one colour on a strip and all on a wall."""
        usual = LedColour.SINGLE if self.kind is ScreenKind.LED_STRIP else LedColour.FULL
        return self.colour or usual

    @property
    def windows(self) -> Windows | None:
        """When it is on; None: always. A screen has no dates that would ask for the day before."""
        return by_the_clock(windows_of(self.days, self.hours))

    @property
    def times(self) -> Text:
        """When it is on, in words: `周一至周六 06:30–22:00`."""
        hours = str(self.hours).replace("-", "–") if self.hours else ""
        if self.days is None:
            return Text(hours or "全天", hours or "all day")
        days = self.days.spelled
        return Text(f"{days.zh} {hours}".rstrip(), f"{days.en} {hours}".rstrip())

    def is_named_in(self, on: Collection[str]) -> bool:
        """Whether an item's `on` allows this screen: by id, by kind, or as one of all screens."""
        names = {self.id, self.kind.value, self.kind.chinese, *ALL_SCREENS}
        return not on or not names.isdisjoint(on)

    def accepts_kind(self, kind: Kind) -> bool:
        return kind in self.accepts if self.accepts else kind not in KINDS_FOR_SITE
