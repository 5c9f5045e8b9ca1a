"""Enters: the news. Leaves: one digest for each quarter that has any."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from operator import attrgetter

from civsite.model.kinds.digest import Digest
from civsite.model.kinds.news import Figures, News
from civsite.quarter import Quarter


def digests_of(stories: Iterable[News], title: str = "社区动态") -> list[Digest]:
    """The digests, id `news-2026Q3`, their stories newest first and their figures added up."""
    by_month: dict[tuple[int, int], list[News]] = defaultdict(list)
    for story in stories:
        day = story.date
        by_month[day.year, day.month].append(story)
    by_quarter: dict[Quarter, list[News]] = defaultdict(list)
    for of_month in by_month.values():
        by_quarter[Quarter.of(of_month[0].date)] += of_month
    return [_digest(quarter, by_quarter[quarter], title) for quarter in sorted(by_quarter)]


def digest_id(quarter: Quarter) -> str:
    return f"news-{quarter}"


def is_kept_for_digests(item_id: str) -> bool:
    """Whether an item of that id would be taken for a quarter's digest, or its files for the digest's."""
    return re.fullmatch(r"news-\d{4}q[1-4]", item_id.casefold(), re.ASCII) is not None


def _digest(quarter: Quarter, stories: list[News], title: str) -> Digest:
    newest_first = sorted(stories, key=attrgetter("date", "id"), reverse=True)
    # Of records alone, which need not be typed again.
    return Digest.model_construct(
        id=digest_id(quarter),
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
