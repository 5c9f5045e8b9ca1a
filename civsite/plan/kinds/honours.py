"""Honour rolls: an edition shows the newest one; on screens up to three people at a time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from civsite.model.community import Community
from civsite.model.kinds.honours import Honours
from civsite.model.scalars import Size
from civsite.plan.kinds.kind import OUTDATED, TOO_EARLY, PlanKind, Rejection
from civsite.plan.screens.slide import Part, orientation_of, reading_length
from civsite.quarter import Quarter

# A roll is renewed every quarter; one that lags by more is last year's.
_OLDEST_QUARTERS = 2
# People on one slide, by the length of the longest deed among them; a longer deed stands alone.
_DEED_CHARACTERS = {"portrait": {2: 46}, "square": {1: 0}, "landscape": {3: 36, 2: 70}}
# A name of more than this many characters leaves no room for a third person beside it.
_LONG_NAME = 6


def newest_roll(community: Community, quarter: Quarter) -> Honours | None:
    """The roll an edition shows: the newest before it, or its own if there is none before."""
    rolls = [roll for roll in community.items_of(Honours) if roll.quarter <= quarter]
    earlier = [roll for roll in rolls if roll.quarter < quarter]
    newest = max(earlier or rolls, key=lambda roll: (roll.quarter, roll.id), default=None)
    if newest is None or quarter.since(newest.quarter) > _OLDEST_QUARTERS:
        return None
    return newest


def _rejection(
    roll: Honours, community: Community, quarter: Quarter, today: datetime.date
) -> Rejection | None:
    if roll == newest_roll(community, quarter):
        return None
    return TOO_EARLY if roll.quarter >= quarter else OUTDATED


def _chosen(community: Community, quarter: Quarter) -> list[Honours]:
    roll = newest_roll(community, quarter)
    return [] if roll is None else [roll]


def _parts(roll: Honours, size: Size) -> Iterator[Part]:
    """Up to three deeds at a time: fewer, the longer they are."""
    lengths = _DEED_CHARACTERS[orientation_of(size)]
    most = max(lengths)
    group: list[int] = []
    room = most
    for index, deed in enumerate(roll.deeds):
        if not deed.may_be_shown:
            continue
        fits = next((count for count, most in lengths.items() if len(deed.deed) <= most), 1)
        if reading_length(deed.name) > _LONG_NAME:
            fits = min(fits, max(1, max(lengths) - 1))
        if group and len(group) >= min(room, fits):
            yield Part(entries=tuple(group))
            group, room = [], most
        group.append(index)
        room = min(room, fits)
    if group:
        yield Part(entries=tuple(group))


KIND = PlanKind(Honours, rejection=_rejection, chosen=_chosen, parts=_parts)
