"""What an edition puts into a slot is of a kind the slot and its board accept, meant for that board.

Only editions that are not over are looked at; what hung in the past hung.

Passes:
    {A: core-values-nation}                      # A accepts posters
Warns:
    {A: residents}                               # a convention where only posters are accepted
    {A: office-rules}                            # an item with on: [office], in a lift
"""

from civsite.check.case import Case, Diagnostics
from civsite.check.located import Spot
from civsite.diagnostics import Text
from civsite.model.board import Board, Slot
from civsite.model.item import Item
from civsite.model.kinds import KIND_TITLES


def check(case: Case) -> Diagnostics:
    for edition, board_id, entries in case.current_placements():
        board = case.community.boards.get(board_id)
        for slot_id, entry in entries.items():
            slot = board and board.slot(slot_id)
            item = case.community.items.get(entry.item or "")
            if board and slot and item:
                spot = case.at(edition, "boards", board_id, slot_id)
                yield from _misfits(spot, board, slot, item)


def _misfits(spot: Spot, board: Board, slot: Slot, item: Item) -> Diagnostics:
    kind = KIND_TITLES[item.kind]
    if not slot.accepts_kind(item.kind) or (board.accepts and item.kind not in board.accepts):
        message = Text(
            f"版位 {slot.id} 不接受“{kind}”类的《{item.title}》",
            f"slot {slot.id} does not accept “{item.title}”, a {item.kind}",
        )
        hint = Text(
            "换一件内容，或在宣传栏的“接受”里加上这一类",
            "choose another item, or add the kind to the accepts of the board",
        )
    elif not board.is_named_in(item.on):
        message = Text(
            f"《{item.title}》限定用于 {'、'.join(item.on)}，不含本栏",
            f"“{item.title}” is for {', '.join(item.on)}, not for this board",
        )
        hint = Text(
            "换一件内容，或在它的“用于”里加上本栏", "choose another, or add the board to its on"
        )
    else:
        return
    yield spot.warning("edition-misfit", message, hint)
