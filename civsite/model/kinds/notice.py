"""Notice 通知: something to know for a time."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from civsite.model.alert import Alert
from civsite.model.item import Item, Kind
from civsite.model.scalars import Date, Line, choice


class Level(StrEnum):
    NORMAL = "normal"
    IMPORTANT = "important"
    EMERGENCY = "emergency"


LEVEL_TITLES: Mapping[StrEnum, str] = {
    Level.NORMAL: "普通",
    Level.IMPORTANT: "重要",
    Level.EMERGENCY: "紧急",
}


class Notice(Item):
    """`what`, `when` and `where` are read in three seconds; `body` is Markdown for who wants more.

    `alert` speaks of an emergency alone.
    """

    level: Annotated[Level, choice(Level, LEVEL_TITLES)] = Level.NORMAL
    date: Date | None = None
    what: Line | None = None
    when: Line | None = None
    where: Line | None = None
    who: Line | None = None
    contact: Line | None = None
    alert: Alert = Field(default_factory=Alert)
    body: str = ""

    @property
    def kind(self) -> Kind:
        return Kind.NOTICE
