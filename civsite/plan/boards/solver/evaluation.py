"""Columns in whole numbers enter; what hangs where, and what each aim comes to, leaves, exactly."""

from __future__ import annotations

import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import Integers
from civsite.plan.boards.solver.pairs import Reals
from civsite.plan.boards.solver.restricted_master import TINY, Column, RestrictedMaster


def value_of(master: RestrictedMaster, aim: Aim, columns: Reals) -> int:
    """The value of an aim in a plan of whole numbers."""
    if aim is Aim.NEIGHBOURS:
        return sum(repetitions(master, columns).values())
    return int((master.cost(aim) * np.round(columns).astype(np.int64)).sum())


def completed(master: RestrictedMaster, columns: Reals) -> Reals:
    """A plan with what follows from what hangs: emptiness, lacks, uses, repetitions.

    `columns` may come from a time when the master had fewer.
    """
    done = np.zeros(len(master.kind))
    hang = master.of_kind(Column.HANG)
    hang = hang[hang < len(columns)]
    done[hang] = columns[hang]
    hangs = hangs_of(master, done)
    _fill_in_empty(master, done)
    _fill_in_lacks(master, done, hangs)
    use = master.of_kind(Column.USE)
    done[use] = hangs.sum(axis=0)[master.first[use]] >= master.second[use]
    _fill_in_repetitions(master, done)
    return done


def hangs_of(master: RestrictedMaster, columns: Reals) -> Reals:
    """How often each item hangs on each board: boards × items."""
    problem, pairs = master.problem, master.pairs
    hangs = np.zeros((len(problem.boards), len(problem.items)))
    hang = master.of_kind(Column.HANG)
    pair = master.first[hang]
    np.add.at(hangs, (pairs.board[pair], pairs.item[pair]), columns[hang])
    return hangs


def hung_twice(master: RestrictedMaster, columns: Reals) -> list[tuple[int, int]]:
    """Every (board, item) that hangs more than once."""
    places = np.argwhere(hangs_of(master, columns) > 1 + TINY)
    return [(int(board), int(item)) for board, item in places]


def repetitions(master: RestrictedMaster, columns: Reals) -> dict[tuple[int, int], int]:
    """How often too often each item hangs in each neighbourhood, where it does."""
    problem, hangs = master.problem, hangs_of(master, columns)
    found: dict[tuple[int, int], int] = {}
    for near, members in enumerate(problem.neighbourhoods):
        total = hangs[list(members)].sum(axis=0)
        over = total - np.maximum(0, 1 - problem.near[near])
        for item in np.flatnonzero(over > TINY):
            found[near, int(item)] = round(float(over[item]))
    return found


def used_by(master: RestrictedMaster, columns: Reals) -> Integers:
    """How often each item is used, parts of a use rounded up."""
    used = hangs_of(master, columns).sum(axis=0)
    return np.asarray(np.ceil(used - TINY).astype(np.int64))


def items_by_slot(master: RestrictedMaster, columns: Reals) -> dict[tuple[str, str], str]:
    """Slots of a group are alike: the most important are filled, in the order of item ids."""
    problem, pairs = master.problem, master.pairs
    hang = master.of_kind(Column.HANG)
    of_group: dict[int, list[int]] = {}
    for pair in np.sort(master.first[hang[columns[hang] > 0.5]]):
        of_group.setdefault(int(pairs.group[pair]), []).append(int(pairs.item[pair]))
    return {
        (problem.boards[problem.groups[group].board], slot): problem.items[item]
        for group, chosen in of_group.items()
        for slot, item in zip(problem.groups[group].slots, chosen, strict=False)
    }


def _fill_in_empty(master: RestrictedMaster, done: Reals) -> None:
    """The least important slots of a group are the empty ones."""
    groups = master.problem.groups
    hang, empty = master.of_kind(Column.HANG), master.of_kind(Column.EMPTY)
    group = master.pairs.group[master.first[hang]]
    carried = np.bincount(group, done[hang], minlength=len(groups))
    sizes = np.array([len(group.slots) for group in groups] or [0])
    done[empty] = _rank_within(master.first[empty]) < (sizes - carried)[master.first[empty]]


def _fill_in_lacks(master: RestrictedMaster, done: Reals, hangs: Reals) -> None:
    for column in master.of_kind(Column.LACK):
        need = master.problem.needs[master.first[column]]
        shown = hangs[need.board] @ (master.problem.shows == need.show).any(axis=1)
        done[column] = max(0, need.count - shown)


def _fill_in_repetitions(master: RestrictedMaster, done: Reals) -> None:
    for key, count in repetitions(master, done).items() if master.near_row else ():
        if key in master.repeat_column:
            done[master.repeat_column[key]] = count


def _rank_within(groups: Integers) -> Integers:
    """For equal neighbours in an array: 0, 1, 2 …"""
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]]) if len(groups) else groups
    sizes = np.diff(np.r_[starts, len(groups)])
    rank: Integers = np.arange(len(groups)) - np.repeat(starts, sizes)
    return rank
