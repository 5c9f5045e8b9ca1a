"""Two slots on one side of a board do not overlap.

Passes:
    - {id: A, at: 60x150, size: 600x900}
    - {id: B, at: 660x150, size: 600x900}      # touching is allowed
Fails:
    - {id: A, at: 60x150, size: 600x900}
    - {id: B, at: 600x150, size: 600x900}
"""

from itertools import combinations

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.board import Board, Slot


def check(case: Case) -> Diagnostics:
    for key, board in case.each(Board):
        for (_, first), (index, second) in combinations(enumerate(board.slots), 2):
            width, height = overlap_mm(first, second)
            if width <= 0 or height <= 0:
                continue
            yield case.at_slot(key, board, index, "at").error(
                "slot-overlap",
                Text(
                    f"版位 {second.id} 与 {first.id} 重叠 {width}×{height} 毫米",
                    f"slot {second.id} overlaps slot {first.id} by {width}×{height} mm",
                ),
                Text(
                    "改“位置”或“尺寸”；若在背面，写 面: 背面",
                    "change at or size; if it is on the back, write side: back",
                ),
            )


def overlap_mm(first: Slot, second: Slot) -> tuple[int, int]:
    """Width and height of the common area, mm; neither is positive unless the slots overlap."""
    if first.side is not second.side:
        return (0, 0)
    width = min(first.at.x + first.size.width, second.at.x + second.size.width)
    height = min(first.at.y + first.size.height, second.at.y + second.size.height)
    return (width - max(first.at.x, second.at.x), height - max(first.at.y, second.at.y))
