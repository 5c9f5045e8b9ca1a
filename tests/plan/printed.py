"""The planner's calls, asking the templates of the packaged theme what fits."""

from __future__ import annotations

import datetime

from civsite.fit.fits import Fits
from civsite.load.theme import load_theme, palette_of
from civsite.model.community import Community
from civsite.plan.boards import context, edition, repair
from civsite.plan.placement import Edition
from civsite.program import packaged_theme
from civsite.quarter import Quarter
from civsite.render.panels.asked import fits_of
from civsite.render.panels.look import Look

_THEME = load_theme(packaged_theme().parent)


def fits(of: Community, quarter: Quarter) -> Fits:
    """What the packaged theme answers of a community."""
    palette = palette_of(_THEME, "seasons", quarter).as_values()
    return fits_of(of, Look(quarter, palette, _THEME.below("print")))


def plan_edition(of: Community, quarter: Quarter, today: datetime.date) -> Edition:
    return edition.plan_edition(of, quarter, today, fits(of, quarter))


def repair_edition(of: Community, quarter: Quarter, today: datetime.date) -> repair.Repair:
    return repair.repair_edition(of, quarter, today, fits(of, quarter))


def plan_context(of: Community, quarter: Quarter, today: datetime.date) -> context.PlanContext:
    return context.plan_context(of, quarter, today, fits(of, quarter))
