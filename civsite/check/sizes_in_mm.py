"""Boards and slots are measured in millimetres, not in centimetres.

Passes:
    size: 2400x1200
    size: 210x297                                # a frame for A4
Warns:
    size: 240x120                                # 2400x1200
    - {id: A, size: 60x90}                       # 600x900
"""

from civsite.check.case import Case, Diagnostics
from civsite.check.located import place_of_slot
from civsite.diagnostics import Text
from civsite.model.scalars import Size

# A board has no side of less than a hand but a long strip; what is as small as paper is a frame for it.
_SMALLEST_BOARD, _SMALLEST_SIDE, _STRIP = 400, 200, 1500
_PAPER = ((148, 210), (210, 297), (297, 420))
_FRAME = 25


def check(case: Case) -> Diagnostics:
    for board in case.community.boards.values():
        if _is_small_board(board.size):
            yield case.at(board, "size").warning("size-in-cm", *_words(board.size))
        for index, slot in enumerate(board.slots):
            place = place_of_slot(case.community, board, index, "size")
            if _is_small(slot.size) and place != ("layout",):
                yield case.at(board, *place).warning("size-in-cm", *_words(slot.size))


def _is_small(size: Size) -> bool:
    short, long = sorted((size.width, size.height))
    is_paper = any(
        0 <= short - least <= _FRAME and 0 <= long - most <= _FRAME for least, most in _PAPER
    )
    # The glass of a frame covers a little of its sheet.
    is_seen = any(
        0 <= least - short <= _FRAME and 0 <= most - long <= _FRAME for least, most in _PAPER
    )
    return long < _SMALLEST_BOARD and not is_paper and not is_seen


def _is_small_board(size: Size) -> bool:
    short, long = sorted((size.width, size.height))
    return _is_small(size) or (short < _SMALLEST_SIDE and _SMALLEST_BOARD <= long < _STRIP)


def _words(size: Size) -> tuple[Text, Text]:
    right = Size(size.width * 10, size.height * 10)
    return (
        Text(
            f"{size} 毫米太小，像是厘米", f"{size} mm is very small; these seem to be centimetres"
        ),
        Text(
            f"尺寸单位是毫米：写成 {right}；版位的位置也用毫米",
            f"sizes are in mm: write {right}; `at` is in mm, too",
        ),
    )
