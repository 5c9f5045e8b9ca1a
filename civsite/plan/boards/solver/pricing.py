"""The dual prices of a relaxation enter; what each pair and each use would save or cost leaves.

The reduced cost of a column is its cost in the aim less what its rows pay for it. Columns that are
not in the master have one too: below zero, they could better the relaxation.
"""

from __future__ import annotations

import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import Integers
from civsite.plan.boards.solver.pairs import Reals
from civsite.plan.boards.solver.restricted_master import RestrictedMaster


def prices_of_pairs(master: RestrictedMaster, aim: Aim, dual: Reals) -> Reals:
    """Reduced costs of all pairs; `dual` is a price for each row."""
    pairs = master.pairs
    reduced = master.costs_of_pairs(aim).astype(np.float64)
    reduced -= dual[master.group_rows + pairs.group]
    reduced -= _paid_by_places(master, dual)[pairs.board, pairs.item]
    reduced -= _paid_by_needs(master, dual)
    if master.counts_uses:
        reduced -= dual[master.item_rows + pairs.item]
    for held, row in master.aim_rows:
        reduced -= dual[row] * master.costs_of_pairs(held)
    return reduced


def prices_of_uses(master: RestrictedMaster, aim: Aim, dual: Reals, use: Integers) -> Reals:
    """Reduced costs of a use of each item; they never fall from one use to the next."""
    problem = master.problem
    items = np.arange(len(problem.items))
    price = problem.use_cost(aim, items, use).astype(np.float64)
    if master.counts_uses:
        price += dual[master.item_rows + items]
    for held, row in master.aim_rows:
        price -= dual[row] * problem.use_cost(held, items, use)
    return price


def _paid_by_places(master: RestrictedMaster, dual: Reals) -> Reals:
    """What the rows against repetition pay for an item on a board: boards × items."""
    problem = master.problem
    paid = np.zeros((len(problem.boards), len(problem.items)))
    for (board, item), row in master.once_row.items():
        paid[board, item] += dual[row]
    for (near, item), row in master.near_row.items():
        paid[list(problem.neighbourhoods[near]), item] += dual[row]
    return paid


def _paid_by_needs(master: RestrictedMaster, dual: Reals) -> Reals:
    """What the needs of its board pay for each pair, by the two things that its item shows."""
    problem, pairs = master.problem, master.pairs
    known = 2 + max([int(problem.shows.max(initial=0)), *(need.show for need in problem.needs)])
    paid = np.zeros((len(problem.boards), known))
    for number, need in enumerate(problem.needs):
        paid[need.board, need.show] += dual[master.need_rows + number]
    total = np.zeros(len(pairs))
    for show in problem.shows[pairs.item].T:
        total += np.where(show >= 0, paid[pairs.board, show], 0.0)
    return total
