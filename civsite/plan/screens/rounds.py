"""A loop and the kinds of day enter; how long each item shows in a round of the loop leaves.

The loop is played as a player plays it, once for each set of items that some stretch allows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from civsite.plan.screens.situations import DayKind
from civsite.plan.screens.turns import Turning, once_around


class Lasting(Turning, Protocol):
    @property
    def dwell_ms(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Round:
    """One time around the loop: how long each item shows in it, and how long it takes, ms."""

    shown_ms: Mapping[str, int]
    whole_ms: int


Rounds = Mapping[frozenset[str], Round]


def rounds_of(loop: Sequence[Lasting], days: Iterable[DayKind]) -> Rounds:
    """The round for each set of items that some stretch of some day allows."""
    allowed = {stretch.items for day in days for stretch in day.stretches}
    return {items: _round(loop, items) for items in allowed}


def _round(loop: Sequence[Lasting], items: frozenset[str]) -> Round:
    shown: Counter[str] = Counter()
    for slide in once_around(loop, [slide.item in items for slide in loop]):
        shown[slide.item] += slide.dwell_ms
    return Round(shown, sum(shown.values()))


def share_of(rounds: Rounds, day: DayKind, counting: Collection[str]) -> Fraction | None:
    """The part of the day's shown time that items `counting` have; None where only emergencies show."""
    had = shown = Fraction(0)
    for stretch in day.stretches:
        if stretch.takeover or not stretch.items:
            continue
        around = rounds[stretch.items]
        part = sum(around.shown_ms.get(item, 0) for item in counting)
        had += stretch.minutes * Fraction(part, around.whole_ms)
        shown += stretch.minutes
    return had / shown if shown else None
