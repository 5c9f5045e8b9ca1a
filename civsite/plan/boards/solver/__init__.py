"""A problem enters; the best plan there is leaves, with the proof which aims cannot be bettered.

Aim by aim, the linear relaxation is solved over a part of the columns (`restricted_master`); every
column left out is priced, and those that could help join, until none can (`relaxation`): then its
value bounds all plans. If a plan in whole numbers attains the bound (rounded up: aims are sums of
whole numbers, so a bound above v - 1 proves v), the aim is settled; else branch and bound closes the
gap, over all columns whose reduced cost does not exceed it (a dearer one is in no better plan).
Before the next aim begins, columns are fixed so that only the plans remain that attain this one
(`search`). What leaves is counted anew (`evaluation`).

The last aim orders by id and only makes the choice among equals canonical. One thread, fixed seed,
columns in the order of ids, no time limit: the same question has the same answer everywhere.
"""

from civsite.plan.boards.solver.relaxation import Limits
from civsite.plan.boards.solver.search import solve

__all__ = ["Limits", "solve"]
