"""Community details 社区: what `content/community.yml` says."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from civsite.model.board import BoardKind
from civsite.model.destination import Destination
from civsite.model.record import Record
from civsite.model.scalars import Choice, Flag, Line, MediaPath, whole_number
from civsite.model.share import Share


class ColourSpace(Choice):
    CMYK = "cmyk", "印刷色"
    RGB = "rgb", "屏幕色"


class OfficePaper(Choice):
    A3 = "A3", "A3纸"
    A4 = "A4", "A4纸"


class LanguageTag(Choice):
    ZH = "zh", "中文"
    ZH_HANT = "zh-Hant", "繁体中文"
    EN = "en", "英文"


class Printing(Record):
    """`bleed` in mm; `marks`: crop marks outside the bleed; `office_paper`: sheet of the tiles."""

    bleed: Annotated[int, whole_number(0, 30)] = 3
    marks: Flag = True
    colour: ColourSpace = ColourSpace.CMYK
    office_paper: OfficePaper = OfficePaper.A3


class Requirement(Record):
    """Coverage the plan is held to: `show` (a kind or a campaign) on every board of the kinds `on`."""

    show: Line
    on: tuple[BoardKind, ...]
    at_least: Annotated[int, whole_number(1, 99)] = 1
    source: Line | None = None


class Details(Record):
    """Who the community is, and how it prints and speaks."""

    id: str
    name: Line
    address: Line | None = None
    phone: Line | None = None
    mail: Line | None = None
    opening: Line | None = None
    url: Line | None = None
    report_url: Line | None = None
    logo: MediaPath | None = None
    timezone: Line = "Asia/Shanghai"
    languages: tuple[LanguageTag, ...] = (LanguageTag.ZH,)
    palette: Line = "seasons"
    printing: Printing = Field(default_factory=Printing)
    requires: tuple[Requirement, ...] = ()
    shares: tuple[Share, ...] = ()
    publish: tuple[Destination, ...] = ()
    licence: Line | None = None
