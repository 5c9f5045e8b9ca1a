"""An edition enters; what it shows where, what is required there, and what is lacking, leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.item import Item, Kind
from civsite.model.kinds import CHINESE_NAMES, ENGLISH_NAMES, shown_by
from civsite.plan.placement import Edition


@dataclass(frozen=True, slots=True)
class Demand:
    """A board must carry `at_least` items that show `show`; `index` is its place in `requires`."""

    index: int
    show: str
    at_least: int

    def is_met_by(self, item: Item) -> bool:
        return self.show in shown_by(item)

    @property
    def title(self) -> Text:
        return Text(CHINESE_NAMES.get(self.show, self.show), self.show)


def demands_on(community: Community, board: Board) -> tuple[Demand, ...]:
    """What `board` must show, campaigns before kinds, since a campaign's poster counts as both."""
    demands = (
        Demand(index, ENGLISH_NAMES.get(each.show, each.show), each.at_least)
        for index, each in enumerate(community.details.requires)
        if board.kind in each.on
    )
    return tuple(sorted(demands, key=lambda each: (each.show in set(map(str, Kind)), each.index)))


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
