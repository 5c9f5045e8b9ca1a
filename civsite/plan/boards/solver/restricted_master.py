"""A problem enters; a linear program over some of its columns, that HiGHS solves and grows, leaves.

Columns are: hang (a group carries an item), empty (a slot carries nothing), lack (a need is short by
one), use (an item's first, second … use), repeat (an item once more in a neighbourhood). Whole
numbers everywhere; bounds 0 and 1 but for lack and repeat, which are only bounded below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

import highspy
import numpy as np
from numpy.typing import NDArray

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import AssignmentProblem, Integers

Reals = NDArray[np.float64]

INFINITE = highspy.kHighsInf
# Reduced costs are differences of whole numbers or simple fractions of them; noise is far smaller.
TINY = 1e-6
_Status = highspy.HighsBasisStatus
_NONE: Integers = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Pairs:
    """Every (group, item) that is allowed, as equally long arrays; groups ascend."""

    group: Integers
    board: Integers
    item: Integers
    stays: Integers
    unwished: Integers

    @classmethod
    def of(cls, problem: AssignmentProblem) -> Pairs:
        groups = problem.groups
        sizes = [len(group.items) for group in groups]
        return cls(
            np.repeat(np.arange(len(sizes)), sizes),
            np.repeat(np.array([group.board for group in groups], np.int64), sizes),
            np.concatenate([np.zeros(0, np.int64), *(group.items for group in groups)]),
            np.repeat(np.array([group.stays for group in groups], np.int64), sizes),
            np.concatenate([np.zeros(0, np.int64), *(group.unwished for group in groups)]),
        )

    def __len__(self) -> int:
        return len(self.item)

    def turns(self) -> Reals:
        """A number from 0 to 1 for each pair, without system, so that equals take turns."""
        mixed = (self.item * 2_654_435_761 + self.group * 1_013_904_223) % 2**32
        return (mixed * 2_246_822_519 % 2**32) / 2**32


class Column(IntEnum):
    HANG, EMPTY, LACK, USE, REPEAT = range(5)


class RestrictedMaster:
    """The columns taken in so far. `kind`, `first` and `second` tell what each column is.

    first, second are: HANG pair, -; EMPTY group, priority; LACK need, -; USE item, which use;
    REPEAT neighbourhood, item. `meets` says which items meet each need: needs × items.
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
        needs = problem.needs
        self.need_board = np.array([need.board for need in needs], np.int64)
        self.need_count = np.array([need.count for need in needs], np.float64)
        self.meets = np.array(
            [(problem.shows == need.show).any(axis=1) for need in needs], np.bool_
        ).reshape(len(needs), len(problem.items))
        self._needs: defaultdict[int, list[int]] = defaultdict(list)
        for number, need in enumerate(needs):
            self._needs[need.board].append(number)
        self.highs = quiet_solver(presolve="off", solver="simplex")
        self.group_rows, self.need_rows = 0, len(problem.groups)
        for group in problem.groups:
            self._add_row(len(group.slots), len(group.slots))
        for need in needs:
            self._add_row(need.count, INFINITE)
        empty = [
            (number, priority)
            for number, group in enumerate(problem.groups)
            for priority in sorted(group.priority)
        ]
        self._add_columns(
            Column.EMPTY, empty, [[(self.group_rows + group, 1.0)] for group, _ in empty]
        )
        self._add_columns(
            Column.LACK,
            [(number, 0) for number in range(len(needs))],
            [[(self.need_rows + number, 1.0)] for number in range(len(needs))],
        )

    @property
    def rows(self) -> int:
        return int(self.highs.getNumRow())

    def of_kind(self, kind: Column) -> Integers:
        """The columns of a kind, ascending."""
        return np.flatnonzero(self.kind == kind)

    def costs_of_pairs(self, aim: Aim, chosen: Integers | slice = slice(None)) -> Integers:
        """What hanging each pair costs by itself in an aim, also of those that are not in."""
        pairs = self.pairs
        return self.problem.hang_cost(
            aim,
            pairs.board[chosen],
            pairs.item[chosen],
            pairs.stays[chosen],
            pairs.unwished[chosen],
        )

    def cost(self, aim: Aim) -> Integers:
        """What one unit of each column costs in an aim."""
        problem, cost = self.problem, np.zeros(len(self.kind), np.int64)
        hang, use = self.of_kind(Column.HANG), self.of_kind(Column.USE)
        cost[hang] = self.costs_of_pairs(aim, self.first[hang])
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
        """Take in pairs that are not in yet as columns."""
        held = [(row, self.costs_of_pairs(aim, chosen)) for aim, row in self.aim_rows]
        entries = [
            [
                *((row, 1.0) for row in self._rows_of_pair(pair)),
                *((row, float(cost[at])) for row, cost in held if cost[at]),
            ]
            for at, pair in enumerate(chosen.tolist())
        ]
        self.column_of[chosen] = len(self.kind) + np.arange(len(chosen))
        self._add_columns(Column.HANG, [(pair, 0) for pair in chosen.tolist()], entries)

    def add_uses(self, items: Integers) -> None:
        """Take in the next use of each item."""
        self.uses[items] += 1
        names = list(zip(items.tolist(), self.uses[items].tolist(), strict=True))
        entries = [[(self.item_rows + item, -1.0)] for item, _ in names]
        self._add_columns(Column.USE, names, entries)

    def count_uses(self, used: Integers) -> None:
        """Begin to count uses, of items that the last solution `used` so often.

        HiGHS goes on from its last basis: of each item the last of its uses joins it.
        """
        basis = self.highs.getBasis()
        columns, rows = list(basis.col_status), list(basis.row_status)
        self.counts_uses, self.item_rows = True, self.rows
        hang = self.of_kind(Column.HANG)
        of_item = self.pairs.item[self.first[hang]]
        for item in range(len(self.problem.items)):
            self._add_row(0.0, 0.0, hang[of_item == item])
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

    def add_once(self, keys: Iterable[tuple[int, int]]) -> None:
        """Forbid to hang an item twice on a board, for each (board, item)."""
        for board, item in keys:
            self.once_row[board, item] = self._add_row(
                -INFINITE, 1.0, self._hangs_of(item, (board,))
            )

    def add_near(self, keys: Sequence[tuple[int, int]]) -> None:
        """Begin to count repetitions of an item in a neighbourhood, for each (neighbourhood, item)."""
        for near, item in keys:
            free = max(0.0, 1.0 - float(self.problem.near[near, item]))
            hangs = self._hangs_of(item, self.problem.neighbourhoods[near])
            self.near_row[near, item] = self._add_row(-INFINITE, free, hangs)
        held = [(row, 1.0) for aim, row in self.aim_rows if aim is Aim.NEIGHBOURS]
        self.repeat_column |= {key: len(self.kind) + at for at, key in enumerate(keys)}
        self._add_columns(
            Column.REPEAT, keys, [[(self.near_row[key], -1.0), *held] for key in keys]
        )

    def hold(self, aim: Aim, value: int) -> None:
        """Add the row that keeps an aim at its optimum."""
        cost = self.cost(aim)
        columns = np.flatnonzero(cost)
        row = self._add_row(-INFINITE, float(value), columns, cost[columns])
        self.aim_rows.append((aim, row))

    def _hangs_of(self, item: int, boards: Sequence[int]) -> Integers:
        """The columns that hang an item on some boards."""
        hang = self.of_kind(Column.HANG)
        pair = self.first[hang]
        wanted = (self.pairs.item[pair] == item) & np.isin(self.pairs.board[pair], boards)
        return np.asarray(hang[wanted])

    def _rows_of_pair(self, pair: int) -> list[int]:
        group, board = int(self.pairs.group[pair]), int(self.pairs.board[pair])
        item = int(self.pairs.item[pair])
        rows = [self.group_rows + group]
        if (board, item) in self.once_row:
            rows.append(self.once_row[board, item])
        rows += [self.need_rows + need for need in self._needs[board] if self.meets[need, item]]
        if self.counts_uses:
            rows.append(self.item_rows + item)
        return rows + [
            row
            for (near, other), row in self.near_row.items()
            if other == item and board in self.problem.neighbourhoods[near]
        ]

    def _add_row(
        self, lower: float, upper: float, columns: Integers = _NONE, values: Integers | None = None
    ) -> int:
        held = np.ones(len(columns)) if values is None else values.astype(np.float64)
        self.highs.addRow(lower, upper, len(columns), columns.astype(np.int32), held)
        return self.rows - 1

    def _add_columns(
        self,
        kind: Column,
        names: Sequence[tuple[int, int]],
        entries: Sequence[Sequence[tuple[int, float]]],
    ) -> None:
        """`names` are the columns' first and second, `entries` their rows and coefficients."""
        count = len(names)
        if not count:
            return
        upper = INFINITE if kind in (Column.LACK, Column.REPEAT) else 1.0
        sizes = [len(entry) for entry in entries]
        starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int32)
        rows = np.array([row for entry in entries for row, _ in entry], np.int32)
        values = np.array([value for entry in entries for _, value in entry], np.float64)
        none = np.zeros(count)
        self.highs.addCols(
            count, none, none, np.full(count, upper), len(rows), starts, rows, values
        )
        first, second = np.array(names, np.int64).T
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
    for option, value in {"threads": 1, "random_seed": 1, "parallel": "off", **options}.items():
        highs.setOptionValue(option, value)
    return highs
