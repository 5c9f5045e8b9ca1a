"""Stories: those of the quarter before and of the quarter; on boards for want of better."""

from __future__ import annotations

import datetime

from civsite.model.community import Community
from civsite.model.kinds.news import News
from civsite.plan.kinds.kind import OUTDATED, TOO_EARLY, PlanKind, Rejection
from civsite.quarter import Quarter

_ON_SCREENS_AT_MOST = 12


def _rejection(
    story: News, community: Community, quarter: Quarter, today: datetime.date
) -> Rejection | None:
    if story.date > min(today, quarter.last_day):
        return TOO_EARLY
    return None if story.date >= quarter.shifted(-1).first_day else OUTDATED


def _chosen(community: Community, quarter: Quarter) -> list[News]:
    """The latest, pinned ones before all others."""
    first, last = quarter.shifted(-1).first_day, quarter.last_day
    stories = [story for story in community.items_of(News) if first <= story.date <= last]
    stories.sort(key=lambda story: (not story.pinned, -story.date.toordinal(), story.id))
    return stories[:_ON_SCREENS_AT_MOST]


def _is_past(story: News, before: Quarter) -> bool:
    return story.date < before.first_day and not story.on and not story.pinned


KIND = PlanKind(
    News,
    rejection=_rejection,
    is_past=_is_past,
    stopgap_day=lambda story: story.date,
    chosen=_chosen,
    rank=lambda story: (0, -story.date.toordinal()),
    on_strips=True,
)
