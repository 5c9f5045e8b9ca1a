"""Conventions: never abridged, cut between articles, a long one inside an article after a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from civsite.fit.cutting import Passage, passages_of_text
from civsite.fit.kinds.kind import FitKind
from civsite.model.kinds.convention import Convention


def _least(convention: Convention) -> str:
    return convention.title + "".join(convention.articles)


def _passages(convention: Convention) -> list[Passage]:
    length = sum(map(len, convention.articles))
    return [each for article in convention.articles for each in passages_of_text(article, length)]


def _said(passages: Sequence[Passage]) -> dict[str, tuple[str, ...]]:
    articles: list[str] = []
    for passage in passages:
        if passage.goes_on and articles:
            articles[-1] += str(passage.said)
        else:
            articles.append(str(passage.said))
    return {"articles": tuple(articles)}


KIND = FitKind(
    Convention,
    _least,
    _passages,
    _said,
    at_first=("preamble",),
    at_last=("adopted", "adopted_by"),
)
