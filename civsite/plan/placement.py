"""Placement: one item in one slot of one edition with its reason; and the edition they form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from civsite.diagnostics import Diagnostic, Text
from civsite.fit.portions import Portion, areas_of, portions
from civsite.model.community import Community
from civsite.model.edition import part_mark
from civsite.plan.boards.aims import Aim
from civsite.quarter import Quarter


class Reason(NamedTuple):
    """Why an item hangs where it does: `code` is pinned, written, kept, required or rotation."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Placement:
    """One item in one slot. `runner_up` would hang here if `item` were not there.

    `pinned` says that an editor fixed this place in the edition's file or pinned the item itself.
    An item too long for its slot goes on in others of the board: this is `part` of `parts`.
    """

    board: str
    slot: str
    item: str
    reason: Reason
    pinned: bool = False
    runner_up: str | None = None
    why_second: Text | None = None
    part: int = 1
    parts: int = 1

    @property
    def mark(self) -> str:
        """What follows the item's title where it is told of: « 1/2» of an item in two parts."""
        return part_mark(self.part, self.parts)


class Unfilled(NamedTuple):
    """A slot that carries nothing; `intended` when the edition's file leaves it empty."""

    board: str
    slot: str
    why: Text
    intended: bool = False


class Attained(NamedTuple):
    """What an aim came to; `proven`: no plan that keeps what was settled and the aims above betters it.

    Counted over the whole edition; changes and order, over the slots that were open.
    """

    aim: Aim
    value: int
    proven: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """All placements of a quarter, by board id and then in the order of the board's slots.

    `written` says that the quarter has a file in `content/editions/`; `aims` are in their order;
    `closed` are the ids of boards out of service.
    """

    quarter: Quarter
    placements: tuple[Placement, ...] = ()
    unfilled: tuple[Unfilled, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    written: bool = False
    aims: tuple[Attained, ...] = ()
    closed: tuple[str, ...] = ()

    @property
    def is_optimal(self) -> bool:
        """Whether every aim is proven; the order by ids, the last, decides only among equals."""
        return all(each.proven for each in self.aims if each.aim is not Aim.ORDER)

    def on_board(self, board: str) -> Iterator[Placement]:
        """What a board carries, in the order of its slots."""
        return (placement for placement in self.placements if placement.board == board)

    def run_of(self, placement: Placement) -> tuple[Placement, ...]:
        """All the parts of the item that `placement` is a part of, in order; itself if whole."""
        if placement.parts == 1:
            return (placement,)
        alike = (each for each in self.on_board(placement.board) if each.item == placement.item)
        return tuple(sorted(alike, key=lambda each: each.part))

    def in_slot(self, board: str, slot: str) -> Placement | None:
        """What one slot carries, or None."""
        return next((each for each in self.on_board(board) if each.slot == slot), None)


def portion_in(community: Community, edition: Edition, placement: Placement) -> Portion:
    """What one slot carries of its item; all of it unless it goes on over several slots."""
    item, board = community.items[placement.item], community.boards[placement.board]
    run = [slot for each in edition.run_of(placement) if (slot := board.slot(each.slot))]
    shared = portions(item, areas_of(run))
    return shared[placement.part - 1] if shared else Portion(item, item)
