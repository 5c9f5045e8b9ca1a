"""A program enters; a linear program over some of its columns, that HiGHS solves and grows, leaves.

Columns are: hang (a group carries an item), empty (a slot carries nothing), lack (a need is short by
one), use (an item's first, second … use), repeat (an item once more in a neighbourhood). Whole
numbers everywhere; bounds 0 and 1 but for lack and repeat, which are only bounded below.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import highspy
import numpy as np
from numpy.typing import NDArray

from civsite.plan.aims import Aim
from civsite.plan.program import Integers, Program

Reals = NDArray[np.float64]
INFINITE = highspy.kHighsInf
# Reduced costs are differences of whole numbers or simple fractions of them; noise is far smaller.
TINY = 1e-6


class Column(IntEnum):
    HANG, EMPTY, LACK, USE, REPEAT = range(5)


@dataclass(frozen=True)
class Pairs:
    """Every (group, item) that is allowed, as equally long arrays."""

    group: Integers
    board: Integers
    item: Integers
    stays: Integers

    @classmethod
    def of(cls, program: Program) -> Pairs:
        sizes = [len(group.items) for group in program.groups]
        boards = np.array([group.board for group in program.groups], np.int64)
        stays = np.array([group.stays for group in program.groups], np.int64)
        items = [group.items for group in program.groups] or [np.zeros(0, np.int64)]
        return cls(
            np.repeat(np.arange(len(sizes)), sizes),
            np.repeat(boards, sizes),
            np.concatenate(items),
            np.repeat(stays, sizes),
        )

    def __len__(self) -> int:
        return len(self.item)


class Master:
    """The columns taken in so far. `kind`, `first` and `second` tell what each column is.

    first, second are: HANG pair, -; EMPTY group, importance; LACK need, -; USE item, which use;
    REPEAT neighbourhood, item.
    """

    def __init__(self, program: Program, pairs: Pairs) -> None:
        self.program, self.pairs = program, pairs
        self.kind = self.first = self.second = np.zeros(0, np.int64)
        self.column_of = np.full(len(pairs), -1, np.int64)
        self.uses = np.zeros(len(program.items), np.int64)
        self.item_rows = False
        self.item_row = 0
        self.repeat_column: dict[tuple[int, int], int] = {}
        self.once_row: dict[tuple[int, int], int] = {}
        self.near_row: dict[tuple[int, int], int] = {}
        self.aim_rows: list[tuple[Aim, int]] = []
        self.highs = quiet_solver(presolve="off", solver="simplex")
        sizes = np.array([len(group.slots) for group in program.groups], np.float64)
        self.group_rows = self._add_rows(sizes, sizes)
        counts = np.array([need.count for need in program.needs], np.float64)
        self.need_rows = self._add_rows(counts, np.full(len(counts), INFINITE))
        self._needs_of: dict[tuple[int, int], list[int]] = {}
        for number, need in enumerate(program.needs):
            self._needs_of.setdefault((need.board, need.show), []).append(number)
        self._add_slack()

    @property
    def rows(self) -> int:
        return int(self.highs.getNumRow())

    def cost(self, aim: Aim) -> Integers:
        """What one unit of each column costs in an aim."""
        program, cost = self.program, np.zeros(len(self.kind), np.int64)
        hang = np.flatnonzero(self.kind == Column.HANG)
        pair = self.first[hang]
        cost[hang] = program.hang_cost(
            aim, self.pairs.board[pair], self.pairs.item[pair], self.pairs.stays[pair]
        )
        use = np.flatnonzero(self.kind == Column.USE)
        cost[use] = program.use_cost(aim, self.first[use], self.second[use])
        if aim is Aim.REQUIRED:
            cost[self.kind == Column.LACK] = 1
        if aim is Aim.NEIGHBOURS:
            cost[self.kind == Column.REPEAT] = 1
        empty = np.flatnonzero(self.kind == Column.EMPTY)
        if aim is Aim.FILLED:
            cost[empty] = self.second[empty]
        if aim is Aim.CHANGES:
            stays = np.array([group.stays for group in program.groups], np.int64)
            cost[empty] = stays[self.first[empty]] >= 0
        return cost

    def add_hangs(self, chosen: Integers) -> None:
        """Take pairs in as columns; those that are in already are passed over."""
        chosen = np.unique(chosen)
        chosen = chosen[self.column_of[chosen] < 0]
        if not len(chosen):
            return
        entries = [self._rows_of_pair(int(pair)) for pair in chosen]
        self.column_of[chosen] = len(self.kind) + np.arange(len(chosen))
        self._add_columns(Column.HANG, chosen, np.zeros(len(chosen), np.int64), entries, 1.0)

    def add_uses(self, items: Integers) -> None:
        """Take in the next use of each item."""
        entries = [[(int(self.item_row + item), -1.0)] for item in items]
        self.uses[items] += 1
        self._add_columns(Column.USE, items, self.uses[items], entries, 1.0)

    def count_uses(self, used: Integers) -> None:
        """Begin to count uses, of items that the last solution `used` so often."""
        basis = self.highs.getBasis()
        hang = np.flatnonzero(self.kind == Column.HANG)
        items = self.pairs.item[self.first[hang]]
        order = np.argsort(items, kind="stable")
        starts = np.searchsorted(items[order], np.arange(len(self.program.items)))
        none = np.zeros(len(self.program.items))
        self.item_row = self.rows
        self.highs.addRows(
            len(none), none, none, len(hang), starts.astype(np.int32),
            hang[order].astype(np.int32), np.ones(len(hang)),
        )  # fmt: skip
        self.item_rows = True
        most = np.maximum(used, 1)
        columns, rows = list(basis.col_status), list(basis.row_status)
        for use in range(1, int(most.max(initial=0)) + 1):
            items = np.flatnonzero(most >= use)
            self.add_uses(items)
            status = highspy.HighsBasisStatus
            columns += [
                status.kBasic if last else status.kUpper for last in (most[items] == use).tolist()
            ]
        rows += [highspy.HighsBasisStatus.kLower] * len(none)
        basis.col_status, basis.row_status = columns, rows
        self.highs.setBasis(basis)

    def add_once(self, keys: list[tuple[int, int]]) -> None:
        """Forbid to hang an item twice on a board, for each (board, item)."""
        places: dict[tuple[int, int], list[int]] = {key: [] for key in keys}
        for column in np.flatnonzero(self.kind == Column.HANG):
            pair = self.first[column]
            key = (int(self.pairs.board[pair]), int(self.pairs.item[pair]))
            if key in places:
                places[key].append(int(column))
        for key, columns in places.items():
            self.once_row[key] = self.rows
            ones = np.ones(len(columns))
            self.highs.addRow(-INFINITE, 1.0, len(columns), np.array(columns, np.int32), ones)

    def add_near(self, keys: list[tuple[int, int]]) -> None:
        """Begin to count repetitions of an item in a neighbourhood, for each (neighbourhood, item)."""
        for group, item in keys:
            boards = self.program.neighbourhoods[group]
            within = np.isin(self.pairs.board[self._pairs_in], boards)
            mine = self._pairs_in[within & (self.pairs.item[self._pairs_in] == item)]
            columns = self.column_of[mine].astype(np.int32)
            free = max(0.0, 1.0 - float(self.program.near[group, item]))
            self.near_row[group, item] = self.rows
            self.highs.addRow(-INFINITE, free, len(columns), columns, np.ones(len(columns)))
        if not keys:
            return
        first, second = np.array(keys, np.int64).T
        entries = [[(self.near_row[key], -1.0)] for key in keys]
        for aim, row in self.aim_rows:
            if aim is Aim.NEIGHBOURS:
                entries = [[*entry, (row, 1.0)] for entry in entries]
        self.repeat_column |= {key: len(self.kind) + at for at, key in enumerate(keys)}
        self._add_columns(Column.REPEAT, first, second, entries, INFINITE)

    def hold(self, aim: Aim, value: int) -> None:
        """Add the row that keeps an aim at its optimum."""
        cost = self.cost(aim)
        columns = np.flatnonzero(cost).astype(np.int32)
        self.aim_rows.append((aim, self.rows))
        self.highs.addRow(
            -INFINITE, float(value), len(columns), columns, cost[columns].astype(float)
        )

    @property
    def _pairs_in(self) -> Integers:
        hangs: Integers = self.first[self.kind == Column.HANG]
        return hangs

    def _rows_of_pair(self, pair: int) -> list[tuple[int, float]]:
        group, board = int(self.pairs.group[pair]), int(self.pairs.board[pair])
        item = int(self.pairs.item[pair])
        rows = [(self.group_rows + group, 1.0)]
        if (board, item) in self.once_row:
            rows.append((self.once_row[board, item], 1.0))
        for show in self.program.shows[item]:
            needs = self._needs_of.get((board, int(show)), ())
            rows += [(self.need_rows + need, 1.0) for need in needs]
        if self.item_rows:
            rows.append((self.item_row + item, 1.0))
        for (near, other), row in self.near_row.items() if self.near_row else ():
            if other == item and board in self.program.neighbourhoods[near]:
                rows.append((row, 1.0))
        stays = np.array([self.pairs.stays[pair]])
        for aim, row in self.aim_rows:
            where = (np.array([board]), np.array([item]), stays)
            cost = int(self.program.hang_cost(aim, *where)[0])
            if cost:
                rows.append((row, float(cost)))
        return rows

    def _add_slack(self) -> None:
        first, second = [], []
        for number, group in enumerate(self.program.groups):
            for importance in sorted(group.importance):
                first.append(number)
                second.append(importance)
        entries = [[(self.group_rows + number, 1.0)] for number in first]
        self._add_columns(Column.EMPTY, np.array(first, np.int64), np.array(second, np.int64),
                          entries, 1.0)  # fmt: skip
        needs = np.arange(len(self.program.needs))
        entries = [[(self.need_rows + int(number), 1.0)] for number in needs]
        self._add_columns(Column.LACK, needs, np.zeros_like(needs), entries, INFINITE)

    def _add_rows(self, lower: Reals, upper: Reals) -> int:
        first, none = self.rows, np.zeros(0, np.int32)
        starts = np.zeros(len(lower), np.int32)
        self.highs.addRows(len(lower), lower, upper, 0, starts, none, np.zeros(0))
        return first

    def _add_columns(
        self,
        kind: Column,
        first: Integers,
        second: Integers,
        entries: list[list[tuple[int, float]]],
        upper: float,
    ) -> None:
        count = len(first)
        if not count:
            return
        sizes = [len(entry) for entry in entries]
        starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int32)
        rows = np.array([row for entry in entries for row, _ in entry], np.int32)
        values = np.array([value for entry in entries for _, value in entry], np.float64)
        none = np.zeros(count)
        self.highs.addCols(
            count, none, none, np.full(count, upper), len(rows), starts, rows, values
        )
        self.kind = np.concatenate((self.kind, np.full(count, int(kind))))
        self.first = np.concatenate((self.first, first))
        self.second = np.concatenate((self.second, second))


def quiet_solver(**options: str | float | bool) -> highspy.Highs:
    """HiGHS as it gives the same answer everywhere: one thread, a fixed seed, no time limit."""
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    fixed: dict[str, str | float | bool] = {
        "output_flag": False,
        "threads": 1,
        "random_seed": 1,
        "parallel": "off",
    }
    for option, value in (fixed | options).items():
        highs.setOptionValue(option, value)
    return highs
