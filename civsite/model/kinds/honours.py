"""Honour roll 善行义举榜: the deeds of one quarter, shown as one item."""

from __future__ import annotations

from civsite.model.item import Item, Kind
from civsite.model.record import Record
from civsite.model.scalars import Date, Flag, FocusText, Line, MediaPath, Prose, QuarterText

# The categories of good people as civic honours name them.
HONOUR_CATEGORIES: tuple[str, ...] = ("助人为乐", "见义勇为", "诚实守信", "孝老爱亲", "敬业奉献")


class Deed(Record):
    """A person and what they did. Without `consent` (the day it was given) only `anonymous` is shown."""

    name: Line
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


class Honours(Item):
    title: Line = "善行义举榜"
    quarter: QuarterText
    deeds: tuple[Deed, ...]
    nominate: Prose | None = None

    @property
    def kind(self) -> Kind:
        return Kind.HONOURS
