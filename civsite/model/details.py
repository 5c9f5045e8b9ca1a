"""Community details 社区: what `content/community.yml` says."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated

from pydantic import AfterValidator, Field, PlainSerializer

from civsite.diagnostics import Text
from civsite.model.addresses import MailAddress, WebAddress
from civsite.model.board import BoardKind
from civsite.model.destination import Destination
from civsite.model.item import Item
from civsite.model.kinds import ENGLISH_NAMES, shown_by
from civsite.model.record import Record
from civsite.model.scalars import (
    SOME,
    Choice,
    Flag,
    FromText,
    Line,
    MediaPath,
    Reference,
    refusal,
    whole_number,
)


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
    """`bleed` in mm; `marks`: crop marks outside the bleed; `office_paper`: sheet of the tiles.

    `material` is what panels are printed on, as the order says it.
    """

    bleed: Annotated[int, whole_number(0, 30)] = 3
    marks: Flag = True
    colour: ColourSpace = ColourSpace.CMYK
    office_paper: OfficePaper = OfficePaper.A3
    material: Line | None = None


class Requirement(Record):
    """Coverage the plan is held to: `show` (a kind or a campaign) on every board of the kinds `on`."""

    show: Reference
    on: Annotated[tuple[BoardKind, ...], SOME]
    at_least: Annotated[int, whole_number(1, 99)] = 1
    source: Line | None = None


def parse_portion(text: str) -> Fraction:
    """`33%` or `1/3`, more than nothing and at most the whole; refuses anything else."""
    percent = re.fullmatch(r"(\d{1,3}(?:\.\d{1,2})?)\s*[%％]", text, re.ASCII)
    parts = re.fullmatch(r"(\d{1,3})\s*/\s*(\d{1,3})", text, re.ASCII)
    portion = Fraction(0)
    if percent:
        portion = Fraction(percent[1]) / 100
    elif parts and int(parts[2]):
        portion = Fraction(int(parts[1]), int(parts[2]))
    if not 0 < portion <= 1:
        raise refusal(
            "portion-form",
            Text(f"“{text}”不是占比", f"“{text}” is not a share of the whole"),
            Text("写成 33% 或 1/3", "write it as 33% or 1/3"),
        )
    return portion


Portion = Annotated[Fraction, FromText(parse_portion, {"type": "string"}), PlainSerializer(str)]


class Share(Record):
    """`show` (kinds, campaigns) has `at_least` that part of each day on screens `on`; empty: all."""

    show: Annotated[tuple[Reference, ...], SOME]
    at_least: Portion
    on: tuple[Reference, ...] = ()
    source: Line | None = None

    def counts(self, item: Item) -> bool:
        """Whether the time of `item` counts."""
        shown = set(shown_by(item))
        return any(ENGLISH_NAMES.get(each, each) in shown for each in self.show)


def _each_once(languages: tuple[LanguageTag, ...]) -> tuple[LanguageTag, ...]:
    return tuple(dict.fromkeys(languages))


class Details(Record):
    """Who the community is, and how it prints and speaks."""

    id: str
    name: Line
    address: Line | None = None
    phone: Line | None = None
    mail: MailAddress | None = None
    opening: Line | None = None
    url: WebAddress | None = None
    report_url: WebAddress | None = None
    logo: MediaPath | None = None
    timezone: Line = "Asia/Shanghai"
    languages: Annotated[tuple[LanguageTag, ...], SOME, AfterValidator(_each_once)] = (
        LanguageTag.ZH,
    )
    palette: Reference = "seasons"
    printing: Printing = Field(default_factory=Printing)
    requires: tuple[Requirement, ...] = ()
    shares: tuple[Share, ...] = ()
    publish: tuple[Destination, ...] = ()
    licence: Line | None = None

    @property
    def main_language(self) -> str:
        """What boards, screens and sheets speak."""
        return str(self.languages[0])
