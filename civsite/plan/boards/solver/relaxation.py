"""The plans that are left and an aim enter; the best of them in fractions, a bound, leaves.

The reduced cost of a column is its cost in the aim less what its rows pay for it, by their prices.
Columns that are not in the master have one too: below zero, they could better the relaxation.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import highspy
import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import AssignmentProblem, Flags, Integers
from civsite.plan.boards.solver.evaluation import completed, hangs_of, repetitions, value_of
from civsite.plan.boards.solver.restricted_master import TINY, Pairs, Reals, RestrictedMaster

# Aims whose columns or rows hang on what repeats near by: they are taken in as it occurs.
NEAR = (Aim.NEIGHBOURS, Aim.ORDER)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken on at once: numbers that change the pace, never the aims.

    With up to `all_at_once` pairs of a group and an item all are columns from the start, else `seeds`
    of each group, then `joining` at a time. With more than `ordered_up_to` the choice among equals
    is left to HiGHS, which always makes the same. A gap is closed if it leaves at most
    `searched_at_most` pairs. `nodes` are those of branch and bound.
    """

    all_at_once: int = 12_000
    ordered_up_to: int = 200_000
    searched_at_most: int = 200_000
    seeds: int = 40
    joining: int = 8
    nodes: int = 50_000
    nodes_for_order: int = 50


class SearchSpace:
    """The plans that are left, as columns are fixed, and the best one so far.

    `alive` pairs may join the master, as may uses of an item up to `most_uses`.
    """

    def __init__(self, problem: AssignmentProblem, limits: Limits) -> None:
        self.problem, self.limits = problem, limits
        self.pairs = Pairs.of(problem)
        self.master = RestrictedMaster(problem, self.pairs)
        self.turns = self.pairs.turns()
        self.alive: Flags = np.ones(len(self.pairs), np.bool_)
        self.most_uses: Integers = np.full(len(problem.items), len(problem.boards), np.int64)
        self._plan: Reals = np.zeros(0)
        few = len(self.pairs) <= limits.all_at_once
        first = np.arange(len(self.pairs))
        self.master.add_hangs(
            first if few else least_of_each(self.pairs.group, self.turns, limits.seeds)
        )

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
        joined = _join_pairs(space, relaxed.reduced) or join_uses(
            space, aim, relaxed.row_dual, -TINY
        )
        if not (joined or repeated or twice):
            return relaxed


def unpriced(space: SearchSpace, aim: Aim) -> Relaxed:
    """The plan so far under a bound of 0, which holds where no column costs less than nothing."""
    master = space.master
    return Relaxed(
        0.0,
        space.plan,
        master.costs_of_pairs(aim).astype(np.float64),
        master.cost(aim).astype(np.float64),
        np.zeros(master.rows),
    )


def forbid_twice(master: RestrictedMaster, columns: Reals) -> bool:
    """Forbid what hangs twice on a board; True if anything did."""
    places = np.argwhere(hangs_of(master, columns) > 1 + TINY).tolist()
    master.add_once((board, item) for board, item in places)
    return bool(places)


def count_repetitions(master: RestrictedMaster, columns: Reals) -> bool:
    """Begin to count the repetitions in a neighbourhood that occur and are not counted yet."""
    keys = [key for key in repetitions(master, columns) if key not in master.near_row]
    master.add_near(keys)
    return bool(keys)


def join_uses(space: SearchSpace, aim: Aim, dual: Reals, below: float) -> bool:
    """Take in the next use of each item whose reduced cost is below; False if there are none."""
    master = space.master
    if not master.counts_uses:
        return False
    reduced = prices_of_uses(master, aim, dual, master.uses + 1)
    wanted = np.flatnonzero((reduced < below) & (master.uses < space.most_uses))
    master.add_uses(wanted)
    return bool(len(wanted))


def prices_of_uses(master: RestrictedMaster, aim: Aim, dual: Reals, use: Integers) -> Reals:
    """Reduced costs of a use of each item; they never fall from one use to the next."""
    items = np.arange(len(master.problem.items))
    price = master.problem.use_cost(aim, items, use) + dual[master.item_rows + items]
    for held, row in master.aim_rows:
        price -= dual[row] * master.problem.use_cost(held, items, use)
    return price


def least_of_each(groups: Integers, values: Reals, most: int) -> Integers:
    """Where the least values of each group stand, at most so many, ascending; `groups` ascends."""
    edges = [*np.flatnonzero(np.diff(groups, prepend=-1)).tolist(), len(groups)]
    chosen = [
        first + np.sort(np.argsort(values[first:last], kind="stable")[:most])
        for first, last in pairwise(edges)
    ]
    return np.concatenate(chosen)


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
        reduced=_prices_of_pairs(master, aim, dual),
        column_dual=np.array(solution.col_dual),
        row_dual=dual,
    )


def _prices_of_pairs(master: RestrictedMaster, aim: Aim, dual: Reals) -> Reals:
    """Reduced costs of all pairs; `dual` is a price for each row."""
    problem, pairs = master.problem, master.pairs
    # What is paid for an item on a board: boards × items.
    paid = np.zeros((len(problem.boards), len(problem.items)))
    if master.counts_uses:
        paid += dual[master.item_rows :][: len(problem.items)]
    for need in np.flatnonzero(dual[master.need_rows :][: len(problem.needs)]):
        paid[master.need_board[need]] += dual[master.need_rows + need] * master.meets[need]
    for (board, item), row in master.once_row.items():
        paid[board, item] += dual[row]
    for (near, item), row in master.near_row.items():
        paid[list(problem.neighbourhoods[near]), item] += dual[row]
    reduced = master.costs_of_pairs(aim) - dual[master.group_rows + pairs.group]
    reduced -= paid[pairs.board, pairs.item]
    for held, row in master.aim_rows:
        reduced -= dual[row] * master.costs_of_pairs(held)
    return reduced


def _join_pairs(space: SearchSpace, reduced: Reals) -> bool:
    """Take in the likeliest pairs of each group; False if there are none."""
    chosen = np.flatnonzero(space.alive & (space.master.column_of < 0) & (reduced < -TINY))
    if len(chosen):
        wish = reduced[chosen] + 2 * space.turns[chosen]
        groups = space.pairs.group[chosen]
        space.master.add_hangs(chosen[least_of_each(groups, wish, space.limits.joining)])
    return bool(len(chosen))
