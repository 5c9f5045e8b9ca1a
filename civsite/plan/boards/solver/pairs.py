"""A problem enters; every group and item that may come together leave, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from civsite.plan.boards.problem import AssignmentProblem, Integers

Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Every (group, item) that is allowed, as equally long arrays; groups ascend."""

    group: Integers
    board: Integers
    item: Integers
    stays: Integers

    @classmethod
    def of(cls, problem: AssignmentProblem) -> Pairs:
        sizes = [len(group.items) for group in problem.groups]
        boards = np.array([group.board for group in problem.groups], np.int64)
        stays = np.array([group.stays for group in problem.groups], np.int64)
        items = [group.items for group in problem.groups] or [np.zeros(0, np.int64)]
        return cls(
            np.repeat(np.arange(len(sizes)), sizes),
            np.repeat(boards, sizes),
            np.concatenate(items),
            np.repeat(stays, sizes),
        )

    def __len__(self) -> int:
        return len(self.item)

    def turns(self) -> Reals:
        """A number from 0 to 1 for each pair, without system, so that equals take turns."""
        mixed = (self.item * 2_654_435_761 + self.group * 1_013_904_223) % 2**32
        return (mixed * 2_246_822_519 % 2**32) / 2**32
