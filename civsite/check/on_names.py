"""`on` of an item names kinds or ids of boards and screens that are there.

Passes:
    on: [office, lift-1]
    on: [电梯框, 电子屏]
Fails:
    on: [offcie]
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text, suggest_or
from civsite.model.board import BoardKind
from civsite.model.item import Item
from civsite.model.screen import ALL_SCREENS, ScreenKind

_KINDS = tuple(
    word
    for kinds in (BoardKind, ScreenKind)
    for kind in kinds
    for word in (str(kind), kind.chinese)
)


def check(case: Case) -> Diagnostics:
    community = case.community
    known = (*_KINDS, *ALL_SCREENS, *community.boards, *community.screens)
    otherwise = Text(
        "写宣传栏、电子屏的编号，或类型，如 lift", "write an id, or a kind such as lift"
    )
    for key, item in case.each(Item):
        for index, name in enumerate(item.on):
            if name in known or name in community.unreadable:
                continue
            yield case.at(key, "on", index).error(
                "on-unknown",
                Text(f"没有叫“{name}”的宣传栏、电子屏或类型", f"no board, screen or kind “{name}”"),
                suggest_or(name, known, otherwise),
            )
