"""News digest 活动集锦: the news of one quarter as one item, so that a board can carry it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from operator import attrgetter
from typing import ClassVar

from pydantic import Field

from civsite.model.item import Item, Kind
from civsite.model.kinds.news import Figures, News
from civsite.model.scalars import QuarterText
from civsite.quarter import Quarter

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


def digests_of(stories: Iterable[News], title: str = "社区动态") -> list[Digest]:
    """One for each quarter that has any, its stories newest first and their figures added up."""
    by_quarter: dict[tuple[int, int], list[News]] = defaultdict(list)
    for story in stories:
        by_quarter[story.date.year, (story.date.month + 2) // 3].append(story)
    return [_digest(Quarter(*key), by_quarter[key], title) for key in sorted(by_quarter)]


def is_kept_for_digests(item_id: str) -> bool:
    """Whether an item of that id would be taken for a quarter's digest, or its files for the digest's."""
    return re.fullmatch(r"news-\d{4}q[1-4]", item_id.casefold(), re.ASCII) is not None


def _digest(quarter: Quarter, stories: list[News], title: str) -> Digest:
    newest_first = sorted(stories, key=attrgetter("date", "id"), reverse=True)
    # Of records alone, which need not be typed again.
    return Digest.model_construct(
        id=f"news-{quarter}",
        title=title,
        quarter=quarter,
        stories=tuple(newest_first),
        figures=_sum(story.figures for story in newest_first if story.figures is not None),
    )


def _sum(figures: Iterable[Figures]) -> Figures:
    total: Counter[str] = Counter()
    for each in figures:
        total.update({name: count for name, count in each if count is not None})
    return Figures.model_construct(set(total), **total)
