"""What the community requires and a board enter; what the board must show leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.item import KIND_TITLES, Item, Kind
from civsite.model.poster import CAMPAIGN_TITLES, Poster


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


CHINESE_NAMES: dict[str, str] = {
    **{str(kind): title for kind, title in KIND_TITLES.items()},
    **{str(campaign): title for campaign, title in CAMPAIGN_TITLES.items()},
}
_ENGLISH_NAMES = {title: name for name, title in CHINESE_NAMES.items()}
KNOWN_SHOWS: tuple[str, ...] = (*CHINESE_NAMES, *_ENGLISH_NAMES)


def shown_by(item: Item) -> Iterator[str]:
    """What showing `item` counts for: its kind and, for a poster, its campaign."""
    yield str(item.kind)
    if isinstance(item, Poster):
        yield str(item.campaign)


def demands_on(community: Community, board: Board) -> tuple[Demand, ...]:
    """What `board` must show, campaigns before kinds, since a campaign's poster counts as both."""
    demands = (
        Demand(index, _ENGLISH_NAMES.get(each.show, each.show), each.at_least)
        for index, each in enumerate(community.details.requires)
        if board.kind in each.on
    )
    return tuple(sorted(demands, key=lambda each: (each.show in set(map(str, Kind)), each.index)))
