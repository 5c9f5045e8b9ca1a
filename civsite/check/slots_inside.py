"""A slot lies wholly inside its board.

Passes (board 2400x1200):
    - {id: A, at: 60x150, size: 600x900}
Fails:
    - {id: A, at: 2000x150, size: 600x900}     # ends at 2600 mm
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.board import Board


def check(case: Case) -> Diagnostics:
    for key, board in case.each(Board):
        for index, slot in enumerate(board.slots):
            right, bottom = slot.at.x + slot.size.width, slot.at.y + slot.size.height
            over_right, over_bottom = right - board.size.width, bottom - board.size.height
            if max(over_right, over_bottom) <= 0:
                continue
            zh = [f"右边多出 {over_right} 毫米"] if over_right > 0 else []
            zh += [f"下边多出 {over_bottom} 毫米"] if over_bottom > 0 else []
            en = [f"{over_right} mm over the right edge"] if over_right > 0 else []
            en += [f"{over_bottom} mm over the lower edge"] if over_bottom > 0 else []
            moved = "at" if min(slot.at.x, slot.at.y) > 0 else "size"
            yield case.at_slot(key, board, index, moved).error(
                "slot-outside",
                Text(
                    f"版位 {slot.id} 超出宣传栏（{board.size}）：{'、'.join(zh)}",
                    f"slot {slot.id} leaves the board ({board.size}): {', '.join(en)}",
                ),
                Text(
                    "改小“尺寸”，或把“位置”移近左上角；单位毫米，从所在面的左上角量起",
                    "make size smaller or move at; mm from the upper left corner of the side",
                ),
            )
