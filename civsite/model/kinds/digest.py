"""News digest 活动集锦: the news of one quarter as one item, so that a board can carry it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from civsite.model.item import Item, Kind
from civsite.model.kinds.news import Figures, News
from civsite.model.scalars import QuarterText

# So many of its stories a screen, or the card of a link, has room for.
STORIES_LISTED = 12


class Digest(Item):
    """`stories` newest first; `figures` is their sum. Made by the loader, id `news-2026Q3`."""

    kind: ClassVar[Kind] = Kind.NEWS
    folder: ClassVar[str] = "news"
    is_written: ClassVar[bool] = False

    quarter: QuarterText
    stories: tuple[News, ...]
    figures: Figures = Field(default_factory=Figures)

    @property
    def made_of(self) -> tuple[News, ...]:
        return self.stories

    @property
    def page_address(self) -> tuple[str, ...]:
        return (self.folder, "quarter", str(self.quarter))
