"""The items of a screen, the shares of its time that are asked for and its days enter; its loop leaves.

Turns are added one at a time to what is short, the least favoured by its weight first, until each
share is had on every kind of day. What a day then has depends on who stands beside whom: the loop is
played, and where a share is still short a little more is counted out for it. What cannot be had stays
short; `diagnosis.py` tells of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from civsite.model.community import Community
from civsite.model.details import Share
from civsite.model.screen import Screen
from civsite.plan.boards.rotation import Member, rotation, usual_turns
from civsite.plan.screens.airtime import DayKind
from civsite.plan.screens.slide import Run, Slide
from civsite.plan.screens.turns import rounds_of, share_of

# Items that count for a share, and the part of each day that they shall have.
Wanted = tuple[frozenset[str], Fraction]
_Numbers = NDArray[np.float64]
_Flags = NDArray[np.bool_]
_TRIES = 8
_MORE = Fraction(1, 250)
_MOST = Fraction(97, 100)
# Beyond this many times the usual loop, more turns change next to nothing.
_LONGEST = 6
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Looped:
    """An item of the loop; it shows one of its chapters in each turn."""

    item: str
    weight: int
    chapters: tuple[Run, ...]

    @property
    def turn_ms(self) -> float:
        """How long one turn takes, on average."""
        whole = sum(slide.dwell_ms for chapter in self.chapters for slide in chapter)
        return whole / len(self.chapters)


def shares_on(community: Community, screen: Screen) -> tuple[tuple[int, Share], ...]:
    """The shares that hold on `screen`, each with its place in `shares`."""
    numbered = enumerate(community.details.shares)
    return tuple((index, share) for index, share in numbered if screen.is_named_in(share.on))


def loop_of(
    items: Sequence[Looped], wanted: Sequence[Wanted], days: Sequence[DayKind]
) -> list[Slide]:
    """`items` by rank. The loop that gives every share, or the one that lacks least."""
    screen_time = _ScreenTime(items, wanted, days)
    asked = [part for _, part in wanted]
    best: tuple[Fraction, list[Slide]] | None = None
    for _ in range(_TRIES):
        turns = zip(_turns(items, screen_time, asked), items, strict=True)
        chapters = rotation([Member(count, each.chapters) for count, each in turns])
        loop = [slide for chapter in chapters for slide in chapter]
        lacking = _lacking(loop, wanted, days)
        if best is None or sum(lacking) < best[0]:
            best = (sum(lacking, Fraction(0)), loop)
        if not any(lacking):
            break
        asked = [
            min(_MOST, part + lack + _MORE) if lack else part
            for part, lack in zip(asked, lacking, strict=True)
        ]
    return best[1] if best else []


def _lacking(
    loop: Sequence[Slide], wanted: Sequence[Wanted], days: Sequence[DayKind]
) -> list[Fraction]:
    """By how much each share is short, on the day on which it is least."""
    if not wanted:
        return []
    usual = [day for day in days if not any(stretch.takeover for stretch in day.stretches)]
    rounds = rounds_of(loop, usual)
    lacking = []
    for counting, part in wanted:
        had = [share_of(rounds, day, counting) for day in usual]
        short = [part - each for each in had if each is not None]
        lacking.append(max([Fraction(0), *short]))
    return lacking


def _turns(
    items: Sequence[Looped], screen_time: _ScreenTime, asked: Sequence[Fraction]
) -> list[int]:
    """Turns of each item; the usual ones where they give every share asked for already."""
    weights, chapters = [each.weight for each in items], [len(each.chapters) for each in items]
    usual = usual_turns(weights, chapters)
    if screen_time.shortest(np.array(usual, dtype=np.float64), asked) is None:
        return usual
    turns = np.maximum(weights, chapters).astype(np.float64)
    limit = turns.sum() * _LONGEST
    while turns.sum() < limit and (short := screen_time.shortest(turns, asked)) is not None:
        if not short.any():
            break
        turns[np.argmin(np.where(short, turns / weights, np.inf))] += 1
    return [int(each) for each in turns]


class _ScreenTime:
    """Which item may be shown in which stretch, and which of them count for which share."""

    def __init__(
        self, items: Sequence[Looped], wanted: Sequence[Wanted], days: Sequence[DayKind]
    ) -> None:
        names = [each.item for each in items]
        told = [
            (number, stretch)
            for number, day in enumerate(days)
            for stretch in day.stretches
            if stretch.items and not stretch.takeover
        ]
        self._days = len(days)
        self._day_of = np.array([number for number, _ in told], dtype=np.int64)
        self._minutes = np.array([stretch.minutes for _, stretch in told], dtype=np.float64)
        self._shown: _Flags = np.zeros((len(told), len(names)), dtype=np.bool_)
        for row, (_, stretch) in enumerate(told):
            self._shown[row] = [name in stretch.items for name in names]
        self._turn_ms = np.array([each.turn_ms for each in items], dtype=np.float64)
        self._counting: list[_Flags] = [
            np.array([name in counting for name in names], dtype=np.bool_) for counting, _ in wanted
        ]

    def shortest(self, turns: _Numbers, asked: Sequence[Fraction]) -> _Flags | None:
        """Who needs more turns: what counts for a share that is not had, on the day it is least.

        None if every share is had every day.
        """
        time = self._shown * (turns * self._turn_ms)
        whole = time.sum(axis=1)
        on = np.bincount(self._day_of, self._minutes, self._days)
        for counts, part in zip(self._counting, asked, strict=True):
            had = self._minutes * time[:, counts].sum(axis=1) / np.maximum(whole, 1.0)
            lacking = float(part) * on - np.bincount(self._day_of, had, self._days)
            day = int(np.argmax(lacking))
            if lacking[day] > _ROUNDING:
                useful: _Flags = self._shown[self._day_of == day].any(axis=0) & counts
                return useful
        return None
