"""What hangs enters; what each aim comes to over the whole edition leaves.

The solver counts what was open to it; people judge an edition with what editors wrote and kept.
"""

from __future__ import annotations

import numpy as np

from civsite.plan.boards.aims import Aim
from civsite.plan.boards.problem import AssignmentProblem, Integers


def values_of(problem: AssignmentProblem, hanging: Integers) -> dict[Aim, int]:
    """The aims that ask what hangs; `hanging` says how often: boards × items of the problem."""
    board, item = np.nonzero(hanging)
    nothing = np.full(len(item), -1)
    values = {
        aim: int((problem.hang_cost(aim, board, item, nothing) * hanging[board, item]).sum())
        for aim in (Aim.LASTING, Aim.BOARD)
    }
    uses = hanging.sum(axis=0)
    for aim in (Aim.COMMUNITY, Aim.SPREAD, Aim.HISTORY):
        values[aim] = _cost_of_uses(problem, aim, uses)
    return values | {
        Aim.NEIGHBOURS: sum(
            int(np.maximum(0, (hanging[list(members)] > 0).sum(axis=0) - 1).sum())
            for members in problem.neighbourhoods
        ),
    }


def _cost_of_uses(problem: AssignmentProblem, aim: Aim, uses: Integers) -> int:
    """The first, second … use of every item, whoever decided on it."""
    items = np.repeat(np.arange(len(uses)), uses)
    before = np.repeat(np.cumsum(uses) - uses, uses)
    use = np.arange(len(items)) - before + 1
    return int(problem.use_cost(aim, items, use - problem.fixed[items]).sum())
