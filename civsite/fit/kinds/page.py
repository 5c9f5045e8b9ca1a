"""Free pages: they hang nowhere by plan, but a panel of one is set like a story without photos."""

from __future__ import annotations

from collections.abc import Sequence

from civsite.fit.cutting import Cut, Passage
from civsite.fit.kinds.kind import FitKind
from civsite.fit.markdown import body_of, passages_of
from civsite.model.kinds.page import Page


def _cut(item: Page) -> Cut:
    def joined(mine: Sequence[Passage], first: bool, last: bool) -> Page:
        update: dict[str, object] = {"body": body_of(mine)}
        if not first:
            update["summary"] = None
        return item.model_copy(update=update)

    return Cut(passages_of(item.body), joined)


KIND = FitKind(Page, cut=_cut)
