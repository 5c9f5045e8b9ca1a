"""A loop enters; what a player shows of it, and how long each item then shows in a round, leaves.

The rule of turns, which every player follows: it walks along the loop and takes the next slide that
may be shown; while one takes over, those alone. It passes over a slide that was shown already since
its item came on, as long as there is another: where much is out of date or hours, no item follows
itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import attrgetter
from typing import Any, TypeVar

from civsite.plan.screens.airtime import DayKind
from civsite.plan.screens.slide import Slide

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Round:
    """One time around the loop: how long each item shows in it, and how long it takes, ms."""

    shown_ms: Mapping[str, int]
    whole_ms: int


# By the items that may be shown.
Rounds = Mapping[frozenset[str], Round]


def once_around(
    allowed: Sequence[Entry], turn_of: Callable[[Entry], tuple[Any, ...]]
) -> list[Entry]:
    """Once around the slides that may be shown, as it goes on for ever: the second time around.

    `turn_of` tells the item of a slide, and its part.
    """
    rounds: tuple[list[Entry], list[Entry]] = ([], [])
    last: Any = None
    shown: set[Any] = set()
    for taken in rounds:
        for slide in allowed:
            item, part = turn_of(slide)
            if item != last:
                last, shown = item, set()
            if part not in shown:
                taken.append(slide)
                shown.add(part)
    return rounds[1] or rounds[0]


def rounds_of(loop: Sequence[Slide], days: Iterable[DayKind]) -> Rounds:
    """The round for each set of items that some stretch of some day allows."""
    allowed = {stretch.items for day in days for stretch in day.stretches}
    rounds = {}
    for items in allowed:
        shown: Counter[str] = Counter()
        slides = [slide for slide in loop if slide.item in items]
        for slide in once_around(slides, attrgetter("item", "part")):
            shown[slide.item] += slide.dwell_ms
        rounds[items] = Round(shown, shown.total())
    return rounds


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
