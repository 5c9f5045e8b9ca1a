"""Honour rolls: every name is shown; cut between deeds, which all take the same room."""

from __future__ import annotations

from civsite.fit.cutting import Passage
from civsite.fit.kinds.kind import FitKind
from civsite.model.kinds.honours import Honours


def _least(honours: Honours) -> str:
    return honours.title + "".join(deed.name for deed in honours.deeds if deed.may_be_named)


def _passages(honours: Honours) -> list[Passage]:
    """By category, as a whole roll shows them; a deed that may not be shown takes no room."""
    return [Passage(deed, int(deed.may_be_shown)) for deed in honours.deeds_by_category]


KIND = FitKind(
    Honours,
    _least,
    _passages,
    said=lambda passages: {"deeds": tuple(passage.said for passage in passages)},
    at_last=("nominate",),
)
