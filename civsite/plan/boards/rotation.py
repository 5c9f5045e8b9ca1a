"""Items with their weights and chapters enter; the order in which they take turns leaves.

The loop is played again and again. A heavier item comes round more often, evenly spread; no item
follows itself, also from the loop's end to its beginning.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

Chapter = TypeVar("Chapter", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Member(Generic[Chapter]):
    """An item of the loop: how many turns it has, and what it shows in them by turns."""

    turns: int
    chapters: tuple[Chapter, ...]


def usual_turns(weights: Sequence[int], chapters: Sequence[int]) -> list[int]:
    """Turns of each item by its weight; one each where all weigh alike.

    An item of several chapters has at least a turn for each.
    """
    alike = len(set(weights)) == 1
    return [
        max(1 if alike else weight, count) for weight, count in zip(weights, chapters, strict=True)
    ]


def rotation(members: Sequence[Member[Chapter]]) -> list[Chapter]:
    """The loop in as many rounds as the item with most turns has; members come by rank."""
    rounds = max((member.turns for member in members), default=0)
    turns: list[tuple[int, int, int]] = []
    for rank, member in enumerate(members):
        phase = rank / len(members)
        turns += [
            (int((turn + phase) * rounds / member.turns), rank, turn)
            for turn in range(member.turns)
        ]
    loop = [Turn(rank, turn % len(members[rank].chapters)) for _, rank, turn in sorted(turns)]
    return [members[each.rank].chapters[each.chapter] for each in _spread(loop)]


class Turn(NamedTuple):
    rank: int
    chapter: int

    def repeats(self, before: Turn) -> bool:
        """Whether it says again what the turn before it said, or an earlier chapter of it."""
        return self.rank == before.rank and self.chapter != before.chapter + 1


def _spread(turns: Sequence[Turn]) -> list[Turn]:
    """The turns with those moved that repeat their neighbour.

    What finds no place is left out, but no item loses its only turn, no chapter its own.
    """
    kept: list[Turn] = []
    waiting: list[Turn] = []
    for turn in turns:
        if kept and turn.repeats(kept[-1]):
            waiting.append(turn)
            continue
        kept.append(turn)
        late = next((each for each in waiting if not each.repeats(turn)), None)
        if late is not None:
            waiting.remove(late)
            kept.append(late)
    while len(kept) > 1 and kept[0] == kept[-1]:
        waiting.append(kept.pop())
    for turn in waiting:
        place = _place_for(turn, kept)
        if place is not None:
            kept.insert(place, turn)
        elif turn not in kept:
            kept.append(turn)
    return kept


def _place_for(turn: Turn, kept: Sequence[Turn]) -> int | None:
    """Where in the loop the turn stands between two other items."""
    for place in range(1, len(kept)):
        if turn.rank not in (kept[place - 1].rank, kept[place].rank):
            return place
    return None
