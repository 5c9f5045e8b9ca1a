"""Community details 社区: what `content/community.yml` says."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from civsite.model.board import BOARD_KIND_TITLES, BoardKind
from civsite.model.destination import Destination
from civsite.model.record import Record
from civsite.model.scalars import Flag, Line, MediaPath, choice, whole_number
from civsite.model.share import Share


class ColourSpace(StrEnum):
    CMYK = "cmyk"
    RGB = "rgb"


class OfficePaper(StrEnum):
    A3 = "A3"
    A4 = "A4"


class LanguageTag(StrEnum):
    ZH = "zh"
    ZH_HANT = "zh-Hant"
    EN = "en"


COLOUR_SPACE_TITLES: Mapping[StrEnum, str] = {ColourSpace.CMYK: "印刷色", ColourSpace.RGB: "屏幕色"}
OFFICE_PAPER_TITLES: Mapping[StrEnum, str] = {OfficePaper.A3: "A3纸", OfficePaper.A4: "A4纸"}
LANGUAGE_TITLES: Mapping[StrEnum, str] = {
    LanguageTag.ZH: "中文",
    LanguageTag.ZH_HANT: "繁体中文",
    LanguageTag.EN: "英文",
}


class Printing(Record):
    """`bleed` in mm; `marks`: crop marks outside the bleed; `office_paper`: sheet of the tiles."""

    bleed: Annotated[int, whole_number(0, 30)] = 3
    marks: Flag = True
    colour: Annotated[ColourSpace, choice(ColourSpace, COLOUR_SPACE_TITLES)] = ColourSpace.CMYK
    office_paper: Annotated[OfficePaper, choice(OfficePaper, OFFICE_PAPER_TITLES)] = OfficePaper.A3


class Requirement(Record):
    """Coverage the plan is held to: `show` (a kind or a campaign) on every board of the kinds `on`."""

    show: Line
    on: tuple[Annotated[BoardKind, choice(BoardKind, BOARD_KIND_TITLES)], ...]
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
    languages: tuple[Annotated[LanguageTag, choice(LanguageTag, LANGUAGE_TITLES)], ...] = (
        LanguageTag.ZH,
    )
    palette: Line = "seasons"
    printing: Printing = Field(default_factory=Printing)
    requires: tuple[Requirement, ...] = ()
    shares: tuple[Share, ...] = ()
    publish: tuple[Destination, ...] = ()
    licence: Line | None = None
