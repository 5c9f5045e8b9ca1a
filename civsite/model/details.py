"""Community details 社区: what `content/community.yml` says."""

from __future__ import annotations

from enum import StrEnum

from civsite.model.board import BOARD_KIND_TITLES, BoardKind
from civsite.model.record import Record
from civsite.model.scalars import Flag, Line, MediaPath, choice, whole_number


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


class Printing(Record):
    """`bleed` in mm; `marks`: crop marks outside the bleed; `office_paper`: sheet of the tiles."""

    bleed: whole_number(0, 30) = 3  # type: ignore[valid-type]
    marks: Flag = True
    colour: choice(ColourSpace, {ColourSpace.CMYK: "印刷色", ColourSpace.RGB: "屏幕色"}) = ColourSpace.CMYK  # type: ignore[valid-type]  # fmt: skip  # noqa: E501
    office_paper: choice(OfficePaper, {p: f"{p}纸" for p in OfficePaper}) = OfficePaper.A3  # type: ignore[valid-type]  # fmt: skip  # noqa: E501


class Requirement(Record):
    """Coverage the plan is held to: `show` (a kind or a campaign) on every board of the kinds `on`."""

    show: Line
    on: tuple[choice(BoardKind, BOARD_KIND_TITLES), ...]  # type: ignore[valid-type]
    at_least: whole_number(1, 99) = 1  # type: ignore[valid-type]
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
    languages: tuple[choice(LanguageTag, {LanguageTag.ZH: "中文", LanguageTag.ZH_HANT: "繁体中文", LanguageTag.EN: "英文"}), ...] = (LanguageTag.ZH,)  # type: ignore[valid-type]  # fmt: skip  # noqa: E501
    palette: Line = "seasons"
    printing: Printing = Printing()
    requires: tuple[Requirement, ...] = ()
    licence: Line | None = None
