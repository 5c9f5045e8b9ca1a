"""The plans that are left and an aim enter; the best of them in fractions, a bound, leaves."""

from __future__ import annotations

import math
from dataclasses import dataclass

import highspy
import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import Integers
from civsite.plan.boards.solver.evaluation import hung_twice, repetitions
from civsite.plan.boards.solver.initial_columns import least_of_each
from civsite.plan.boards.solver.pairs import Reals
from civsite.plan.boards.solver.pricing import prices_of_pairs, prices_of_uses
from civsite.plan.boards.solver.restricted_master import TINY, RestrictedMaster
from civsite.plan.boards.solver.search_space import NEAR, SearchSpace


@dataclass(frozen=True)
class Relaxed:
    """The solution of a relaxation: `bound` is its value, `columns` what it takes of each column.

    `reduced` are the reduced costs of all pairs, `column_dual` those of the columns, `row_dual` the
    prices of the rows.
    """

    bound: float
    columns: Reals
    reduced: Reals
    column_dual: Reals
    row_dual: Reals

    @property
    def slack(self) -> float:
        """How far rounding may have moved the bound."""
        return TINY * max(1.0, abs(self.bound))

    @property
    def least(self) -> int:
        """The least whole number that the bound allows."""
        return math.ceil(self.bound - self.slack)

    @property
    def is_whole(self) -> bool:
        return bool((np.abs(self.columns - np.round(self.columns)) < TINY).all())

    def is_of(self, master: RestrictedMaster) -> bool:
        """Whether the restricted master has neither columns nor rows that came later."""
        return (len(self.column_dual), len(self.row_dual)) == (len(master.kind), master.rows)


def relax(space: SearchSpace, aim: Aim) -> Relaxed:
    """The least value of an aim over all columns: those that could help join until none can."""
    while True:
        relaxed = _solved(space.master, aim)
        twice = forbid_twice(space.master, relaxed.columns)
        repeated = aim in NEAR and count_repetitions(space.master, relaxed.columns)
        if not (_join(space, aim, relaxed) or repeated or twice):
            return relaxed


def forbid_twice(master: RestrictedMaster, columns: Reals) -> bool:
    """Forbid what hangs twice on a board; True if anything did."""
    places = hung_twice(master, columns)
    master.add_once(places)
    return bool(places)


def count_repetitions(master: RestrictedMaster, columns: Reals) -> bool:
    """Begin to count the repetitions in a neighbourhood that occur and are not counted yet."""
    keys = [key for key in repetitions(master, columns) if key not in master.near_row]
    master.add_near(keys)
    return bool(keys)


def join_uses(space: SearchSpace, aim: Aim, dual: Reals, below: float) -> bool:
    """Take in the next uses whose reduced cost is below; False if there are none."""
    master = space.master
    if not master.counts_uses:
        return False
    reduced = prices_of_uses(master, aim, dual, master.uses + 1)
    wanted = np.flatnonzero((reduced < below) & (master.uses < space.most_uses))
    for items in _growing(master.uses[wanted], wanted, space.most_uses[wanted]):
        master.add_uses(items)
    return bool(len(wanted))


def _solved(master: RestrictedMaster, aim: Aim) -> Relaxed:
    """The relaxation over the columns that are in."""
    highs, cost = master.highs, master.cost(aim).astype(np.float64)
    highs.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError(f"the relaxation of {aim} has no optimum")
    solution = highs.getSolution()
    dual = np.array(solution.row_dual)
    return Relaxed(
        bound=float(highs.getInfo().objective_function_value),
        columns=np.array(solution.col_value),
        reduced=prices_of_pairs(master, aim, dual),
        column_dual=np.array(solution.col_dual),
        row_dual=dual,
    )


def _join(space: SearchSpace, aim: Aim, relaxed: Relaxed) -> bool:
    """Take in what could better the relaxation: pairs, or uses if there are none."""
    return _join_pairs(space, relaxed.reduced) or join_uses(space, aim, relaxed.row_dual, -TINY)


def _join_pairs(space: SearchSpace, reduced: Reals) -> bool:
    """Take in the likeliest pairs of each group; False if there are none."""
    out = space.alive & (space.master.column_of < 0) & (reduced < -TINY)
    chosen = np.flatnonzero(out)
    if len(chosen):
        wish = reduced[chosen] + 2 * space.turns[chosen]
        groups = space.pairs.group[chosen]
        space.master.add_hangs(chosen[least_of_each(groups, wish, space.limits.joining)])
    return bool(len(chosen))


def _growing(uses: Integers, items: Integers, most: Integers) -> list[Integers]:
    """Half as many uses more of each item as it has, at least one, in turns."""
    more = np.minimum(most - uses, np.maximum(1, uses // 2))
    return [items[more > turn] for turn in range(int(more.max(initial=0)))]
