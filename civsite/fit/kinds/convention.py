"""Conventions: never abridged, cut between articles, a long one inside an article after a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from civsite.fit.cutting import Cut, Passage, passages_of_text
from civsite.fit.kinds.kind import FitKind
from civsite.model.kinds.convention import Convention


def _least(item: Convention) -> str:
    return item.title + "".join(item.articles)


def _cut(item: Convention) -> Cut:
    length = sum(map(len, item.articles))

    def joined(mine: Sequence[Passage], first: bool, last: bool) -> Convention:
        articles: list[str] = []
        for index, passage in enumerate(mine):
            if passage.goes_on and index:
                articles[-1] += str(passage.said)
            else:
                articles.append(str(passage.said))
        return item.model_copy(
            update={
                "articles": tuple(articles),
                "preamble": item.preamble if first else None,
                "adopted": item.adopted if last else None,
                "adopted_by": item.adopted_by if last else None,
            }
        )

    return Cut(
        [each for article in item.articles for each in passages_of_text(article, length)], joined
    )


KIND = FitKind(Convention, _least, _cut)
