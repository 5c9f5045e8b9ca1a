"""A problem enters; the best plan there is leaves, aim by aim, with what is proven of it.

By complementary slackness the plans that attain the bound of a relaxation are all those that use no
column with a positive reduced cost, use whole each one with a negative, and are tight in every row
with a price. Where branch and bound had to close a gap, a row holds the aim at its value instead.
"""

from __future__ import annotations

import highspy
import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import AssignmentProblem, Flags, Solution
from civsite.plan.boards.solver.evaluation import (
    completed,
    hangs_of,
    items_by_slot,
    repetitions,
    value_of,
)
from civsite.plan.boards.solver.relaxation import (
    NEAR,
    Limits,
    Relaxed,
    SearchSpace,
    count_repetitions,
    forbid_twice,
    join_uses,
    prices_of_uses,
    relax,
    unpriced,
)
from civsite.plan.boards.solver.restricted_master import TINY, Column, Reals, quiet_solver

USUAL = Limits()


def solve(problem: AssignmentProblem, limits: Limits = USUAL) -> Solution:
    """What every group carries in the best plan."""
    space = SearchSpace(problem, limits)
    values: dict[Aim, int] = {}
    proven: set[Aim] = set()
    for aim in Aim:
        if aim is Aim.ORDER and len(space.pairs) > limits.ordered_up_to:
            continue
        if aim is Aim.COMMUNITY:  # the aims before it do not ask how often an item is used
            used = hangs_of(space.master, space.plan).sum(axis=0).astype(np.int64)
            space.master.count_uses(used)
        values[aim], is_proven = _settled(space, aim)
        if is_proven:
            proven.add(aim)
    # Each aim is counted anew in the plan that leaves; what is not as believed is not proven.
    counted = {aim: space.value(aim) for aim in values}
    if counted != values:
        proven.clear()
    return Solution(items_by_slot(space.master, space.plan), counted, frozenset(proven))


def _settled(space: SearchSpace, aim: Aim) -> tuple[int, bool]:
    """The least value of an aim, and whether it is proven; only plans that attain it are left."""
    relaxed, proven = unpriced(space, aim), True
    if space.value(aim) > 0 or (relaxed.column_dual < 0).any() or (relaxed.reduced < 0).any():
        relaxed, proven = _minimised(space, aim)
    value = space.value(aim)
    if aim is not Aim.ORDER:
        _fix(space, aim, value, relaxed)
    return value, proven or value <= relaxed.least


def _minimised(space: SearchSpace, aim: Aim) -> tuple[Relaxed, bool]:
    """Make the best plan in whole numbers the space's; its relaxation, and whether it is proven.

    If a plan repeats near by what was not counted yet, all begins anew.
    """
    while True:
        relaxed, proven = relax(space, aim), True
        found = relaxed.columns if relaxed.is_whole else space.plan
        if not _repeats(space, aim, found):
            space.plan = found
            if space.value(aim) > relaxed.least:
                found, proven = _best_within_gap(space, aim, relaxed)
                if _repeats(space, aim, found):
                    continue
                space.plan = found
            return relaxed, proven


def _repeats(space: SearchSpace, aim: Aim, columns: Reals) -> bool:
    return aim in NEAR and count_repetitions(space.master, columns)


def _best_within_gap(space: SearchSpace, aim: Aim, relaxed: Relaxed) -> tuple[Reals, bool]:
    """The best plan in whole numbers of those that are left; whether it is known to be the best.

    Where the columns that are in do not attain the bound of all, all those join whose reduced
    cost does not exceed the gap that remains.
    """
    master = space.master
    found, _ = _branched(space, aim)
    gap = value_of(master, aim, completed(master, found)) - relaxed.bound
    uncounted = repetitions(master, found).keys() - master.near_row.keys()
    closed = gap < 1 - relaxed.slack
    if closed or aim is Aim.ORDER or (aim in NEAR and uncounted):
        return found, closed
    out = np.flatnonzero(space.alive & (master.column_of < 0) & (relaxed.reduced <= gap + TINY))
    if len(out) > space.limits.searched_at_most:
        return found, False
    master.add_hangs(out)
    while join_uses(space, aim, relaxed.row_dual, gap + TINY):
        pass
    return _branched(space, aim)


def _branched(space: SearchSpace, aim: Aim) -> tuple[Reals, bool]:
    """The best plan over the columns that are in, and whether branch and bound came to its end.

    Anew for as long as something would hang twice on a board. The plan so far if nothing is found.
    """
    limits, master = space.limits, space.master
    nodes = limits.nodes_for_order if aim is Aim.ORDER else limits.nodes
    while True:
        highs = quiet_solver(mip_rel_gap=0.0, mip_abs_gap=0.5, mip_max_nodes=nodes)
        model = master.highs.getLp()
        model.col_cost_ = master.cost(aim).astype(np.float64)
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(master.kind)
        highs.passModel(model)
        start = highspy.HighsSolution()
        start.col_value = space.plan.tolist()
        highs.setSolution(start)
        highs.run()
        found = np.round(np.array(highs.getSolution().col_value))
        if len(found) != highs.getNumCol():
            found = space.plan
        if not forbid_twice(master, found):
            return found, highs.getModelStatus() == highspy.HighsModelStatus.kOptimal


def _fix(space: SearchSpace, aim: Aim, value: int, relaxed: Relaxed) -> None:
    """Keep the plans that attain `value`, the least that an aim can come to."""
    master, gap = space.master, value - relaxed.bound
    if aim is Aim.NEIGHBOURS or gap > relaxed.slack or not relaxed.is_of(master):
        space.alive &= relaxed.reduced <= gap + relaxed.slack
        master.hold(aim, value)
        return
    price, model = relaxed.column_dual, master.highs.getLp()
    hang = master.of_kind(Column.HANG)
    space.alive &= (relaxed.reduced <= TINY) | (master.column_of >= 0)
    space.alive[master.first[hang]] &= price[hang] <= TINY
    for dear, bounds in _priced(price, model.col_lower_, model.col_upper_):
        columns = np.flatnonzero(dear).astype(np.int32)
        master.highs.changeColsBounds(len(columns), columns, bounds[dear], bounds[dear])
    for dear, bounds in _priced(relaxed.row_dual, model.row_lower_, model.row_upper_):
        for row in np.flatnonzero(dear).tolist():
            master.highs.changeRowBounds(row, bounds[row], bounds[row])
    if master.counts_uses:
        _limit_uses(space, aim, relaxed.row_dual)


def _priced(
    price: Reals, lower: list[float], upper: list[float]
) -> tuple[tuple[Flags, Reals], tuple[Flags, Reals]]:
    """What is dear stands at its lower bound, what pays at its upper."""
    return (price > TINY, np.array(lower)), (price < -TINY, np.array(upper))


def _limit_uses(space: SearchSpace, aim: Aim, dual: Reals) -> None:
    """Rule out all further uses with a positive reduced cost, also those not yet taken in."""
    most = space.master.uses.copy()
    rising = most < space.most_uses
    while rising.any():
        rising &= prices_of_uses(space.master, aim, dual, most + 1) <= TINY
        most += rising
        rising &= most < space.most_uses
    space.most_uses = most
