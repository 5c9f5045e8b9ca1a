"""A placement enters; the portion of its item that it carries leaves."""

from __future__ import annotations

from civsite.fit.portions import Portion, areas_of, portions
from civsite.model.community import Community
from civsite.plan.placement import Edition, Placement


def portion_in(community: Community, edition: Edition, placement: Placement) -> Portion:
    """What one slot carries of its item; all of it unless it goes on over several slots."""
    item, board = community.items[placement.item], community.boards[placement.board]
    run = [slot for each in edition.run_of(placement) if (slot := board.slot(each.slot))]
    shared = portions(item, areas_of(run))
    return shared[placement.part - 1] if shared else Portion(item, item)
