"""The context of a plan and what is settled enter; what is open leaves, as a problem in numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise

import numpy as np

from civsite.fit.legibility import might_fit, reading_distance_cm
from civsite.model.board import Board, Slot
from civsite.model.item import Item, Kind
from civsite.model.kinds import CHINESE_NAMES, shown_by
from civsite.model.scalars import Size
from civsite.plan.boards.candidates import is_urgent
from civsite.plan.boards.context import PlanContext
from civsite.plan.boards.problem import AssignmentProblem, Flags, Group, Integers, Need
from civsite.plan.boards.settled import Settled
from civsite.plan.coverage import demands_on
from civsite.plan.kinds import KINDS

_KINDS = tuple(Kind)
SHOWS = {show: number for number, show in enumerate(CHINESE_NAMES)}
# What hangs now in an open slot and should stay if it can, by (board, slot).
Stays = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class ItemTable:
    """The items that may hang at all, by id, and what decides where.

    Of fit it knows what the bound refuses and what was shut out, by size and reading distance.
    """

    items: tuple[Item, ...]
    number: Mapping[str, int]
    kind: Integers
    meant_for: Integers
    meanings: tuple[Item, ...]
    _fitting: dict[tuple[Size, int], Flags] = field(default_factory=dict, compare=False)

    def on_board(self, board: Board) -> Flags:
        """The items that may stand somewhere on a board."""
        named = np.array([board.is_named_in(item.on) for item in self.meanings] or [False])
        accepted = np.array([not board.accepts or kind in board.accepts for kind in _KINDS])
        return np.asarray(named[self.meant_for] & accepted[self.kind])

    def in_slot(self, board: Board, slot: Slot) -> Flags:
        """The items that, of those which may stand on the board, may stand in this slot."""
        accepted = np.array([slot.accepts_kind(kind) for kind in _KINDS])[self.kind]
        return np.asarray(accepted & self._that_might_fit(board, slot))

    def allows(self, item: str, board: Board, slot: Slot) -> bool:
        """Whether an item, by id, may stand in this slot of this board."""
        number = self.number[item]
        return bool(self.on_board(board)[number] and self.in_slot(board, slot)[number])

    def unwished(self, prefers: Collection[str]) -> Integers:
        """1 for each item that is not among those which a slot prefers, if it prefers any."""
        wished = set(prefers)
        if not wished:
            return np.zeros(len(self.items), np.int64)
        return np.array([wished.isdisjoint(_names_of(item)) for item in self.items], np.int64)

    def shut_out(self, item: Item, board: Board, slot: Slot) -> None:
        """The item does not fit this slot, nor any of its size for the same readers."""
        self._that_might_fit(board, slot)[self.number[item.id]] = False

    def _that_might_fit(self, board: Board, slot: Slot) -> Flags:
        """Most slots share a few sizes."""
        panel = (slot.size, reading_distance_cm(board))
        if panel not in self._fitting:
            might = [might_fit(item, *panel) for item in self.items]
            self._fitting[panel] = np.array(might, np.bool_)
        return self._fitting[panel]


def problem_for(
    context: PlanContext, table: ItemTable, settled: Mapping[str, Settled], stays: Stays
) -> AssignmentProblem:
    """The open slots of all boards, what they may carry, and what that costs.

    The priority of a slot is its area in dm², at least 1: a board never takes an item from
    another, so that only slots of one board ever rival. Of equal slots, the first is dearer by less
    than any area (see `_groups_of`).
    """
    boards = [board for _, board in sorted(context.community.boards.items())]
    groups: list[Group] = []
    needs: list[Need] = []
    for number, board in enumerate(boards):
        groups += _groups_of(number, board, settled[board.id], table, stays)
        if board.serves_on(context.day):
            needs += _needs_of(context, number, board, settled[board.id])
    uses, near, rows = _fixed(boards, settled, table)
    history = context.history
    return AssignmentProblem(
        boards=tuple(board.id for board in boards),
        items=tuple(item.id for item in table.items),
        groups=tuple(groups),
        needs=tuple(needs),
        shows=np.array([_shows(item) for item in table.items], np.int64).reshape(-1, 2),
        urgent=np.array([is_urgent(item) for item in table.items], np.bool_),
        stopgap=_stopgap_costs(context, boards, table),
        since_board=_since_board(context, boards, table),
        since_community=np.array(
            [history.too_early(history.last_anywhere.get(item.id)) for item in table.items],
            np.int64,
        ),
        longest=history.longest,
        fixed=uses,
        weight=np.array([item.weight for item in table.items], np.int64),
        past_uses=np.array([history.uses.get(item.id, 0) for item in table.items], np.int64),
        neighbourhoods=rows,
        near=near,
    )


def item_table(context: PlanContext) -> ItemTable:
    """The table of the items that may hang in the quarter at all."""
    items = tuple(
        item
        for _, item in sorted(context.community.items.items())
        if context.rejections[item.id] is None
    )
    meanings: dict[tuple[str, ...], int] = {}
    meant_for = [meanings.setdefault(item.on, len(meanings)) for item in items]
    examples = {item.on: item for item in items}
    return ItemTable(
        items,
        {item.id: number for number, item in enumerate(items)},
        np.array([_KINDS.index(item.kind) for item in items], np.int64),
        np.array(meant_for, np.int64),
        tuple(examples[on] for on in meanings),
    )


def _groups_of(
    number: int, board: Board, settled: Settled, table: ItemTable, stays: Stays
) -> list[Group]:
    """Open slots that allow the same items, together; slots that allow none are left out."""
    free = table.on_board(board)
    for item in settled.items() & table.number.keys():
        free[table.number[item]] = False
    found: dict[tuple[bytes, int, frozenset[str]], list[tuple[int, str]]] = {}
    for position, slot in enumerate(board.slots):
        if not settled.leaves_open(slot):
            continue
        allowed = free & table.in_slot(board, slot)
        if not allowed.any():
            continue
        stay = table.number.get(stays.get((board.id, slot.id), ""), -1)
        stay = stay if stay >= 0 and allowed[stay] else -1
        key = (allowed.tobytes(), stay, frozenset(slot.prefers))
        area_dm2 = max(1, slot.size.width * slot.size.height // 10_000)
        first_dearer = len(board.slots) - position
        priority = area_dm2 * (len(board.slots) + 1) ** 2 + first_dearer
        found.setdefault(key, []).append((priority, slot.id))
    groups = []
    for (allowed_bytes, stay, prefers), slots in found.items():
        ranked = sorted(slots, key=lambda slot: -slot[0])
        items = np.flatnonzero(np.frombuffer(allowed_bytes, np.bool_)).astype(np.int64)
        groups.append(
            Group(number, tuple(slot for _, slot in ranked),
                  tuple(priority for priority, _ in ranked), items,
                  table.unwished(prefers)[items], stay)
        )  # fmt: skip
    return groups


def _needs_of(context: PlanContext, number: int, board: Board, settled: Settled) -> list[Need]:
    hanging = [context.community.items[item] for item in settled.items()]
    needs = []
    for demand in demands_on(context.community, board):
        count = demand.at_least - sum(map(demand.is_met_by, hanging))
        if count > 0 and demand.show in SHOWS:
            needs.append(Need(number, SHOWS[demand.show], count))
    return needs


def _names_of(item: Item) -> set[str]:
    """What a slot may call the item that it prefers: its kind, its campaign, its tags."""
    shown = set(shown_by(item))
    return shown | {CHINESE_NAMES[each] for each in shown} | set(item.tags)


def _shows(item: Item) -> tuple[int, int]:
    shown = [SHOWS[show] for show in shown_by(item)]
    return (shown[0], shown[1] if len(shown) > 1 else -1)


def _stopgap_costs(context: PlanContext, boards: list[Board], table: ItemTable) -> Integers:
    """Fewer stopgaps first; of stories, the newer: no board's days add up to one stopgap more."""
    last = context.quarter.last_day
    told = [KINDS[type(item)].stopgap_day(item) for item in table.items]
    days = [max(0, (last - day).days) if day is not None else 0 for day in told]
    one = 1 + max(days, default=0) * max((len(board.slots) for board in boards), default=1)
    return np.array(
        [
            one + day if item.id in context.stopgaps else 0
            for item, day in zip(table.items, days, strict=True)
        ],
        np.int64,
    )


