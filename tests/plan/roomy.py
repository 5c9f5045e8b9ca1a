"""The planner's calls where templates show whatever they are given, and short words for what comes.

For promises that have nothing to do with sizes: no panel is typeset for them.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from civsite.diagnostics import Diagnostic, Text
from civsite.fit.answer import WHOLE
from civsite.fit.fits import Fits
from civsite.model.community import Community
from civsite.plan.boards import edition as editions
from civsite.plan.boards import repair as repairs
from civsite.plan.placement import Edition
from civsite.quarter import Quarter
from tests.plan.communities import edition

Q4, TODAY = Quarter(2026, 4), datetime.date(2026, 10, 5)


def plan(of: Community, today: datetime.date = TODAY, quarter: Quarter | None = None) -> Edition:
    return editions.plan_edition(of, quarter or Quarter.of(today), today, roomy())


def repaired(of: Community, today: datetime.date = TODAY) -> repairs.Repair:
    return repairs.repair_edition(of, Quarter.of(today), today, roomy())


def hung(planned: Edition) -> dict[str, str]:
    """What hangs where: item by `board/slot`."""
    return {f"{each.board}/{each.slot}": each.item for each in planned.placements}


def whys(planned: Edition) -> dict[str, Text]:
    """Why each slot carries what it does, or nothing, by `board/slot`."""
    placed = {f"{each.board}/{each.slot}": each.reason.text for each in planned.placements}
    return placed | {f"{each.board}/{each.slot}": each.why for each in planned.unfilled}


def codes(planned: Edition) -> list[str]:
    return [each.code for each in planned.diagnostics]


def said(planned: Edition, code: str) -> Diagnostic:
    """The one diagnostic of that code."""
    (only,) = (each for each in planned.diagnostics if each.code == code)
    return only


def kept(of: Community, planned: Edition) -> Community:
    """The community with the plan written down."""
    slots: dict[str, dict[str, str]] = {}
    for each in planned.placements:
        slots.setdefault(each.board, {})[each.slot] = each.item
    written = edition(str(planned.quarter), slots)
    return replace(of, editions={**of.editions, planned.quarter: written})


def roomy() -> Fits:
    return Fits(lambda questions: [WHOLE] * len(questions))
