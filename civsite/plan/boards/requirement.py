"""What the community requires and a board enter; what the board must show leaves."""

from __future__ import annotations

from dataclasses import dataclass

from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.item import Item, Kind
from civsite.model.kinds import CHINESE_NAMES, ENGLISH_NAMES, shown_by


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
