"""Honour rolls: every name is shown; cut between deeds, which all take the same room."""

from __future__ import annotations

from collections.abc import Sequence

from civsite.fit.cutting import Cut, Passage
from civsite.fit.kinds.kind import FitKind
from civsite.model.kinds.honours import HONOUR_CATEGORIES, Honours


def _least(item: Honours) -> str:
    named = (deed.name for deed in item.deeds if deed.consent and not deed.anonymous)
    return item.title + "".join(named)


def _cut(item: Honours) -> Cut:
    """By category in the usual order, as a whole roll shows them."""
    order = {category: place for place, category in enumerate(HONOUR_CATEGORIES)}
    deeds = sorted(item.deeds, key=lambda deed: order.get(deed.honour, len(order)))
    passages = [Passage(deed, 1 if deed.anonymous or deed.consent else 0) for deed in deeds]

    def joined(mine: Sequence[Passage], first: bool, last: bool) -> Honours:
        update = {
            "deeds": tuple(passage.said for passage in mine),
            "nominate": item.nominate if last else None,
        }
        return item.model_copy(update=update)

    return Cut(passages, joined)


KIND = FitKind(Honours, _least, _cut)
