"""News digests: as many stories as there is room for, cut between stories."""

from __future__ import annotations

from collections.abc import Sequence

from civsite.fit.cutting import Cut, Passage
from civsite.fit.kinds.kind import FitKind
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.news import Figures


def _cut(item: Digest) -> Cut:
    def joined(mine: Sequence[Passage], first: bool, last: bool) -> Digest:
        stories = tuple(passage.said for passage in mine)
        figures = item.figures if first else Figures()
        return item.model_copy(update={"stories": stories, "figures": figures})

    return Cut([Passage(story, 1) for story in item.stories], joined)


KIND = FitKind(Digest, cut=_cut)
