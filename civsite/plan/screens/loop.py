"""The items of a screen, the shares of its time that are asked for and its days enter; its loop leaves.

Turns are counted out beforehand, but what a day then has depends on who stands beside whom: the loop
is played, and where a share is still short a little more is counted out for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from civsite.plan.boards.rotation import Member, rotation, usual_turns
from civsite.plan.screens.rounds import Lasting, rounds_of, share_of
from civsite.plan.screens.shares import Candidate, Wanted, turns_for_shares
from civsite.plan.screens.situations import DayKind

LastingSlide = TypeVar("LastingSlide", bound=Lasting)
_TRIES = 8
_MORE = Fraction(1, 250)
_MOST = Fraction(97, 100)


@dataclass(frozen=True, slots=True)
class Looped(Generic[LastingSlide]):
    """An item of the loop; it shows one of its chapters in each turn."""

    item: str
    weight: int
    chapters: tuple[tuple[LastingSlide, ...], ...]

    @property
    def candidate(self) -> Candidate:
        whole_ms = sum(slide.dwell_ms for chapter in self.chapters for slide in chapter)
        return Candidate(self.item, self.weight, len(self.chapters), whole_ms / len(self.chapters))


def loop_of(
    items: Sequence[Looped[LastingSlide]], wanted: Sequence[Wanted], days: Sequence[DayKind]
) -> list[LastingSlide]:
    """`items` by rank. The loop that gives every share, or the one that lacks least."""
    candidates = [each.candidate for each in items]
    usual = usual_turns(
        [each.weight for each in candidates], [each.chapters for each in candidates]
    )
    asked = list(wanted)
    best: tuple[Fraction, list[LastingSlide]] | None = None
    for _ in range(_TRIES):
        loop = _in_turns(items, turns_for_shares(candidates, usual, asked, days))
        lacking = _lacking(loop, wanted, days)
        if best is None or sum(lacking) < best[0]:
            best = (sum(lacking, Fraction(0)), loop)
        if not any(lacking):
            break
        asked = [
            (counting, min(_MOST, part + lack + _MORE) if lack else part)
            for (counting, part), lack in zip(asked, lacking, strict=True)
        ]
    return best[1] if best else []


def _in_turns(items: Sequence[Looped[LastingSlide]], turns: Sequence[int]) -> list[LastingSlide]:
    members = [Member(count, each.chapters) for count, each in zip(turns, items, strict=True)]
    return [slide for chapter in rotation(members) for slide in chapter]


def _lacking(
    loop: Sequence[LastingSlide], wanted: Sequence[Wanted], days: Sequence[DayKind]
) -> list[Fraction]:
    """By how much each share is short, on the day on which it is least."""
    if not wanted:
        return []
    usual = [day for day in days if not any(stretch.takeover for stretch in day.stretches)]
    rounds = rounds_of(loop, usual)
    lacking = []
    for counting, part in wanted:
        had = [share_of(rounds, day, counting) for day in usual]
        lacking.append(max((part - each for each in had if each is not None), default=Fraction(0)))
    return [max(each, Fraction(0)) for each in lacking]
