"""A problem enters; a linear program over some of its columns, that HiGHS solves and grows, leaves.

Columns are: hang (a group carries an item), empty (a slot carries nothing), lack (a need is short by
one), use (an item's first, second … use), repeat (an item once more in a neighbourhood). Whole
numbers everywhere; bounds 0 and 1 but for lack and repeat, which are only bounded below.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

import highspy
import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import AssignmentProblem, Integers
from civsite.plan.boards.solver.pairs import Pairs, Reals

INFINITE = highspy.kHighsInf
# Reduced costs are differences of whole numbers or simple fractions of them; noise is far smaller.
TINY = 1e-6
_Status = highspy.HighsBasisStatus


class Column(IntEnum):
    HANG, EMPTY, LACK, USE, REPEAT = range(5)


class RestrictedMaster:
    """The columns taken in so far. `kind`, `first` and `second` tell what each column is.

    first, second are: HANG pair, -; EMPTY group, priority; LACK need, -; USE item, which use;
    REPEAT neighbourhood, item.
    """

    def __init__(self, problem: AssignmentProblem, pairs: Pairs) -> None:
        self.problem, self.pairs = problem, pairs
        self.kind = self.first = self.second = np.zeros(0, np.int64)
        self.column_of = np.full(len(pairs), -1, np.int64)
        self.uses = np.zeros(len(problem.items), np.int64)
        self.counts_uses = False
        self.item_rows = 0
        self.repeat_column: dict[tuple[int, int], int] = {}
        self.once_row: dict[tuple[int, int], int] = {}
        self.near_row: dict[tuple[int, int], int] = {}
        self.aim_rows: list[tuple[Aim, int]] = []
        self.highs = quiet_solver(presolve="off", solver="simplex")
        sizes = np.array([len(group.slots) for group in problem.groups], np.float64)
        self.group_rows = self._add_rows(sizes, sizes)
        counts = np.array([need.count for need in problem.needs], np.float64)
        self.need_rows = self._add_rows(counts, np.full(len(counts), INFINITE))
        self._needs_of: dict[tuple[int, int], list[int]] = {}
        for number, need in enumerate(problem.needs):
            self._needs_of.setdefault((need.board, need.show), []).append(number)
        self._add_slack()

    @property
    def rows(self) -> int:
        return int(self.highs.getNumRow())

    def of_kind(self, kind: Column) -> Integers:
        """The columns of a kind, ascending."""
        return np.flatnonzero(self.kind == kind)

    def costs_of_pairs(self, aim: Aim) -> Integers:
        """What hanging each pair costs by itself in an aim, also of those that are not in."""
        pairs = self.pairs
        return self.problem.hang_cost(aim, pairs.board, pairs.item, pairs.stays)

    def cost(self, aim: Aim) -> Integers:
        """What one unit of each column costs in an aim."""
        problem, pairs, cost = self.problem, self.pairs, np.zeros(len(self.kind), np.int64)
        hang, use = self.of_kind(Column.HANG), self.of_kind(Column.USE)
        pair = self.first[hang]
        cost[hang] = problem.hang_cost(aim, pairs.board[pair], pairs.item[pair], pairs.stays[pair])
        cost[use] = problem.use_cost(aim, self.first[use], self.second[use])
        cost[self.kind == Column.LACK] = aim is Aim.REQUIRED
        cost[self.kind == Column.REPEAT] = aim is Aim.NEIGHBOURS
        empty = self.of_kind(Column.EMPTY)
        if aim is Aim.FILLED:
            cost[empty] = self.second[empty]
        if aim is Aim.CHANGES:
            stays = np.array([group.stays for group in problem.groups], np.int64)
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
        entries = [[(int(self.item_rows + item), -1.0)] for item in items]
        self.uses[items] += 1
        self._add_columns(Column.USE, items, self.uses[items], entries, 1.0)

    def count_uses(self, used: Integers) -> None:
        """Begin to count uses, of items that the last solution `used` so often.

        HiGHS goes on from its last basis: of each item the last of its uses joins it.
        """
        basis = self.highs.getBasis()
        columns, rows = list(basis.col_status), list(basis.row_status)
        self._add_item_rows()
        most = np.maximum(used, 1)
        for use in range(1, int(most.max(initial=0)) + 1):
            items = np.flatnonzero(most >= use)
            self.add_uses(items)
            columns += [
                _Status.kBasic if last else _Status.kUpper for last in (most[items] == use).tolist()
            ]
        rows += [_Status.kLower] * len(most)
        basis.col_status, basis.row_status = columns, rows
        self.highs.setBasis(basis)

    def add_once(self, keys: list[tuple[int, int]]) -> None:
        """Forbid to hang an item twice on a board, for each (board, item)."""
        places: dict[tuple[int, int], list[int]] = {key: [] for key in keys}
        for column in self.of_kind(Column.HANG):
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
        for key in keys:
            self._add_near_row(*key)
        if not keys:
            return
        held = [(row, 1.0) for aim, row in self.aim_rows if aim is Aim.NEIGHBOURS]
        entries = [[(self.near_row[key], -1.0), *held] for key in keys]
        self.repeat_column |= {key: len(self.kind) + at for at, key in enumerate(keys)}
        first, second = np.array(keys, np.int64).T
        self._add_columns(Column.REPEAT, first, second, entries, INFINITE)

    def hold(self, aim: Aim, value: int) -> None:
        """Add the row that keeps an aim at its optimum."""
        cost = self.cost(aim)
        columns = np.flatnonzero(cost).astype(np.int32)
        self.aim_rows.append((aim, self.rows))
        self.highs.addRow(
            -INFINITE, float(value), len(columns), columns, cost[columns].astype(float)
        )

    def _add_item_rows(self) -> None:
        """A row an item: what hangs of it, less its uses, is nothing."""
        hang = self.of_kind(Column.HANG)
        items = self.pairs.item[self.first[hang]]
        order = np.argsort(items, kind="stable")
        starts = np.searchsorted(items[order], np.arange(len(self.problem.items)))
        none = np.zeros(len(self.problem.items))
        self.counts_uses, self.item_rows = True, self.rows
        self.highs.addRows(
            len(none), none, none, len(hang), starts.astype(np.int32),
            hang[order].astype(np.int32), np.ones(len(hang)),
        )  # fmt: skip

    def _add_near_row(self, near: int, item: int) -> None:
        pairs = self.first[self.of_kind(Column.HANG)]
        within = np.isin(self.pairs.board[pairs], self.problem.neighbourhoods[near])
        columns = self.column_of[pairs[within & (self.pairs.item[pairs] == item)]]
        free = max(0.0, 1.0 - float(self.problem.near[near, item]))
        self.near_row[near, item] = self.rows
        self.highs.addRow(
            -INFINITE, free, len(columns), columns.astype(np.int32), np.ones(len(columns))
        )

    def _rows_of_pair(self, pair: int) -> list[tuple[int, float]]:
        group, board = int(self.pairs.group[pair]), int(self.pairs.board[pair])
        item = int(self.pairs.item[pair])
        rows = [self.group_rows + group]
        if (board, item) in self.once_row:
            rows.append(self.once_row[board, item])
        for show in self.problem.shows[item]:
            needs = self._needs_of.get((board, int(show)), ())
            rows += [self.need_rows + need for need in needs]
        if self.counts_uses:
            rows.append(self.item_rows + item)
        for (near, other), row in self.near_row.items():
            if other == item and board in self.problem.neighbourhoods[near]:
                rows.append(row)
        return [*((row, 1.0) for row in rows), *self._held_costs(pair)]

    def _held_costs(self, pair: int) -> Iterator[tuple[int, float]]:
        """What a pair costs in the aims that are held, by their rows."""
        pairs, one = self.pairs, np.array([pair])
        for aim, row in self.aim_rows:
            cost = self.problem.hang_cost(aim, pairs.board[one], pairs.item[one], pairs.stays[one])
            if cost[0]:
                yield row, float(cost[0])

    def _add_slack(self) -> None:
        first, second = [], []
        for number, group in enumerate(self.problem.groups):
            for priority in sorted(group.priority):
                first.append(number)
                second.append(priority)
        entries = [[(self.group_rows + number, 1.0)] for number in first]
        self._add_columns(Column.EMPTY, np.array(first, np.int64), np.array(second, np.int64),
                          entries, 1.0)  # fmt: skip
        needs = np.arange(len(self.problem.needs))
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


class QuietHighs(highspy.Highs):
    """HiGHS that says nothing, not even while it is made.

    Since 1.16 its constructor prints a banner as soon as it sets callbacks, so the flag comes first.
    """

    def enableCallbacks(self) -> None:  # noqa: N802
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def quiet_solver(**options: str | float | bool) -> highspy.Highs:
    """HiGHS as it gives the same answer everywhere: one thread, a fixed seed, no time limit."""
    highs = QuietHighs()  # type: ignore[no-untyped-call]
    fixed: dict[str, str | float | bool] = {
        "threads": 1,
        "random_seed": 1,
        "parallel": "off",
    }
    for option, value in (fixed | options).items():
        highs.setOptionValue(option, value)
    return highs
