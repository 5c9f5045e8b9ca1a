"""How much the solver takes on at once leaves: numbers that change its pace, never its aims."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """In pairs of a group and an item, in pairs of each group, and in nodes of branch and bound.

    With up to `all_at_once` pairs all are columns from the start. With more than `ordered_up_to`
    the choice among equals is left to HiGHS, which always makes the same. A gap is closed if it
    leaves at most `searched_at_most` pairs. Of each group `seeds` pairs are taken in first, then
    `joining` at a time.
    """

    all_at_once: int = 12_000
    ordered_up_to: int = 200_000
    searched_at_most: int = 200_000
    seeds: int = 16
    joining: int = 8
    nodes: int = 50_000
    nodes_for_order: int = 50


USUAL = Limits()
