"""Boards enter; the groups of them that a passer-by sees together leave.

The boards of one `place` face each other and form one group. Within a `grid`, and among the boards
that name none, each board forms a group with the next one by id.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from civsite.model.board import Board

Neighbourhood = tuple[str, ...]


def neighbourhoods(boards: Iterable[Board]) -> tuple[Neighbourhood, ...]:
    """Groups of board ids, each sorted, of two boards or more; sorted, without repetition."""
    by_place: dict[str, list[str]] = {}
    by_grid: dict[str, list[str]] = {}
    for board in sorted(boards, key=lambda each: each.id):
        by_grid.setdefault(board.grid or "", []).append(board.id)
        if board.place:
            by_place.setdefault(board.place, []).append(board.id)
    facing = {tuple(group) for group in by_place.values() if len(group) > 1}
    within = {place for group in facing for place in _pairs(group)}
    in_a_row = {pair for group in by_grid.values() for pair in pairwise(group)}
    return tuple(sorted(facing | (in_a_row - within)))


def _pairs(group: Neighbourhood) -> list[Neighbourhood]:
    return [(a, b) for index, a in enumerate(group) for b in group[index + 1 :]]
