"""The items of a screen and the shares of its time that some must have enter; their turns leave.

Turns are added one at a time to what is short, the least favoured by its weight first, until each
share is had on every kind of day. What cannot be had stays short; `screen_gaps` tells of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from civsite.model.community import Community
from civsite.model.details import Share
from civsite.model.screen import Screen
from civsite.plan.screens.situations import DayKind

# Items that count for a share, and the part of each day that they shall have.
Wanted = tuple[frozenset[str], Fraction]
_Numbers = NDArray[np.float64]
# Beyond this many times the usual loop, more turns change next to nothing.
_LONGEST = 6
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item of the loop: `turn_ms` is how long one turn of it takes."""

    item: str
    weight: int
    chapters: int
    turn_ms: float


def shares_on(community: Community, screen: Screen) -> tuple[tuple[int, Share], ...]:
    """The shares that hold on `screen`, each with its place in `shares`."""
    numbered = enumerate(community.details.shares)
    return tuple((index, share) for index, share in numbered if screen.is_named_in(share.on))


def turns_for_shares(
    candidates: Sequence[Candidate],
    usual: Sequence[int],
    wanted: Sequence[Wanted],
    days: Sequence[DayKind],
) -> list[int]:
    """Turns of each candidate; the `usual` ones where they give every wanted share already."""
    board = _Board.of(candidates, wanted, days)
    turns = np.array(usual, dtype=np.float64)
    if board.shortest(turns) is None:
        return list(usual)
    turns = np.array([max(each.weight, each.chapters) for each in candidates], dtype=np.float64)
    weights = np.array([each.weight for each in candidates], dtype=np.float64)
    limit = turns.sum() * _LONGEST
    while turns.sum() < limit and (short := board.shortest(turns)) is not None:
        if not short.any():
            break
        turns[np.argmin(np.where(short, turns / weights, np.inf))] += 1
    return [int(each) for each in turns]


@dataclass(frozen=True, slots=True)
class _Board:
    """Which candidate may be shown in which stretch, and which of them count for which share."""

    shown: NDArray[np.bool_]
    minutes: _Numbers
    day_of: NDArray[np.int64]
    days: int
    turn_ms: _Numbers
    counting: tuple[tuple[NDArray[np.bool_], float], ...]

    @staticmethod
    def of(
        candidates: Sequence[Candidate],
        wanted: Sequence[Wanted],
        days: Sequence[DayKind],
    ) -> _Board:
        places: Mapping[str, int] = {each.item: at for at, each in enumerate(candidates)}
        told = [
            (number, stretch.minutes, [places[item] for item in stretch.items if item in places])
            for number, day in enumerate(days)
            for stretch in day.stretches
            if stretch.items and not stretch.takeover
        ]
        shown = np.zeros((len(told), len(candidates)), dtype=np.bool_)
        for row, (_, _, valid) in enumerate(told):
            shown[row, valid] = True
        return _Board(
            shown,
            np.array([minutes for _, minutes, _ in told], dtype=np.float64),
            np.array([number for number, _, _ in told], dtype=np.int64),
            len(days),
            np.array([each.turn_ms for each in candidates], dtype=np.float64),
            tuple(
                (np.array([each.item in items for each in candidates], dtype=np.bool_), float(part))
                for items, part in wanted
            ),
        )

    def shortest(self, turns: _Numbers) -> NDArray[np.bool_] | None:
        """Who needs more turns: what counts for a share that is not had, on the day it is least.

        None if every share is had every day.
        """
        time = self.shown * (turns * self.turn_ms)
        whole = time.sum(axis=1)
        on = np.bincount(self.day_of, self.minutes, self.days)
        for counts, part in self.counting:
            had = self.minutes * time[:, counts].sum(axis=1) / np.maximum(whole, 1.0)
            lacking = part * on - np.bincount(self.day_of, had, self.days)
            day = int(np.argmax(lacking))
            if lacking[day] > _ROUNDING:
                useful: NDArray[np.bool_] = self.shown[self.day_of == day].any(axis=0) & counts
                return useful
        return None
