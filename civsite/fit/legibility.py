"""A board enters; how far its readers stand and the smallest type that they can read leave."""

from __future__ import annotations

from civsite.model.board import Board, BoardKind

_LIFT_DISTANCE_CM = 70
_USUAL_DISTANCE_CM = 150


def reading_distance_cm(board: Board) -> int:
    """How far readers stand: as the board says, else as is usual for its kind."""
    if board.distance is not None:
        return int(board.distance)
    return _LIFT_DISTANCE_CM if board.kind is BoardKind.LIFT else _USUAL_DISTANCE_CM


def legible_points(distance_cm: float) -> float:
    """The smallest body type, pt, that is legible at a distance: 14 pt at 0.7 m, 24 pt at 1.5 m."""
    return max(9.0, 5.25 + 0.125 * distance_cm)
