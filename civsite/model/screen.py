"""Screen 电子屏: a display, when it is on, and what it may show."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Annotated

from civsite.diagnostics import Text
from civsite.model.item import Kind
from civsite.model.kinds import KINDS_FOR_SITE, KindName
from civsite.model.record import Record
from civsite.model.scalars import DailyHours, Line, SizePx, choice
from civsite.model.showing import Dwell, Showing
from civsite.model.weekdays import WeekdaysText
from civsite.model.windows import Windows, windows_of


class ScreenKind(StrEnum):
    LCD = "lcd"
    LED_STRIP = "led-strip"
    LED_WALL = "led-wall"


SCREEN_KIND_TITLES: Mapping[StrEnum, str] = {
    ScreenKind.LCD: "液晶屏",
    ScreenKind.LED_STRIP: "滚动字幕屏",
    ScreenKind.LED_WALL: "LED大屏",
}

# What `on` of an item calls every screen there is, of whatever kind.
ALL_SCREENS = ("screen", "screens", "电子屏")


class LedColour(StrEnum):
    SINGLE = "single"
    DUAL = "dual"
    FULL = "full"


LED_COLOUR_TITLES: Mapping[StrEnum, str] = {
    LedColour.SINGLE: "单色",
    LedColour.DUAL: "双色",
    LedColour.FULL: "全彩",
}


class Screen(Record):
    """`size` in px; `dwell` in seconds a slide stays; `days` and `hours` absent: always on.

    `programme` says of some items when, how often and how long they play here.
    """

    id: str
    name: Line
    kind: Annotated[ScreenKind, choice(ScreenKind, SCREEN_KIND_TITLES)]
    place: Line | None = None
    grid: Line | None = None
    owner: Line | None = None
    size: SizePx
    days: WeekdaysText | None = None
    hours: DailyHours | None = None
    accepts: tuple[KindName, ...] = ()
    dwell: Dwell = 10
    programme: tuple[Showing, ...] = ()
    colour: Annotated[LedColour, choice(LedColour, LED_COLOUR_TITLES)] | None = None

    @property
    def lights(self) -> LedColour:
        """What its dots can show; unless it is said, one colour on a strip and all on a wall."""
        usual = LedColour.SINGLE if self.kind is ScreenKind.LED_STRIP else LedColour.FULL
        return self.colour or usual

    @property
    def windows(self) -> Windows | None:
        """When it is on; None: always."""
        return windows_of(self.days, self.hours)

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
        names = {self.id, str(self.kind), SCREEN_KIND_TITLES[self.kind], *ALL_SCREENS}
        return not on or not names.isdisjoint(on)

    def accepts_kind(self, kind: Kind) -> bool:
        return kind in self.accepts if self.accepts else kind not in KINDS_FOR_SITE
