"""An edition enters; what it shows where, and what is lacking there, leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.kinds import CHINESE_NAMES, shown_by
from civsite.plan.boards.requirement import Demand, demands_on
from civsite.plan.placement import Edition


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often each of `shows` (kinds and campaigns) hangs on each of `boards` (ids)."""

    shows: tuple[str, ...]
    boards: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]

    def count(self, show: str, board: str) -> int:
        return self.counts.get((show, board), 0)


def coverage_of(community: Community, edition: Edition) -> Coverage:
    """The matrix of kinds and campaigns × boards."""
    counts: dict[tuple[str, str], int] = {}
    for placement in edition.placements:
        if placement.part > 1:
            continue
        for show in shown_by(community.items[placement.item]):
            counts[show, placement.board] = counts.get((show, placement.board), 0) + 1
    return Coverage(tuple(CHINESE_NAMES), tuple(sorted(community.boards)), counts)


def lacks(community: Community, edition: Edition) -> Iterator[tuple[Board, Demand, int]]:
    """What boards in service should show more often, with how often they do; by board id."""
    coverage = coverage_of(community, edition)
    for _, board in sorted(community.boards.items()):
        for demand in () if board.id in edition.closed else demands_on(community, board):
            shown = coverage.count(demand.show, board.id)
            if shown < demand.at_least:
                yield board, demand, shown
