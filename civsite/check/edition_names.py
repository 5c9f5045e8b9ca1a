"""An edition names boards, slots and items that are there; of one that is over it is only noted.

Passes:
    boards: {east-gate: {A: core-values-nation}}
Fails:
    boards: {east-gat: …}                        # no such board
    boards: {east-gate: {Z: core-values-nation}} # no such slot
    boards: {east-gate: {A: core-value-nation}}  # no such item
Notes:
    quarter: 2025Q4                              # any of these, of a quarter that has ended
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from civsite.check.case import Case, Diagnostics
from civsite.check.located import Spot
from civsite.diagnostics import Diagnostic, Text, suggest, suggest_or
from civsite.model.edition import WrittenEdition

_MOST_NAMES = 5


class _Missing(NamedTuple):
    """Something that an edition names and that is not there, as an error tells it."""

    spot: Spot
    code: str
    message: Text
    hint: Text
    name: str


def check(case: Case) -> Diagnostics:
    for edition in case.community.editions.values():
        missing = list(_missing(case, edition))
        if edition.quarter.last_day >= case.today:
            for spot, code, message, hint, _ in missing:
                yield spot.error(code, message, hint)
        elif missing:
            yield _history(missing)


def _missing(case: Case, edition: WrittenEdition) -> Iterator[_Missing]:
    for board_id, entries in edition.boards.items():
        board = case.community.boards.get(board_id)
        if board is None:
            if board_id not in case.community.unreadable:
                otherwise = Text("改正编号，或删去这一栏", "correct the id or remove the board")
                yield _Missing(
                    case.at(edition, "boards", board_id, "<key>"),
                    "edition-board",
                    Text(f"没有编号为“{board_id}”的宣传栏", f"there is no board “{board_id}”"),
                    suggest_or(board_id, case.community.boards, otherwise),
                    board_id,
                )
            continue
        slots = [slot.id for slot in board.slots]
        for slot_id, entry in entries.items():
            place = ("boards", board_id, slot_id)
            if slot_id not in slots:
                yield _Missing(
                    case.at(edition, *place, "<key>"),
                    "edition-slot",
                    Text(
                        f"宣传栏“{board_id}”没有版位“{slot_id}”",
                        f"board “{board_id}” has no slot “{slot_id}”",
                    ),
                    slots_there(slots),
                    f"{board_id}/{slot_id}",
                )
            if entry.item is None or entry.item in case.community.unreadable:
                continue
            if entry.item not in case.community.items:
                yield _Missing(
                    case.at(edition, *place, "item"),
                    "edition-item",
                    Text(f"没有编号为“{entry.item}”的内容", f"there is no item “{entry.item}”"),
                    suggest(entry.item, case.community.items, _or_deleted(edition)),
                    entry.item,
                )


def _history(missing: Sequence[_Missing]) -> Diagnostic:
    """What hung in the past hung, whatever became of it since."""
    names = list(dict.fromkeys(each.name for each in missing))
    more = len(names) - _MOST_NAMES
    zh, en = "、".join(names[:_MOST_NAMES]), ", ".join(names[:_MOST_NAMES])
    return missing[0].spot.note(
        "edition-gone",
        Text(
            f"这一期挂过的，有些已经不在了：{zh}{f' 等 {len(names)} 样' if more > 0 else ''}",
            f"some of what hung then is no longer there: {en}{f' and {more} more' if more > 0 else ''}",
        ),
        Text(
            "往期是历史，照原样留着，不用改；是编号写错了的，改正即可",
            "a past edition is history and stays as it is; if an id is misspelt, correct it",
        ),
    )


def slots_there(slots: Sequence[str]) -> Text:
    """What may be written instead of a slot that its board does not have."""
    if not slots:
        return Text(
            "它还没有版位，先写上“版位”，或用“布局”选一种",
            "it has no slots yet: write slots, or choose a layout",
        )
    return Text(f"它的版位有：{'、'.join(slots)}", f"its slots are: {', '.join(slots)}")


def _or_deleted(edition: WrittenEdition) -> Text:
    """An id is misspelt, or its file was deleted."""
    return Text(
        f"改正编号；文件删掉了的，运行 civsite plan {edition.quarter} --repair --write 换上别的",
        f"Correct the id; if its file was deleted, civsite plan {edition.quarter} --repair --write"
        " puts another in its place",
    )
