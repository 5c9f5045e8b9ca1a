"""A program enters; the best plan there is leaves, with the proof which aims cannot be bettered.

Aim by aim, the linear relaxation is solved over a part of the columns; every column left out is
priced, and those that could help join, until none can: then its value bounds all plans. If a plan
in whole numbers attains the bound (rounded up: aims are sums of whole numbers, so a bound above
v - 1 proves v), the aim is settled; else branch and bound closes the gap, over all columns whose
reduced cost does not exceed it (a dearer one is in no better plan). Before the next aim begins, the
search is narrowed to the plans that attain this one: by complementary slackness these are all those
that use no column with a positive reduced cost, use whole each one with a negative, and are tight
in every row with a dual price; where a gap was closed, a row holds the aim at its value instead.
The last aim orders by id and only makes the choice among equals canonical. One thread, fixed seed,
columns in the order of ids, no time limit: the same question has the same answer everywhere.
"""

from __future__ import annotations

import math
from itertools import pairwise

import highspy
import numpy as np

from civsite.plan.aims import Aim
from civsite.plan.master import TINY, Column, Master, Pairs, Reals, quiet_solver
from civsite.plan.program import Flags, Integers, Program, Solution

_ALL_AT_ONCE = 12_000
# Larger plans leave the choice among equals to the solver, which always makes the same.
_ORDERED_UP_TO = 200_000
_SEARCHED_AT_MOST = 200_000
_SEEDS, _JOINING = 16, 8
_NODES, _NODES_FOR_ORDER = 50_000, 50
_USES = (Aim.COMMUNITY, Aim.SPREAD, Aim.HISTORY)
_NEAR = (Aim.NEIGHBOURS, Aim.ORDER)


def solve(program: Program) -> Solution:
    """What every group carries in the best plan.

    First the bounds are believed and one plan in whole numbers is sought that attains them all; if
    there is none, each aim is settled in whole numbers before the next.
    """
    try:
        return _Search(program, careful=False).run()
    except _NotAttained:
        return _Search(program, careful=True).run()


class _NotAttained(Exception):
    """No plan in whole numbers attains the bounds of all relaxations."""


