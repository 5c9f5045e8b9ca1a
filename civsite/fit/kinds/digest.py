"""News digests: as many stories as there is room for, cut between stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civsite.fit.cutting import Cut, Piece
from civsite.fit.kinds import news
from civsite.fit.kinds.kind import FitKind, NamedPhoto
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.news import Figures


def _least(item: Digest) -> str:
    return item.title


def _cut(item: Digest) -> Cut:
    def joined(mine: Sequence[Piece], first: bool, last: bool) -> Digest:
        stories = tuple(piece.said for piece in mine)
        figures = item.figures if first else Figures()
        return item.model_copy(update={"stories": stories, "figures": figures})

    return Cut([Piece(story, 1) for story in item.stories], joined)


def _photos(item: Digest) -> Iterator[NamedPhoto]:
    for story in item.stories:
        yield from news.photos(story)


KIND = FitKind(least=_least, cut=_cut, photos=_photos)
