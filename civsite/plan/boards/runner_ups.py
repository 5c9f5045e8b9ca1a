"""A whole plan enters; what else could hang in a slot, and in which aim it is behind, leaves.

The runner-up for a slot is the best exchange: everything else stands, the slot alone carries another
item. Since the plan is optimal, each exchange is behind in some aim; the runner-up is so in the lowest
aim, and there by the least.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import AssignmentProblem, Flags, Integers

_IN_ORDER = tuple(aim for aim in Aim if aim not in (Aim.FILLED, Aim.CHANGES))


class RunnerUps:
    """What hangs: how often each item, what each board shows, what each neighbourhood repeats."""

    def __init__(
        self,
        problem: AssignmentProblem,
        hangs: Mapping[str, Mapping[str, str]],
        demands: Mapping[int, list[tuple[int, int]]],
    ) -> None:
        """`hangs[board][slot]` is an item; `demands[board number]` are (show, at least).

        `hanging` then tells how often each item of the problem hangs on each board.
        """
        self.problem, self.demands = problem, demands
        self._number = {item: number for number, item in enumerate(problem.items)}
        self.hanging = np.zeros((len(problem.boards), len(problem.items)), np.int64)
        for board, name in enumerate(problem.boards):
            for item in hangs.get(name, {}).values():
                if item in self._number:
                    self.hanging[board, self._number[item]] += 1
        self._uses = self.hanging.sum(axis=0)
        self._near_of: dict[int, list[int]] = {}
        for near, members in enumerate(problem.neighbourhoods):
            for board in members:
                self._near_of.setdefault(board, []).append(near)

    def best_for(self, board: int, item: str, allowed: Flags) -> tuple[str, Aim | None] | None:
        """The item that would best replace `item`, with the first aim in which it is behind.

        None instead of an aim: it is not behind, so an editor decided. None for both: nothing fits.
        """
        rivals = np.flatnonzero(allowed & (self.hanging[board] == 0))
        if not len(rivals):
            return None
        mine = self._number.get(item)
        differences = self._differences(board, mine, rivals)
        best = np.arange(len(rivals))
        for difference in differences:
            best = best[difference[best] == difference[best].min()]
        chosen = int(best[0])
        aim = next(
            (aim for aim, each in zip(_IN_ORDER, differences, strict=True) if each[chosen]), None
        )
        behind = aim is not None and differences[_IN_ORDER.index(aim)][chosen] > 0
        runner_up = self.problem.items[int(rivals[chosen])]
        return runner_up, aim if behind and mine is not None else None

    def _differences(self, board: int, mine: int | None, rivals: Integers) -> list[Integers]:
        """For each aim in order, what each rival costs more than `mine`."""
        if mine is None:
            return [self._cost(aim, board, rivals, None) for aim in _IN_ORDER]
        own = np.array([mine])
        return [
            self._cost(aim, board, rivals, mine) - self._cost(aim, board, own, mine)
            for aim in _IN_ORDER
        ]

    def _cost(self, aim: Aim, board: int, items: Integers, without: int | None) -> Integers:
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
        return problem.hang_cost(aim, np.full(len(items), board), items, nothing)

    def _lack(self, board: int, items: Integers, without: int | None) -> Integers:
        lack = np.zeros(len(items), np.int64)
        shows = self.problem.shows
        for show, at_least in self.demands.get(board, ()):
            meets = (shows == show).any(axis=1)
            shown = int(self.hanging[board] @ meets)
            shown -= 0 if without is None else int(meets[without])
            lack += np.maximum(0, at_least - shown - meets[items])
        return lack

    def _repeats(self, board: int, items: Integers, without: int | None) -> Integers:
        repeats = np.zeros(len(items), np.int64)
        for near in self._near_of.get(board, ()):
            members = list(self.problem.neighbourhoods[near])
            count = self.hanging[members][:, items].sum(axis=0) - (items == without)
            repeats += count > 0
        return repeats
