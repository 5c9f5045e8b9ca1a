"""The plans that are still left, as columns are fixed, and the best one so far."""

from __future__ import annotations

import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import AssignmentProblem, Flags, Integers
from civsite.plan.boards.solver.evaluation import completed, value_of
from civsite.plan.boards.solver.limits import Limits
from civsite.plan.boards.solver.pairs import Pairs, Reals
from civsite.plan.boards.solver.restricted_master import RestrictedMaster

# Aims whose columns or rows hang on what repeats near by: they are taken in as it occurs.
NEAR = (Aim.NEIGHBOURS, Aim.ORDER)


class SearchSpace:
    """`alive` pairs may join the master, as may uses of an item up to `most_uses`.

    `plan` attains all aims so far if `attained` says so; else it is the last that did.
    """

    def __init__(self, problem: AssignmentProblem, limits: Limits) -> None:
        self.problem, self.limits = problem, limits
        self.pairs = Pairs.of(problem)
        self.master = RestrictedMaster(problem, self.pairs)
        self.turns = self.pairs.turns()
        self.alive: Flags = np.ones(len(self.pairs), np.bool_)
        self.most_uses: Integers = np.full(len(problem.items), len(problem.boards), np.int64)
        self.attained = True
        self._plan: Reals = np.zeros(0)

    @property
    def plan(self) -> Reals:
        """The best plan in whole numbers, in all the columns that the master has by now."""
        return completed(self.master, self._plan)

    @plan.setter
    def plan(self, columns: Reals) -> None:
        self._plan = np.round(columns)

    def value(self, aim: Aim) -> int:
        """What an aim comes to in `plan`, exactly."""
        return value_of(self.master, aim, self.plan)
