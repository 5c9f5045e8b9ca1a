"""A problem's pairs enter; the few that a best plan likeliest uses leave, to begin with."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import AssignmentProblem, Flags, Integers
from civsite.plan.boards.solver.limits import Limits
from civsite.plan.boards.solver.pairs import Pairs, Reals

# Aims that count the uses of items.
USES = (Aim.COMMUNITY, Aim.SPREAD, Aim.HISTORY)


def seeds(problem: AssignmentProblem, pairs: Pairs, limits: Limits) -> Integers:
    """The pairs that are taken in first: all, or the likeliest of each group."""
    if len(pairs) <= limits.all_at_once:
        return np.arange(len(pairs))
    turns = pairs.turns()
    stays = pairs.stays == pairs.item
    wish = (1 - problem.urgent[pairs.item].astype(np.float64) - stays) * 2**24
    wish += problem.stopgap[pairs.item] * 2**10
    wish += problem.since_board[pairs.board, pairs.item] * 2.0
    wish += problem.since_community[pairs.item] / problem.longest
    likely = least_of_each(pairs.group, wish + turns / 2**6, limits.seeds)
    spread = least_of_each(pairs.group, wish + turns, limits.seeds)
    return np.union1d(likely, spread)


def likeliest(problem: AssignmentProblem, pairs: Pairs, alive: Flags, limits: Limits) -> Integers:
    """Pairs of the items that are likeliest to be used, some of each group and of each item.

    As many items of a kind are likely as slots accept it; who of them hangs where is open, so
    that a few pairs of each, picked without system, nearly always hold a best plan.
    """
    live = np.flatnonzero(alive)
    if len(pairs) <= limits.all_at_once:
        return live[:0]
    item, turns = pairs.item[live], pairs.turns()[live]
    share = _share_of_slots(problem, pairs.group[live], item)
    wish = np.where(share[item] <= 1, turns, 1 + share[item])
    of_groups = live[least_of_each(pairs.group[live], wish, limits.seeds)]
    by_item = np.argsort(item, kind="stable")
    by_item = by_item[share[item[by_item]] <= 1]
    of_items = live[by_item[least_of_each(item[by_item], turns[by_item], limits.joining)]]
    return np.union1d(of_groups, of_items)


def least_of_each(groups: Integers, values: Reals, most: int) -> Integers:
    """Where the least values of each group stand, at most so many; `groups` ascends."""
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    chosen = [
        first + np.argsort(values[first:last], kind="stable")[:most]
        if last - first <= most
        else first + np.argpartition(values[first:last], most - 1)[:most]
        for first, last in pairwise([*starts.tolist(), len(groups)])
    ]
    return np.concatenate(chosen)


def _share_of_slots(problem: AssignmentProblem, group: Integers, item: Integers) -> Reals:
    """The rank of each item among those of its kind, per slot that accepts the kind: up to 1, the
    slots do not run out before its turn comes."""
    rank = _rank_by_uses(problem)
    sizes = np.array([len(each.slots) for each in problem.groups])
    share = np.zeros(len(rank))
    for kind in np.unique(problem.shows[:, 0]):
        members = np.flatnonzero(problem.shows[:, 0] == kind)
        asking = np.unique(group[problem.shows[item, 0] == kind])
        slots = max(1, int(sizes[asking].sum()))
        share[members] = np.argsort(np.argsort(rank[members])) / slots
    return share


def _rank_by_uses(problem: AssignmentProblem) -> Integers:
    """Items by what their first use costs, the cheapest first."""
    items = np.arange(len(problem.items))
    first = np.ones(len(items), np.int64)
    rank = np.empty(len(items), np.int64)
    rank[np.lexsort([problem.use_cost(aim, items, first) for aim in reversed(USES)])] = items
    return rank
