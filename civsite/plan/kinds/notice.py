"""Notices: while they are valid, the gravest first; a short emergency is for screens alone."""

from __future__ import annotations

import datetime

from civsite.diagnostics import Text
from civsite.model.community import Community
from civsite.model.kinds.notice import Level, Notice
from civsite.plan.kinds.kind import WORTH_PRINTING, PlanKind, Rejection, days_to_hang
from civsite.quarter import Quarter
from civsite.text.dots import PAUSE

_SHORT = Rejection("short", Text("紧急通知所剩不足14天，只上电子屏", "ends too soon to be printed"))
_LEVELS = list(Level)


def _rejection(
    notice: Notice, community: Community, quarter: Quarter, today: datetime.date
) -> Rejection | None:
    is_short = days_to_hang(notice, quarter, today) < WORTH_PRINTING
    return _SHORT if notice.is_emergency and is_short else None


def _rank(notice: Notice) -> tuple[int, int]:
    newest = (notice.date or datetime.date.min).toordinal()
    return (-_LEVELS.index(notice.level), -newest)


def _line(notice: Notice) -> str:
    """An emergency begins by saying so, in the language of its title."""
    mark = ""
    if notice.is_emergency:
        mark = "EMERGENCY: " if notice.title.isascii() else "【紧急】"
    details = [detail for detail in (notice.when, notice.where, notice.what) if detail]
    return mark + PAUSE.join([notice.title, *details])


def _has_heading(notice: Notice) -> bool:
    """An emergency is all alike."""
    return not notice.is_emergency and PAUSE in _line(notice)


KIND = PlanKind(
    Notice,
    rejection=_rejection,
    rank=_rank,
    line=_line,
    has_heading=_has_heading,
    on_strips=True,
)
