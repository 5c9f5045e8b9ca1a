"""The plans that are left and a relaxation enter; the best plan in whole numbers leaves.

Two ways, the quick one first: round the relaxation (what it hangs undivided stays, branch and bound
decides the rest), or branch and bound over all columns that are in.
"""

from __future__ import annotations

import highspy
import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import Integers
from civsite.plan.boards.solver.evaluation import completed, hung_twice, repetitions, value_of
from civsite.plan.boards.solver.pairs import Reals
from civsite.plan.boards.solver.relaxation import Relaxed, forbid_twice, join_uses
from civsite.plan.boards.solver.restricted_master import (
    TINY,
    Column,
    RestrictedMaster,
    quiet_solver,
)
from civsite.plan.boards.solver.search_space import NEAR, SearchSpace


def rounded(space: SearchSpace, aim: Aim | None, near: Reals) -> Reals | None:
    """The best plan that hangs what `near` hangs undivided; None if none does.

    Without an aim, any of the plans that are left.
    """
    highs = _branching(space, aim)
    sure = np.flatnonzero((near > 1 - TINY) & (space.master.kind == Column.HANG))
    ones = np.ones(len(sure))
    highs.changeColsBounds(len(sure), sure.astype(np.int32), ones, ones)
    found, _ = _run(highs)
    if found is None or hung_twice(space.master, found):
        return None
    return found


def best_of_columns(space: SearchSpace, aim: Aim | None) -> tuple[Reals, bool]:
    """The best plan over the columns that are in, and whether branch and bound came to its end.

    Anew for as long as something would hang twice on a board. The plan so far if nothing is found.
    """
    while True:
        highs = _branching(space, aim)
        if space.attained:
            start = highspy.HighsSolution()
            start.col_value = space.plan.tolist()
            highs.setSolution(start)
        found, ended = _run(highs)
        found = space.plan if found is None else found
        if not forbid_twice(space.master, found):
            return found, ended


def best_within_gap(space: SearchSpace, aim: Aim, relaxed: Relaxed) -> tuple[Reals, bool]:
    """The best plan in whole numbers of those that are left; whether it is known to be the best.

    Where the columns that are in do not attain the bound of all, all those join whose reduced
    cost does not exceed the gap that remains.
    """
    found, _ = best_of_columns(space, aim)
    gap = value_of(space.master, aim, completed(space.master, found)) - relaxed.bound
    closed = gap < 1 - relaxed.slack
    if closed or aim is Aim.ORDER or (aim in NEAR and _has_uncounted(space.master, found)):
        return found, closed
    if not _join_within(space, aim, relaxed, gap):
        return found, False
    return best_of_columns(space, aim)


def _has_uncounted(master: RestrictedMaster, columns: Reals) -> bool:
    """Whether something is repeated near by that the master does not count yet."""
    return bool(repetitions(master, columns).keys() - master.near_row.keys())


def _join_within(space: SearchSpace, aim: Aim, relaxed: Relaxed, gap: float) -> bool:
    """Take in every column within the gap; False if they are too many to be searched."""
    out = space.alive & (space.master.column_of < 0) & (relaxed.reduced <= gap + TINY)
    chosen: Integers = np.flatnonzero(out)
    if len(chosen) > space.limits.searched_at_most:
        return False
    space.master.add_hangs(chosen)
    while join_uses(space, aim, relaxed.row_dual, gap + TINY):
        pass
    return True


def _branching(space: SearchSpace, aim: Aim | None) -> highspy.Highs:
    """HiGHS with the columns that are in, in whole numbers; without an aim, nothing costs."""
    limits = space.limits
    nodes = limits.nodes_for_order if aim is Aim.ORDER else limits.nodes
    highs = quiet_solver(mip_rel_gap=0.0, mip_abs_gap=0.5, mip_max_nodes=nodes)
    model, count = space.master.highs.getLp(), len(space.master.kind)
    cost = space.master.cost(aim) if aim else np.zeros(count)
    model.col_cost_ = cost.astype(np.float64)
    model.integrality_ = [highspy.HighsVarType.kInteger] * count
    highs.passModel(model)
    return highs


def _run(highs: highspy.Highs) -> tuple[Reals | None, bool]:
    """The solution in whole numbers, if there is any, and whether it is known to be the best."""
    highs.run()
    found = np.round(np.array(highs.getSolution().col_value))
    optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return found if len(found) == highs.getNumCol() else None, optimal
