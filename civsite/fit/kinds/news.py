"""Single stories: shortened to their summary where they must be; summary, photos and figures stand on
the first portion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from civsite.fit.cutting import Cut, Passage
from civsite.fit.kinds.kind import FitKind
from civsite.fit.markdown import body_of, passages_of
from civsite.model.kinds.news import News

# The photos of a story take about this share of the room that its text takes.
_PHOTOS_SHARE = 0.35


def _cut(item: News) -> Cut:
    passages = passages_of(item.body)
    if item.photos and passages:
        length = sum(len(str(passage.said)) for passage in passages)
        first = passages[0]
        passages[0] = replace(first, weight=first.weight + round(_PHOTOS_SHARE * length))

    def joined(mine: Sequence[Passage], first: bool, last: bool) -> News:
        update: dict[str, object] = {"body": body_of(mine)}
        if not first:
            update |= {"summary": None, "photos": (), "figures": None}
        return item.model_copy(update=update)

    return Cut(passages, joined)


KIND = FitKind(News, cut=_cut)
