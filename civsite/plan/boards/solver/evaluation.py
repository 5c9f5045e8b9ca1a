"""Columns in whole numbers enter; what hangs where, and what each aim comes to, leaves, exactly."""

from __future__ import annotations

import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.solver.restricted_master import TINY, Column, Reals, RestrictedMaster


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
    hang, use = master.of_kind(Column.HANG), master.of_kind(Column.USE)
    early = hang[hang < len(columns)]
    done[early] = columns[early]
    hangs = hangs_of(master, done)
    # The least important slots of a group are the empty ones; a group's columns begin with those.
    sizes = [len(group.slots) for group in master.problem.groups]
    carried = np.bincount(master.pairs.group[master.first[hang]], done[hang], len(sizes))
    rank = np.concatenate([np.zeros(0), *map(np.arange, sizes)])
    done[master.of_kind(Column.EMPTY)] = rank < np.repeat(sizes - carried, sizes)
    shown = (hangs[master.need_board] * master.meets).sum(axis=1)
    done[master.of_kind(Column.LACK)] = np.maximum(0, master.need_count - shown)
    done[use] = hangs.sum(axis=0)[master.first[use]] >= master.second[use]
    for key, count in repetitions(master, done).items() if master.repeat_column else ():
        if key in master.repeat_column:
            done[master.repeat_column[key]] = count
    return done


def hangs_of(master: RestrictedMaster, columns: Reals) -> Reals:
    """How often each item hangs on each board: boards × items."""
    problem, pairs = master.problem, master.pairs
    hangs = np.zeros((len(problem.boards), len(problem.items)))
    hang = master.of_kind(Column.HANG)
    pair = master.first[hang]
    np.add.at(hangs, (pairs.board[pair], pairs.item[pair]), columns[hang])
    return hangs


def repetitions(master: RestrictedMaster, columns: Reals) -> dict[tuple[int, int], int]:
    """How often too often each item hangs in each neighbourhood, where it does."""
    problem, hangs = master.problem, hangs_of(master, columns)
    found: dict[tuple[int, int], int] = {}
    for near, members in enumerate(problem.neighbourhoods):
        over = hangs[list(members)].sum(axis=0) - np.maximum(0, 1 - problem.near[near])
        for item in np.flatnonzero(over > TINY):
            found[near, int(item)] = round(float(over[item]))
    return found


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
