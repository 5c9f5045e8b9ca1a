"""A problem enters; the best plan there is leaves, aim by aim, with what is proven of it."""

from __future__ import annotations

import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import AssignmentProblem, Solution
from civsite.plan.boards.solver.branch_and_bound import best_of_columns, best_within_gap, rounded
from civsite.plan.boards.solver.evaluation import (
    completed,
    items_by_slot,
    used_by,
    value_of,
)
from civsite.plan.boards.solver.initial_columns import likeliest, seeds
from civsite.plan.boards.solver.limits import USUAL, Limits
from civsite.plan.boards.solver.pairs import Reals
from civsite.plan.boards.solver.reduced_cost_fixing import fix_to, fix_to_zero
from civsite.plan.boards.solver.relaxation import Relaxed, count_repetitions, relax
from civsite.plan.boards.solver.search_space import NEAR, SearchSpace


def solve(problem: AssignmentProblem, limits: Limits = USUAL) -> Solution:
    """What every group carries in the best plan.

    First the bounds are believed and one plan in whole numbers is sought that attains them all; if
    there is none, each aim is settled in whole numbers before the next.
    """
    try:
        return _Search(problem, limits, careful=False).run()
    except _NotAttained:
        return _Search(problem, limits, careful=True).run()


class _NotAttained(Exception):
    """No plan in whole numbers attains the bounds of all relaxations."""


class _Search:
    """`values` of the aims settled so far; `fractions` are what the last relaxation takes."""

    def __init__(self, problem: AssignmentProblem, limits: Limits, careful: bool) -> None:
        self.space, self.careful = SearchSpace(problem, limits), careful
        self.fractions: Reals = np.zeros(0)
        self.values: dict[Aim, int] = {}
        self.proven: set[Aim] = set()

    def run(self) -> Solution:
        space = self.space
        space.master.add_hangs(seeds(space.problem, space.pairs, space.limits))
        for aim in self._aims():
            if aim is Aim.COMMUNITY:
                self._begin_to_count_uses()
            if aim is Aim.NEIGHBOURS:
                self._find_whole()
            self.values[aim] = self._settled(aim)
        self._audit()
        return Solution(
            items_by_slot(space.master, space.plan),
            self.values,
            frozenset(self.proven),
        )

    def _aims(self) -> list[Aim]:
        many = len(self.space.pairs) > self.space.limits.ordered_up_to
        return [aim for aim in Aim if not (many and aim is Aim.ORDER)]

    def _begin_to_count_uses(self) -> None:
        """The aims before this one do not ask how often an item is used; those from here on do."""
        space = self.space
        columns = space.plan if space.attained else self.fractions
        space.master.count_uses(used_by(space.master, columns))
        space.master.add_hangs(likeliest(space.problem, space.pairs, space.alive, space.limits))

    def _settled(self, aim: Aim) -> int:
        """The least value of an aim; the search is narrowed to plans that attain it."""
        space = self.space
        if space.attained and space.value(aim) == 0 and self._is_least_possible(aim):
            fix_to_zero(space, aim)
            self.proven.add(aim)
            return 0
        return self._minimised(aim) if aim in NEAR or self.careful else self._bounded(aim)

    def _is_least_possible(self, aim: Aim) -> bool:
        """Whether no column costs less than nothing in this aim, so that 0 cannot be bettered."""
        urgent = self.space.problem.urgent[self.space.pairs.item]
        return aim is not Aim.PINS or not urgent.any()

    def _bounded(self, aim: Aim) -> int:
        """The least value of an aim, if some plan in whole numbers attains it: to be shown later."""
        relaxed = relax(self.space, aim)
        self.fractions = relaxed.columns
        self.space.attained = relaxed.is_whole
        if relaxed.is_whole:
            self.space.plan = relaxed.columns
        self.proven.add(aim)
        fix_to(self.space, aim, relaxed.least, relaxed)
        return relaxed.least

    def _minimised(self, aim: Aim) -> int:
        """The least value of an aim among the plans that are left, and a plan that attains it."""
        relaxed = relax(self.space, aim)
        while not self._has_best(aim, relaxed):
            relaxed = relax(self.space, aim)
        value = self.space.value(aim)
        if value <= relaxed.least:
            self.proven.add(aim)
        fix_to(self.space, aim, value, relaxed)
        return value

    def _has_best(self, aim: Aim, relaxed: Relaxed) -> bool:
        """Find the best plan; False if it repeats what was not yet counted: all begins anew."""
        if relaxed.is_whole and not self._accepts(aim, relaxed.columns):
            return False
        if self.space.value(aim) <= relaxed.least:
            return True
        return self._accepts(aim, self._branched(aim, relaxed))

    def _branched(self, aim: Aim, relaxed: Relaxed) -> Reals:
        """The best plan by rounding, if that closes the gap, else by branch and bound."""
        found = rounded(self.space, aim, relaxed.columns)
        if found is not None and self._attains_all(found):
            master = self.space.master
            if value_of(master, aim, completed(master, found)) - relaxed.bound < 1 - relaxed.slack:
                return found
        found, proven = best_within_gap(self.space, aim, relaxed)
        if proven:
            self.proven.add(aim)
        return found

    def _accepts(self, aim: Aim, columns: Reals) -> bool:
        """Go on from a plan of whole numbers, unless it repeats what was not yet counted."""
        if aim in NEAR and count_repetitions(self.space.master, columns):
            return False
        self.space.plan = columns
        return True

    def _find_whole(self) -> None:
        """A plan in whole numbers that attains all aims so far. Raises _NotAttained without one."""
        space = self.space
        if not space.attained:
            found = rounded(space, None, self.fractions)
            if found is None or not self._attains_all(found):
                found, _ = best_of_columns(space, None)
            space.plan = found
        self._audit()
        space.attained = True

    def _attains_all(self, columns: Reals) -> bool:
        """Whether a plan attains all aims settled so far."""
        master = self.space.master
        plan = completed(master, columns)
        return all(value_of(master, aim, plan) == value for aim, value in self.values.items())

    def _audit(self) -> None:
        """Count every aim anew in the plan that leaves; what is not as believed is not proven."""
        for aim, value in self.values.items():
            found = self.space.value(aim)
            if found != value:
                if not self.careful:
                    raise _NotAttained
                self.proven.clear()
                self.values[aim] = found
