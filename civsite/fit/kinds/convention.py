"""Conventions: never abridged, cut between articles, a long one inside an article after a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from civsite.fit.cutting import Cut, Piece, pieces_of
from civsite.fit.kinds.kind import FitKind
from civsite.model.kinds.convention import Convention


def _least(item: Convention) -> str:
    return item.title + "".join(item.articles)


def _cut(item: Convention) -> Cut:
    length = sum(map(len, item.articles))

    def joined(mine: Sequence[Piece], first: bool, last: bool) -> Convention:
        articles: list[str] = []
        for index, piece in enumerate(mine):
            if piece.goes_on and index:
                articles[-1] += str(piece.said)
            else:
                articles.append(str(piece.said))
        return item.model_copy(
            update={
                "articles": tuple(articles),
                "preamble": item.preamble if first else None,
                "adopted": item.adopted if last else None,
                "adopted_by": item.adopted_by if last else None,
            }
        )

    return Cut([each for article in item.articles for each in pieces_of(article, length)], joined)


KIND = FitKind(Convention, _least, _cut)