def _since_board(context: PlanContext, boards: list[Board], table: ItemTable) -> Integers:
    history = context.history
    since = np.zeros((len(boards), len(table.items)), np.int64)
    row = {board.id: number for number, board in enumerate(boards)}
    for (board, item), last in history.last_on_board.items():
        if board in row and item in table.number:
            since[row[board], table.number[item]] = history.too_early(last)
    return since


def _fixed(
    boards: list[Board], settled: Mapping[str, Settled], table: ItemTable
) -> tuple[Integers, Integers, tuple[tuple[int, ...], ...]]:
    """Uses by what is settled, for each item and for each neighbourhood and item."""
    row = {board.id: number for number, board in enumerate(boards)}
    rows = tuple(tuple(row[board] for board in group) for group in neighbourhoods(boards))
    uses = np.zeros((len(boards), len(table.items)), np.int64)
    for board in boards:
        for item, _ in settled[board.id].placed.values():
            if item in table.number:
                uses[row[board.id], table.number[item]] += 1
    near = [(uses[list(group)] > 0).sum(axis=0) for group in rows]
    return (
        uses.sum(axis=0),
        np.array(near, np.int64).reshape(len(rows), len(table.items)),
        rows,
    )


def neighbourhoods(boards: Iterable[Board]) -> tuple[tuple[str, ...], ...]:
    """Groups of board ids, each sorted, of two boards or more; sorted, without repetition."""
    by_place: dict[str, list[str]] = {}
    by_grid: dict[str, list[str]] = {}
    for board in sorted(boards, key=lambda each: each.id):
        by_grid.setdefault(board.grid or "", []).append(board.id)
        if board.place:
            by_place.setdefault(board.place, []).append(board.id)
    facing = {tuple(group) for group in by_place.values() if len(group) > 1}
    within = {pair for group in facing for pair in combinations(group, 2)}
    in_a_row = {pair for group in by_grid.values() for pair in pairwise(group)}
    return tuple(sorted(facing | (in_a_row - within)))
