"""An edition and today enter; all that an editor should know about it leaves, as warnings.

Four classes concern boards: gaps in time, gaps in place, outdated content, the same on facing
boards. What many slots have in common is said once.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from civsite.diagnostics import Diagnostic
from civsite.model.community import Community
from civsite.plan.boards.facing import same_on_facing_boards
from civsite.plan.boards.gaps_in_place import unmet_requirements
from civsite.plan.boards.gaps_in_time import empty_slots, ending_within
from civsite.plan.boards.outdated import no_longer_valid
from civsite.plan.boards.urgent import urgent_not_hung, urgent_without_slot
from civsite.plan.placement import Edition


def edition_diagnostics(
    community: Community, edition: Edition, today: datetime.date
) -> Iterator[Diagnostic]:
    """All that is amiss; of a past edition, which is history, only its gaps."""
    yield from empty_slots(community, edition)
    yield from unmet_requirements(community, edition, today)
    yield from ending_within(community, edition, today)
    if edition.quarter.last_day >= today:
        yield from urgent_not_hung(community, edition, today)
        yield from urgent_without_slot(community, edition, today)
        yield from no_longer_valid(community, edition, today)
        yield from same_on_facing_boards(community, edition)
