"""Digests of news: that of the quarter which has just ended."""

from __future__ import annotations

import datetime

from civsite.model.community import Community
from civsite.model.kinds.digest import Digest
from civsite.plan.kinds.kind import OUTDATED, PlanKind, Rejection
from civsite.quarter import Quarter


def _rejection(
    digest: Digest, community: Community, quarter: Quarter, today: datetime.date
) -> Rejection | None:
    return None if digest.quarter == quarter.shifted(-1) else OUTDATED


def _chosen(community: Community, quarter: Quarter) -> list[Digest]:
    before = quarter.shifted(-1)
    return [digest for digest in community.items_of(Digest) if digest.quarter == before]


KIND = PlanKind(
    Digest,
    rejection=_rejection,
    is_past=lambda digest, before: digest.quarter < before,
    chosen=_chosen,
    on_strips=True,
)
