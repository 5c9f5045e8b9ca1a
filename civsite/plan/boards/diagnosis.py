"""An edition and today enter; all that an editor should know about it leaves.

What cannot be printed is an error; gaps in time, gaps in place, outdated content and the same on
facing boards are warnings. What many slots have in common is said once.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from civsite.diagnostics import Diagnostic
from civsite.fit.fits import Fits
from civsite.model.community import Community
from civsite.plan.boards.facing import same_on_facing_boards
from civsite.plan.boards.gaps_in_place import unmet_requirements
from civsite.plan.boards.gaps_in_time import empty_slots, ending_within
from civsite.plan.boards.outdated import no_longer_valid
from civsite.plan.boards.too_long import placed_too_long
from civsite.plan.boards.urgent import urgent_not_hung, urgent_without_slot
from civsite.plan.placement import Edition


def edition_diagnostics(
    community: Community, edition: Edition, today: datetime.date, fits: Fits
) -> Iterator[Diagnostic]:
    """All that is amiss; of a past edition, which is history, only its gaps."""
    yield from placed_too_long(community, edition, fits)
    yield from empty_slots(community, edition)
    yield from unmet_requirements(community, edition, today, fits)
    yield from ending_within(community, edition, today)
    if edition.quarter.last_day >= today:
        yield from urgent_not_hung(community, edition, today, fits)
        yield from urgent_without_slot(community, edition, today, fits)
        yield from no_longer_valid(community, edition, today)
        yield from same_on_facing_boards(community, edition)
