"""An edition names boards, slots and items that are there.

Passes:
    boards: {east-gate: {A: core-values-nation}}
Fails:
    boards: {east-gat: …}                        # no such board
    boards: {east-gate: {Z: core-values-nation}} # no such slot
    boards: {east-gate: {A: core-value-nation}}  # no such item
Notes:
    boards: {old-gate: …}                        # in an edition that is over
"""

from collections.abc import Sequence

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text, suggest, suggest_or
from civsite.model.edition import WrittenEdition

# What hung has hung: an edition that is over needs no mending.
_AS_IT_IS = Text(
    "过去的期照原样留着，不用改；要在网站上看到它，请找回那个文件",
    "a past edition stays as it is; to see it on the website, bring the file back",
)


def check(case: Case) -> Diagnostics:
    for edition in case.community.editions.values():
        is_past = edition.quarter.last_day < case.today
        for board_id, entries in edition.boards.items():
            board = case.community.boards.get(board_id)
            if board is None:
                if board_id not in case.community.unreadable:
                    otherwise = Text("改正编号，或删去这一栏", "correct the id or remove the board")
                    spot = case.at(edition, "boards", board_id, "<key>")
                    yield (spot.note if is_past else spot.error)(
                        "edition-board",
                        Text(f"没有编号为“{board_id}”的宣传栏", f"there is no board “{board_id}”"),
                        _AS_IT_IS
                        if is_past
                        else suggest_or(board_id, case.community.boards, otherwise),
                    )
                continue
            slots = [slot.id for slot in board.slots]
            for slot_id, entry in entries.items():
                place = ("boards", board_id, slot_id)
                if slot_id not in slots:
                    spot = case.at(edition, *place, "<key>")
                    yield (spot.note if is_past else spot.error)(
                        "edition-slot",
                        Text(
                            f"宣传栏“{board_id}”没有版位“{slot_id}”",
                            f"board “{board_id}” has no slot “{slot_id}”",
                        ),
                        _AS_IT_IS if is_past else slots_there(slots),
                    )
                if entry.item is None or entry.item in case.community.unreadable:
                    continue
                if entry.item not in case.community.items:
                    spot = case.at(edition, *place, "item")
                    yield (spot.note if is_past else spot.error)(
                        "edition-item",
                        Text(f"没有编号为“{entry.item}”的内容", f"there is no item “{entry.item}”"),
                        _AS_IT_IS
                        if is_past
                        else suggest(entry.item, case.community.items, _or_retired(edition)),
                    )


def slots_there(slots: Sequence[str]) -> Text:
    """What may be written instead of a slot that its board does not have."""
    if not slots:
        return Text(
            "它还没有版位，先写上“版位”，或用“布局”选一种",
            "it has no slots yet: write slots, or choose a layout",
        )
    return Text(f"它的版位有：{'、'.join(slots)}", f"its slots are: {', '.join(slots)}")


def _or_retired(edition: WrittenEdition) -> Text:
    """An id is misspelt, or its file was deleted."""
    return Text(
        f"改正编号；文件删掉了的，运行 civsite plan {edition.quarter} --repair --write 换上别的",
        f"Correct the id; if its file was deleted, civsite plan {edition.quarter} --repair --write"
        " puts another in its place",
    )