class _Search:
    """`whole` is the best plan in whole numbers so far, `attained`: it attains all aims so far;
    `relaxed` is the last solution of the relaxation."""

    def __init__(self, program: Program, careful: bool) -> None:
        self.program, self.careful, self.attained = program, careful, True
        self.pairs = Pairs.of(program)
        self.master = Master(program, self.pairs)
        mixed = (self.pairs.item * 2_654_435_761 + self.pairs.group * 1_013_904_223) % 2**32
        self._turn: Reals = (mixed * 2_246_822_519 % 2**32) / 2**32
        self.alive: Flags = np.ones(len(self.pairs), np.bool_)
        self.most_uses = np.full(len(program.items), len(program.boards), np.int64)
        self.whole: Reals = np.zeros(0)
        self.relaxed: Reals = np.zeros(0)
        self.values: dict[Aim, int] = {}
        self.proven: set[Aim] = set()

    def run(self) -> Solution:
        self.master.add_hangs(self._seeds())
        self.whole = self._completed(np.zeros(len(self.master.kind)))
        for aim in Aim:
            if aim is Aim.COMMUNITY:
                self.master.count_uses(self._used())
                self.master.add_hangs(self._promising())
            if aim is Aim.NEIGHBOURS:
                self._find_whole()
            if aim is Aim.ORDER and len(self.pairs) > _ORDERED_UP_TO:
                break
            self._settle(aim)
        self._audit()
        values = self.values | {Aim.PINS: self.values[Aim.PINS] + self._urgent_places()}
        return Solution(self._hung(), values, frozenset(self.proven))

    def _audit(self) -> None:
        """Count every aim anew in the plan that leaves; what is not as believed is not proven."""
        for aim, value in self.values.items():
            found = self._value(aim, self.whole)
            if found != value:
                if not self.careful:
                    raise _NotAttained
                self.proven.clear()
                self.values[aim] = found

    def _urgent_places(self) -> int:
        """On how many boards pinned and emergency items could hang."""
        pairs = np.flatnonzero(self.program.urgent[self.pairs.item])
        places = self.pairs.board[pairs] * len(self.program.items) + self.pairs.item[pairs]
        return len(np.unique(places))

    def _settle(self, aim: Aim) -> None:
        """Find the least value of an aim and narrow the search to plans that attain it."""
        self.whole = self._completed(self.whole)
        if self.attained and self._value(aim, self.whole) == 0 and self._is_least_possible(aim):
            self._narrow_to_zero(aim)
            self.values[aim] = 0
        elif aim in _NEAR or self.careful:
            self.values[aim] = self._minimise(aim)
        else:
            self.values[aim] = self._minimise_relaxed(aim)

    def _is_least_possible(self, aim: Aim) -> bool:
        """Whether no column costs less than nothing in this aim, so that 0 cannot be bettered."""
        return aim is not Aim.PINS or not self.program.urgent[self.pairs.item].any()

    def _narrow_to_zero(self, aim: Aim) -> None:
        self.proven.add(aim)
        if aim is Aim.NEIGHBOURS:
            self.master.hold(aim, 0)
            return
        self.alive &= self._pair_cost(aim) <= 0
        dear = self.master.cost(aim) > 0
        self._bound_columns(np.flatnonzero(dear), 0.0)
        if aim in _USES:
            self._limit_uses(aim, np.zeros(self.master.rows))

    def _minimise_relaxed(self, aim: Aim) -> int:
        """The least value of an aim, if some plan in whole numbers attains it: to be shown later."""
        bound, reduced = self._relax(aim)
        self.attained = self._is_whole()
        if self.attained:
            self.whole = self._completed(np.round(self._x()))
        value = math.ceil(bound - _slack(bound))
        self.proven.add(aim)
        self._keep(aim, value, bound, reduced)
        return value

    def _find_whole(self) -> None:
        """A plan in whole numbers that attains all aims so far. Raises _NotAttained without one."""
        if not self.attained:
            columns, _ = self._best_whole(None, self.relaxed)
            if not self._is_plan(columns):
                columns, _ = self._whole_of_columns(None)
            self.whole = self._completed(np.round(columns))
        self._audit()
        self.attained = True

    def _minimise(self, aim: Aim) -> int:
        """The least value of an aim among the plans that are left, and a plan that attains it."""
        while True:
            bound, reduced = self._relax(aim)
            settled = not self._is_whole() or self._accept(aim, np.round(self._x()))
            if settled and self._value(aim, self.whole) > math.ceil(bound - _slack(bound)):
                settled = self._accept(aim, self._branch(aim, bound, reduced))
            if settled:
                break
        value = self._value(aim, self.whole)
        if value <= math.ceil(bound - _slack(bound)):
            self.proven.add(aim)
        self._keep(aim, value, bound, reduced)
        return value

    def _keep(self, aim: Aim, value: int, bound: float, reduced: Reals) -> None:
        """Narrow the search to the plans that attain the value of an aim."""
        slack = _slack(bound)
        if aim is Aim.NEIGHBOURS or value - bound > slack:
            self.alive &= reduced <= value - bound + slack
            self.master.hold(aim, value)
        elif aim is not Aim.ORDER:
            self._narrow(aim, reduced)

    def _accept(self, aim: Aim, columns: Reals) -> bool:
        """Go on from a plan of whole numbers, unless it repeats what was not yet counted."""
        columns = self._completed(columns)
        if aim in _NEAR and self._take_in_near(columns):
            return False
        self.whole = columns
        return True

    # -- the relaxation -----------------------------------------------------------------------

    def _relax(self, aim: Aim) -> tuple[float, Reals]:
        """The least value of the relaxation over all columns, and all pairs' reduced costs."""
        highs = self.master.highs
        while True:
            cost = self.master.cost(aim).astype(np.float64)
            highs.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)
            highs.run()
            if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                raise RuntimeError(f"the relaxation of {aim} has no optimum")
            columns = self._x()
            reduced, uses = self._prices(aim)
            twice = self._forbid_twice(columns)
            repeated = aim in _NEAR and self._take_in_near(columns)
            joined = self._join(reduced, -TINY) or self._join_uses(uses, -TINY)
            if not joined and not repeated and not twice:
                self.whole, self.relaxed = self._completed(self.whole), columns
                return float(highs.getInfo().objective_function_value), reduced

    def _prices(self, aim: Aim) -> tuple[Reals, Reals]:
        """Reduced costs of all pairs, and of the next use of each item."""
        program, pairs, master = self.program, self.pairs, self.master
        dual = np.array(master.highs.getSolution().row_dual)
        reduced = self._pair_cost(aim).astype(np.float64)
        reduced -= dual[master.group_rows + pairs.group]
        place = np.zeros((len(program.boards), len(program.items)))
        for (board, item), row in master.once_row.items():
            place[board, item] += dual[row]
        for (near, item), row in master.near_row.items():
            place[list(program.neighbourhoods[near]), item] += dual[row]
        known = 2 + max([int(program.shows.max(initial=0)), *(need.show for need in program.needs)])
        shown = np.zeros((len(program.boards), known))
        for number, need in enumerate(program.needs):
            shown[need.board, need.show] += dual[master.need_rows + number]
        reduced -= place[pairs.board, pairs.item]
        for column in program.shows[pairs.item].T:
            reduced -= np.where(column >= 0, shown[pairs.board, column], 0.0)
        if master.item_rows:
            of_item = dual[master.item_row : master.item_row + len(program.items)]
            reduced -= of_item[pairs.item]
        for held, row in master.aim_rows:
            reduced -= dual[row] * self._pair_cost(held)
        uses = self._price_of_use(aim, dual, master.uses + 1)
        return reduced, uses

    def _price_of_use(self, aim: Aim, dual: Reals, use: Integers) -> Reals:
        """Reduced costs of a use of each item; they never fall from one use to the next."""
        program, master = self.program, self.master
        items = np.arange(len(program.items))
        price = program.use_cost(aim, items, use).astype(np.float64)
        if master.item_rows:
            price += dual[master.item_row : master.item_row + len(items)]
        for held, row in master.aim_rows:
            price -= dual[row] * program.use_cost(held, items, use)
        return price

    def _limit_uses(self, aim: Aim, dual: Reals) -> None:
        """Rule out all further uses with a positive reduced cost, also those not yet taken in."""
        most = self.master.uses.copy()
        rising = most < self.most_uses
        while rising.any():
            rising &= self._price_of_use(aim, dual, most + 1) <= TINY
            most += rising
            rising &= most < self.most_uses
        self.most_uses = most

    def _join(self, reduced: Reals, below: float) -> bool:
        """Take in the most promising pairs of each group; False if there are none."""
        out = self.alive & (self.master.column_of < 0) & (reduced < below)
        chosen = np.flatnonzero(out)
        if len(chosen):
            wish = reduced[chosen] + 2 * self._turn[chosen]
            self.master.add_hangs(chosen[_least_of_each(self.pairs.group[chosen], wish, _JOINING)])
        return bool(len(chosen))

    def _join_uses(self, reduced: Reals, below: float) -> bool:
        if not self.master.item_rows:
            return False
        wanted = np.flatnonzero((reduced < below) & (self.master.uses < self.most_uses))
        room = (self.most_uses - self.master.uses)[wanted]
        more = np.minimum(room, np.maximum(1, self.master.uses[wanted] // 2))
        for turn in range(int(more.max(initial=0))):
            self.master.add_uses(wanted[more > turn])
        return bool(len(wanted))

    # -- whole numbers -----------------------------------------------------------------------

    def _branch(self, aim: Aim, bound: float, reduced: Reals) -> Reals:
        """The best plan in whole numbers of those that are left.

        Where the columns that are in do not attain the bound of all, all those join whose reduced
        cost does not exceed the gap that remains.
        """
        self.whole = self._completed(self.whole)
        near, _ = self._best_whole(aim, self.relaxed)
        if self._is_plan(near) and self._value(aim, near) - bound < 1 - _slack(bound):
            return near
        found, _ = self._whole_of_columns(aim)
        plan = self._completed(found)
        gap = self._value(aim, plan) - bound
        uncounted = aim in _NEAR and self._repeated(plan).keys() - self.master.near_row.keys()
        if uncounted or aim is Aim.ORDER or gap < 1 - _slack(bound):
            return found
        if self._join_all(aim, reduced, gap):
            found, optimal = self._whole_of_columns(aim)
            if optimal:
                self.proven.add(aim)
        return found

    def _whole_of_columns(self, aim: Aim | None) -> tuple[Reals, bool]:
        """Branch and bound, anew for as long as something would hang twice on a board."""
        while True:
            self.whole = self._completed(self.whole)
            found, optimal = self._best_whole(aim)
            if not self._forbid_twice(found):
                return found, optimal

    def _is_plan(self, columns: Reals) -> bool:
        """Whether whole columns fill no slot twice, repeat nothing on a board and attain all aims."""
        done = self._completed(columns)
        twice = (self._board_items(done) > 1 + TINY).any()
        return not twice and all(
            self._value(aim, done) == value for aim, value in self.values.items()
        )

    def _best_whole(self, aim: Aim | None, near: Reals | None = None) -> tuple[Reals, bool]:
        """Branch and bound over the columns that are in; whether it came to its end.

        Without an aim, any plan among those that are left; `near` a relaxed one, only plans that
        hang what that one hangs undivided.
        """
        nodes = _NODES_FOR_ORDER if aim is Aim.ORDER else _NODES
        highs = quiet_solver(mip_rel_gap=0.0, mip_abs_gap=0.5, mip_max_nodes=nodes)
        model = self.master.highs.getLp()
        cost = self.master.cost(aim) if aim else np.zeros(len(self.master.kind))
        model.col_cost_ = cost.astype(np.float64)
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(cost)
        highs.passModel(model)
        if near is not None:
            sure = (near > 1 - TINY) & (self.master.kind == Column.HANG)
            columns = np.flatnonzero(sure).astype(np.int32)
            ones = np.ones(len(columns))
            highs.changeColsBounds(len(columns), columns, ones, ones)
        elif self.attained:
            start = highspy.HighsSolution()
            start.col_value = self.whole.tolist()
            highs.setSolution(start)
        highs.run()
        found = np.round(np.array(highs.getSolution().col_value))
        optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return found if len(found) == len(cost) else self.whole, optimal

    def _join_all(self, aim: Aim, reduced: Reals, gap: float) -> bool:
        """Take in every column within the gap; False if they are too many to be searched."""
        out = np.flatnonzero(self.alive & (self.master.column_of < 0) & (reduced <= gap + TINY))
        if len(out) > _SEARCHED_AT_MOST:
            return False
        self.master.add_hangs(out)
        _, uses = self._prices(aim)
        while self._join_uses(uses, gap + TINY):
            _, uses = self._prices(aim)
        return True

    def _forbid_twice(self, columns: Reals) -> bool:
        """Forbid what hangs twice on a board; True if anything did."""
        places = np.argwhere(self._board_items(columns) > 1 + TINY)
        self.master.add_once([(int(board), int(item)) for board, item in places])
        return bool(len(places))

    def _take_in_near(self, columns: Reals) -> bool:
        """Begin to count the repetitions in a neighbourhood that occur and are not counted yet."""
        keys = [key for key in self._repeated(columns) if key not in self.master.near_row]
        self.master.add_near(keys)
        if keys:
            self.whole = self._completed(self.whole)
        return bool(keys)

    def _repeated(self, columns: Reals) -> dict[tuple[int, int], int]:
        """How often too often each item hangs in each neighbourhood, where it does."""
        program = self.program
        hangs = self._board_items(columns)
        found: dict[tuple[int, int], int] = {}
        for near in range(len(program.neighbourhoods)):
            members = list(program.neighbourhoods[near])
            total = hangs[members].sum(axis=0)
            over = total - np.maximum(0, 1 - program.near[near])
            for item in np.flatnonzero(over > TINY):
                found[near, int(item)] = round(float(over[item]))
        return found

    def _board_items(self, columns: Reals) -> Reals:
        hangs = np.zeros((len(self.program.boards), len(self.program.items)))
        hang = np.flatnonzero(self.master.kind == Column.HANG)
        pair = self.master.first[hang]
        np.add.at(hangs, (self.pairs.board[pair], self.pairs.item[pair]), columns[hang])
        return hangs

    # -- narrowing ---------------------------------------------------------------------------

    def _narrow(self, aim: Aim, reduced: Reals) -> None:
        """Keep the plans that attain the bound of the relaxation just solved, and only those."""
        highs, master = self.master.highs, self.master
        solution = highs.getSolution()
        column, row = np.array(solution.col_dual), np.array(solution.row_dual)
        self.alive &= (reduced <= TINY) | (master.column_of >= 0)
        hang = np.flatnonzero(master.kind == Column.HANG)
        self.alive[master.first[hang]] &= column[hang] <= TINY
        lower, upper = np.array(highs.getLp().col_lower_), np.array(highs.getLp().col_upper_)
        for at, bounds in ((column > TINY, lower), (column < -TINY, upper)):
            self._bound_columns(np.flatnonzero(at), bounds[at])
        lower, upper = np.array(highs.getLp().row_lower_), np.array(highs.getLp().row_upper_)
        for at, bounds in ((row > TINY, lower), (row < -TINY, upper)):
            rows = np.flatnonzero(at)
            for number, bound in zip(rows.tolist(), bounds[at].tolist(), strict=True):
                highs.changeRowBounds(number, bound, bound)
        if master.item_rows:
            self._limit_uses(aim, row)

    def _bound_columns(self, columns: Integers, value: float | Reals) -> None:
        values = np.broadcast_to(np.asarray(value, np.float64), columns.shape).copy()
        self.master.highs.changeColsBounds(len(columns), columns.astype(np.int32), values, values)

    # -- values ------------------------------------------------------------------------------

    def _value(self, aim: Aim, columns: Reals) -> int:
        """The exact value of an aim in a plan of whole numbers."""
        if aim is Aim.NEIGHBOURS:
            return sum(self._repeated(columns).values())
        cost = self.master.cost(aim)
        return int((cost * np.round(columns).astype(np.int64)).sum())

    def _completed(self, columns: Reals) -> Reals:
        """A plan with what follows from what hangs: emptiness, lacks, uses, repetitions."""
        master, program = self.master, self.program
        done = np.zeros(len(master.kind))
        hang = np.flatnonzero(master.kind == Column.HANG)
        done[hang[hang < len(columns)]] = columns[hang[hang < len(columns)]]
        pair = master.first[hang]
        carried = np.bincount(self.pairs.group[pair], done[hang], minlength=len(program.groups))
        empty = np.flatnonzero(master.kind == Column.EMPTY)
        rank = _rank_within(master.first[empty])
        sizes = np.array([len(group.slots) for group in program.groups] or [0])
        done[empty] = rank < (sizes - carried)[master.first[empty]]
        hangs = self._board_items(done)
        lack = np.flatnonzero(master.kind == Column.LACK)
        for column in lack:
            need = program.needs[master.first[column]]
            shown = hangs[need.board] @ (program.shows == need.show).any(axis=1)
            done[column] = max(0, need.count - shown)
        use = np.flatnonzero(master.kind == Column.USE)
        done[use] = hangs.sum(axis=0)[master.first[use]] >= master.second[use]
        for key, count in self._repeated(done).items() if master.near_row else ():
            repeat = master.repeat_column.get(key)
            if repeat is not None:
                done[repeat] = count
        return done

    def _used(self) -> Integers:
        """How often each item is used, in the relaxation at hand or in the plan that attains it."""
        columns = self.whole if self.attained else self._x()
        used = self._board_items(columns).sum(axis=0)
        return np.asarray(np.ceil(used - TINY).astype(np.int64))

    def _x(self) -> Reals:
        return np.array(self.master.highs.getSolution().col_value)

    def _is_whole(self) -> bool:
        columns = self._x()
        return bool((np.abs(columns - np.round(columns)) < TINY).all())

    def _pair_cost(self, aim: Aim) -> Integers:
        return self.program.hang_cost(aim, self.pairs.board, self.pairs.item, self.pairs.stays)

    def _seeds(self) -> Integers:
        """The pairs that are taken in first: all, or the likeliest of each group."""
        program, pairs = self.program, self.pairs
        if len(pairs) <= _ALL_AT_ONCE:
            return np.arange(len(pairs))
        stays = pairs.stays == pairs.item
        wish = (1 - program.urgent[pairs.item].astype(np.float64) - stays) * 2**24
        wish += program.stopgap[pairs.item] * 2**10
        wish += program.since_board[pairs.board, pairs.item] * 2.0
        soon = program.since_community[pairs.item] / program.longest
        likely = _least_of_each(pairs.group, wish + soon + self._turn / 2**6, _SEEDS)
        spread = _least_of_each(pairs.group, wish + soon + self._turn, _SEEDS)
        return np.union1d(likely, spread)

    def _promising(self) -> Integers:
        """Pairs of the items that are likeliest to be used, some of each group and of each item.

        As many items of a kind are likely as slots accept it; who of them hangs where is open, so
        that a few pairs of each, picked without system, nearly always hold a best plan.
        """
        program, live = self.program, np.flatnonzero(self.alive)
        if len(self.pairs) <= _ALL_AT_ONCE:
            return live[:0]
        group, item = self.pairs.group[live], self.pairs.item[live]
        rank = np.empty(len(program.items), np.int64)
        cost = [program.use_cost(aim, np.arange(len(rank)), np.ones(len(rank), np.int64))
                for aim in reversed(_USES)]  # fmt: skip
        rank[np.lexsort(cost)] = np.arange(len(rank))
        sizes = np.array([len(each.slots) for each in program.groups])
        share = np.zeros(len(rank))
        for kind in np.unique(program.shows[:, 0]):
            members = np.flatnonzero(program.shows[:, 0] == kind)
            asking = np.unique(group[program.shows[item, 0] == kind])
            slots = max(1, int(sizes[asking].sum()))
            share[members] = np.argsort(np.argsort(rank[members])) / slots
        wish = np.where(share[item] <= 1, self._turn[live], 1 + share[item])
        of_groups = live[_least_of_each(group, wish, _SEEDS)]
        by_item = live[np.argsort(item, kind="stable")]
        by_item = by_item[share[self.pairs.item[by_item]] <= 1]
        of_items = by_item[_least_of_each(self.pairs.item[by_item], self._turn[by_item], _JOINING)]
        return np.union1d(of_groups, of_items)

    def _hung(self) -> dict[tuple[str, str], str]:
        """Slots of a group are alike: the most important are filled, in the order of item ids."""
        hung: dict[tuple[str, str], str] = {}
        hang = np.flatnonzero((self.master.kind == Column.HANG) & (self.whole > 0.5))
        of_group: dict[int, list[int]] = {}
        for pair in np.sort(self.master.first[hang]):
            of_group.setdefault(int(self.pairs.group[pair]), []).append(int(pair))
        for number, chosen in of_group.items():
            group = self.program.groups[number]
            for slot, pair in zip(group.slots, chosen, strict=False):
                item = int(self.pairs.item[pair])
                hung[self.program.boards[group.board], slot] = self.program.items[item]
        return hung


def _least_of_each(groups: Integers, values: Reals, most: int) -> Integers:
    """Where the least values of each group stand, at most so many; `groups` ascends."""
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    chosen = [
        first + np.argsort(values[first:last], kind="stable")[:most]
        if last - first <= most
        else first + np.argpartition(values[first:last], most - 1)[:most]
        for first, last in pairwise([*starts.tolist(), len(groups)])
    ]
    return np.concatenate(chosen)


def _slack(bound: float) -> float:
    """How far rounding may have moved the value of a relaxation."""
    return TINY * max(1.0, abs(bound))


def _rank_within(groups: Integers) -> Integers:
    """For equal neighbours in an array: 0, 1, 2 …"""
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]]) if len(groups) else groups
    sizes = np.diff(np.r_[starts, len(groups)])
    rank: Integers = np.arange(len(groups)) - np.repeat(starts, sizes)
    return rank
