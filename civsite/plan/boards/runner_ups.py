"""A whole plan enters; what else could hang in a slot, and in which aim it is behind, leaves.

The runner-up for a slot is the best exchange: everything else stands, the slot alone carries another
item. Since the plan is optimal, each exchange is behind in some aim; the runner-up is so in the lowest
aim, and there by the least.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from civsite.diagnostics import Text
from civsite.model.board import Board, Slot
from civsite.plan.boards.aims import BEHIND, Aim
from civsite.plan.boards.context import PlanContext
from civsite.plan.boards.formulation import SHOWS
from civsite.plan.boards.problem import Integers
from civsite.plan.boards.selection import Selection, is_doubtful
from civsite.plan.coverage import demands_on

_IN_ORDER = tuple(aim for aim in Aim if aim not in (Aim.FILLED, Aim.CHANGES))
_DECIDED = Text("编辑已经这样定", "an editor decided for the first")


class RunnerUps:
    """What hangs: how often each item, what each board shows, what each neighbourhood repeats."""

    def __init__(
        self, context: PlanContext, selection: Selection, hangs: Mapping[str, Iterable[str]]
    ) -> None:
        """`hangs` are the items on each board; `hanging` tells how often each, boards × items."""
        self._context, self._table = context, selection.table
        self.problem = problem = selection.problem
        self.hanging = np.zeros((len(problem.boards), len(problem.items)), np.int64)
        for board, name in enumerate(problem.boards):
            for item in hangs[name]:
                if item in self._table.number:
                    self.hanging[board, self._table.number[item]] += 1
        self._uses = self.hanging.sum(axis=0)
        self._near_of: dict[int, list[int]] = {}
        for near, members in enumerate(problem.neighbourhoods):
            for each in members:
                self._near_of.setdefault(each, []).append(near)

    def best_for(self, board: Board, slot: Slot, item: str) -> tuple[str, Text] | None:
        """The item that would best replace `item`, with what it is behind in; None if nothing fits.

        Of what is doubtful the templates are asked whether it could hang there.
        """
        allowed = self._table.on_board(board) & self._table.in_slot(board, slot)
        unwished = self._table.unwished(slot.prefers)
        number, mine = self.problem.boards.index(board.id), self._table.number.get(item)
        while len(rivals := np.flatnonzero(allowed & (self.hanging[number] == 0))):
            chosen, behind = self._best_of(number, mine, rivals, unwished)
            record = self._table.items[chosen]
            fits = self._context.fits
            if not is_doubtful(record, board, slot) or fits.can_carry(record, board, (slot,)):
                return record.id, behind
            allowed[chosen] = False
        return None

    def _best_of(
        self, board: int, mine: int | None, rivals: Integers, unwished: Integers
    ) -> tuple[int, Text]:
        own = np.array([] if mine is None else [mine], np.int64)
        differences = [
            self._cost(aim, board, rivals, mine, unwished)
            - self._cost(aim, board, own, mine, unwished).sum()
            for aim in _IN_ORDER
        ]
        best = np.arange(len(rivals))
        for difference in differences:
            best = best[difference[best] == difference[best].min()]
        chosen = best[0]
        for aim, difference in zip(_IN_ORDER, differences, strict=True):
            if difference[chosen]:
                is_behind = difference[chosen] > 0 and mine is not None
                return int(rivals[chosen]), BEHIND[aim] if is_behind else _DECIDED
        return int(rivals[chosen]), _DECIDED

    def _cost(
        self, aim: Aim, board: int, items: Integers, without: int | None, unwished: Integers
    ) -> Integers:
        """What hanging each item there costs, the one it replaces being gone."""
        problem = self.problem
        if aim is Aim.REQUIRED:
            return self._lack(board, items, without)
        if aim is Aim.NEIGHBOURS:
            return self._repeats(board, items, without)
        if aim in (Aim.COMMUNITY, Aim.SPREAD, Aim.HISTORY):
            used = self._uses[items] - (items == without)
            return problem.use_cost(aim, items, used + 1 - problem.fixed[items])
        nothing = np.full(len(items), -1)
        return problem.hang_cost(aim, np.full(len(items), board), items, nothing, unwished[items])

    def _lack(self, board: int, items: Integers, without: int | None) -> Integers:
        lack = np.zeros(len(items), np.int64)
        shows = self.problem.shows
        record = self._context.community.boards[self.problem.boards[board]]
        for demand in demands_on(self._context.community, record):
            if demand.show not in SHOWS:
                continue
            meets = (shows == SHOWS[demand.show]).any(axis=1)
            shown = int(self.hanging[board] @ meets)
            shown -= 0 if without is None else int(meets[without])
            lack += np.maximum(0, demand.at_least - shown - meets[items])
        return lack

    def _repeats(self, board: int, items: Integers, without: int | None) -> Integers:
        repeats = np.zeros(len(items), np.int64)
        for near in self._near_of.get(board, ()):
            members = list(self.problem.neighbourhoods[near])
            count = self.hanging[members][:, items].sum(axis=0) - (items == without)
            repeats += count > 0
        return repeats
