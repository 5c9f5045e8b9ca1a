"""An aim and its least value enter; of the plans that were left, those that attain it stay.

By complementary slackness the plans that attain the bound of a relaxation are all those that use no
column with a positive reduced cost, use whole each one with a negative, and are tight in every row
with a price. Where branch and bound had to close a gap, a row holds the aim at its value instead.
"""

from __future__ import annotations

import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import Flags, Integers
from civsite.plan.boards.solver.initial_columns import USES
from civsite.plan.boards.solver.pairs import Reals
from civsite.plan.boards.solver.pricing import prices_of_uses
from civsite.plan.boards.solver.relaxation import Relaxed
from civsite.plan.boards.solver.restricted_master import TINY, Column, RestrictedMaster
from civsite.plan.boards.solver.search_space import SearchSpace


def fix_to_zero(space: SearchSpace, aim: Aim) -> None:
    """Keep the plans that cost nothing in an aim, of which no column costs less than nothing."""
    master = space.master
    if aim is Aim.NEIGHBOURS:
        master.hold(aim, 0)
        return
    space.alive &= master.costs_of_pairs(aim) <= 0
    _fix_columns(master, np.flatnonzero(master.cost(aim) > 0), 0.0)
    if aim in USES:
        _limit_uses(space, aim, np.zeros(master.rows))


def fix_to(space: SearchSpace, aim: Aim, value: int, relaxed: Relaxed) -> None:
    """Keep the plans that attain `value`, the least that an aim can come to."""
    gap = value - relaxed.bound
    if aim is Aim.NEIGHBOURS or gap > relaxed.slack or not relaxed.is_of(space.master):
        space.alive &= relaxed.reduced <= gap + relaxed.slack
        space.master.hold(aim, value)
    elif aim is not Aim.ORDER:
        _fix_to_bound(space, aim, relaxed)


def _fix_to_bound(space: SearchSpace, aim: Aim, relaxed: Relaxed) -> None:
    """Keep the plans that attain the bound of the relaxation just solved, and only those."""
    master, price = space.master, relaxed.column_dual
    space.alive &= (relaxed.reduced <= TINY) | (master.column_of >= 0)
    hang = master.of_kind(Column.HANG)
    space.alive[master.first[hang]] &= price[hang] <= TINY
    model = master.highs.getLp()
    for dear, bounds in _priced(price, model.col_lower_, model.col_upper_):
        _fix_columns(master, np.flatnonzero(dear), bounds[dear])
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


def _fix_columns(master: RestrictedMaster, columns: Integers, value: float | Reals) -> None:
    values = np.broadcast_to(np.asarray(value, np.float64), columns.shape).copy()
    master.highs.changeColsBounds(len(columns), columns.astype(np.int32), values, values)
