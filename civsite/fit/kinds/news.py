"""Single stories: shortened to their summary where they must be; summary, photos and figures stand on
the first portion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from civsite.fit.cutting import Cut, Piece
from civsite.fit.kinds.kind import FitKind
from civsite.fit.prose import body_of, pieces_of_body
from civsite.model.kinds.news import News

# The photos of a story take about this share of the room that its text takes.
_PHOTOS_SHARE = 0.35


def _cut(item: News) -> Cut:
    pieces = pieces_of_body(item.body)
    if item.photos and pieces:
        length = sum(len(str(piece.said)) for piece in pieces)
        first = pieces[0]
        pieces[0] = replace(first, weight=first.weight + round(_PHOTOS_SHARE * length))

    def joined(mine: Sequence[Piece], first: bool, last: bool) -> News:
        update: dict[str, object] = {"body": body_of(mine)}
        if not first:
            update |= {"summary": None, "photos": (), "figures": None}
        return item.model_copy(update=update)

    return Cut(pieces, joined)


KIND = FitKind(News, cut=_cut)
