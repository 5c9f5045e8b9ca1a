"""Enters: the news. Leaves: one digest for each quarter that has any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from civsite.model.digest import Digest
from civsite.model.news import Figures, News
from civsite.quarter import Quarter


def digests_of(stories: Iterable[News], title: str = "社区动态") -> list[Digest]:
    """The digests, id `news-2026Q3`, their stories newest first and their figures added up."""
    by_quarter: dict[Quarter, list[News]] = {}
    for story in stories:
        by_quarter.setdefault(Quarter.of(story.date), []).append(story)
    return [_digest(quarter, by_quarter[quarter], title) for quarter in sorted(by_quarter)]


def digest_id(quarter: Quarter) -> str:
    return f"news-{quarter}"


def _digest(quarter: Quarter, stories: list[News], title: str) -> Digest:
    newest_first = sorted(stories, key=lambda story: (story.date, story.id), reverse=True)
    # Of records alone, which need not be typed again.
    return Digest.model_construct(
        id=digest_id(quarter),
        title=title,
        quarter=quarter,
        stories=tuple(newest_first),
        figures=_sum(story.figures for story in newest_first),
    )


def _sum(figures: Iterable[Figures | None]) -> Figures:
    total: Counter[str] = Counter()
    for each in figures:
        total.update({name: count for name, count in each or () if count is not None})
    return Figures.model_construct(set(total), **total)
