"""The dual prices of a relaxation enter; what each pair and each use would save or cost leaves.

The reduced cost of a column is its cost in the aim less what its rows pay for it. Columns that are
not in the master have one too: below zero, they could better the relaxation.
"""

from __future__ import annotations

import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.program import Integers
from civsite.plan.boards.solver.master import Master
from civsite.plan.boards.solver.pairs import Reals


def prices_of_pairs(master: Master, aim: Aim, dual: Reals) -> Reals:
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


def prices_of_uses(master: Master, aim: Aim, dual: Reals, use: Integers) -> Reals:
    """Reduced costs of a use of each item; they never fall from one use to the next."""
    program = master.program
    items = np.arange(len(program.items))
    price = program.use_cost(aim, items, use).astype(np.float64)
    if master.counts_uses:
        price += dual[master.item_rows + items]
    for held, row in master.aim_rows:
        price -= dual[row] * program.use_cost(held, items, use)
    return price


def _paid_by_places(master: Master, dual: Reals) -> Reals:
    """What the rows against repetition pay for an item on a board: boards × items."""
    program = master.program
    paid = np.zeros((len(program.boards), len(program.items)))
    for (board, item), row in master.once_row.items():
        paid[board, item] += dual[row]
    for (near, item), row in master.near_row.items():
        paid[list(program.neighbourhoods[near]), item] += dual[row]
    return paid


def _paid_by_needs(master: Master, dual: Reals) -> Reals:
    """What the needs of its board pay for each pair, by the two things that its item shows."""
    program, pairs = master.program, master.pairs
    known = 2 + max([int(program.shows.max(initial=0)), *(need.show for need in program.needs)])
    paid = np.zeros((len(program.boards), known))
    for number, need in enumerate(program.needs):
        paid[need.board, need.show] += dual[master.need_rows + number]
    total = np.zeros(len(pairs))
    for show in program.shows[pairs.item].T:
        total += np.where(show >= 0, paid[pairs.board, show], 0.0)
    return total
