"""What may hang where, and what it costs, leaves as whole numbers: the question the solver answers.

Boards, items and slots are numbered in the order of their ids, so that nothing depends on files.
Slots of one board that allow the same items form a `Group`. Costs are defined here, once; both the
solver and those who check its answer read them from here.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from civsite.plan.boards.aims import Aim

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

# Divisible by every weight, so that use per weight is a whole number.
COMMON_WEIGHT = 60
_NOISE = 1 << 12


@dataclass(frozen=True, slots=True)
class Group:
    """Open slots of one board with equal choice, the most important first.

    `stays` is the item, if any, that hangs there now and should not be taken down needlessly.
    `unwished` is 1 for each of `items` that is not among those which the slots prefer.
    """

    board: int
    slots: tuple[str, ...]
    priority: tuple[int, ...]
    items: Integers
    unwished: Integers
    stays: int = -1


@dataclass(frozen=True, slots=True)
class Need:
    """A board lacks `count` items that show `show`."""

    board: int
    show: int
    count: int


@dataclass(frozen=True)
class AssignmentProblem:
    """Arrays run over items, or over boards × items. `shows` has two columns: kind and campaign.

    `since_board` and `since_community` count how many quarters too early an item returns: 0 where
    it never hung. `fixed` are uses by slots that are not open, `near` those uses per neighbourhood.
    """

    boards: tuple[str, ...]
    items: tuple[str, ...]
    groups: tuple[Group, ...]
    needs: tuple[Need, ...]
    shows: Integers
    urgent: Flags
    stopgap: Integers
    since_board: Integers
    since_community: Integers
    longest: int
    fixed: Integers
    weight: Integers
    past_uses: Integers
    neighbourhoods: tuple[tuple[int, ...], ...]
    near: Integers

    def use_cost(self, aim: Aim, item: Integers, use: Integers) -> Integers:
        """What the `use`-th open use (from 1) of each item costs; never less than the one before.

        The first use anywhere costs how early the item returns to the community; one more in the
        same edition returns at once. Use u of an item of weight w costs (2u - 1)/w, so that the sum
        is the square of its uses per weight: least when uses are as even as they can be.
        """
        total = self.fixed[item] + use
        per_use = COMMON_WEIGHT // self.weight[item]
        if aim is Aim.COMMUNITY:
            return np.asarray(np.where(total == 1, self.since_community[item], self.longest))
        if aim is Aim.SPREAD:
            return np.asarray((2 * total - 1) * per_use)
        if aim is Aim.HISTORY:
            return np.asarray(2 * self.past_uses[item] * per_use)
        return np.zeros(len(item), np.int64)

    def hang_cost(
        self, aim: Aim, board: Integers, item: Integers, stays: Integers, unwished: Integers
    ) -> Integers:
        """What each hanging of an item on a board costs by itself; `stays`, `unwished`: its group's."""
        if aim is Aim.PINS:
            return np.asarray(-self.urgent[item].astype(np.int64))
        if aim is Aim.CHANGES:
            return np.asarray((stays >= 0) & (stays != item)).astype(np.int64)
        if aim is Aim.LASTING:
            return np.asarray(self.stopgap[item])
        if aim is Aim.BOARD:
            return np.asarray(self.since_board[board, item])
        if aim is Aim.PREFERRED:
            return unwished
        if aim is Aim.ORDER:
            return item * _NOISE + self._noise(board, item)
        return np.zeros(len(item), np.int64)

    def _noise(self, board: Integers, item: Integers) -> Integers:
        """A number from the two ids that makes two equal sums unlikely, so that one plan is least."""
        boards = _hashes(self.boards)[board]
        items = _hashes(self.items)[item]
        return ((boards * 2_654_435_761 + items * 40_503) >> np.int64(7)) % (_NOISE // 4)


@lru_cache(maxsize=4)
def _hashes(names: tuple[str, ...]) -> Integers:
    return np.array([zlib.crc32(name.encode()) >> 4 for name in names] or [0], np.int64)


@dataclass(frozen=True)
class Solution:
    """The items that each open slot carries, by (board, slot); `values` are the aims' exact sums
    of costs over these slots; a pinned item that hangs costs -1.

    `proven` names the aims whose value no other plan can better.
    """

    hung: Mapping[tuple[str, str], str]
    values: dict[Aim, int]
    proven: frozenset[Aim]


def values_of(problem: AssignmentProblem, hanging: Integers) -> dict[Aim, int]:
    """The aims that ask what hangs; `hanging` says how often: boards × items of the problem."""
    board, item = np.nonzero(hanging)
    nothing, none = np.full(len(item), -1), np.zeros(len(item), np.int64)
    values = {
        aim: int((problem.hang_cost(aim, board, item, nothing, none) * hanging[board, item]).sum())
        for aim in (Aim.LASTING, Aim.BOARD)
    }
    uses = hanging.sum(axis=0)
    for aim in (Aim.COMMUNITY, Aim.SPREAD, Aim.HISTORY):
        values[aim] = _cost_of_uses(problem, aim, uses)
    return values | {
        Aim.NEIGHBOURS: sum(
            int(np.maximum(0, (hanging[list(members)] > 0).sum(axis=0) - 1).sum())
            for members in problem.neighbourhoods
        ),
    }


def _cost_of_uses(problem: AssignmentProblem, aim: Aim, uses: Integers) -> int:
    """The first, second … use of every item, whoever decided on it."""
    items = np.repeat(np.arange(len(uses)), uses)
    before = np.repeat(np.cumsum(uses) - uses, uses)
    use = np.arange(len(items)) - before + 1
    return int(problem.use_cost(aim, items, use - problem.fixed[items]).sum())
