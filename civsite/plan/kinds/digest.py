"""Digests of news: that of the quarter which has just ended."""

from __future__ import annotations

import datetime

from civsite.diagnostics import Text
from civsite.model.community import Community
from civsite.model.kinds.digest import Digest
from civsite.plan.kinds.kind import OUTDATED, TOO_EARLY, PlanKind, Rejection
from civsite.quarter import Quarter


def _rejection(
    digest: Digest, community: Community, quarter: Quarter, today: datetime.date
) -> Rejection | None:
    if digest.quarter >= quarter:
        return Rejection(
            TOO_EARLY.code,
            Text(
                f"还太早：{digest.quarter} 的活动集锦要等这一季结束才完整",
                f"is too early: the digest of {digest.quarter} is complete when the quarter has ended",
            ),
        )
    return None if digest.quarter == quarter.shifted(-1) else OUTDATED


def _chosen(community: Community, quarter: Quarter) -> list[Digest]:
    before = quarter.shifted(-1)
    return [digest for digest in community.items_of(Digest) if digest.quarter == before]


KIND = PlanKind(
    Digest,
    rejection=_rejection,
    complete_on=lambda digest: digest.quarter.last_day,
    is_past=lambda digest, before: digest.quarter < before,
    chosen=_chosen,
    on_strips=True,
)
