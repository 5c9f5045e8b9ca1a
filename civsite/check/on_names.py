"""`on` of an item names kinds or ids of boards and screens that are there.

Passes:
    on: [office, lift-1]
    on: [电梯框, 电子屏]
Fails:
    on: [offcie]
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import key_of, located
from civsite.diagnostics import Diagnostic, Text, nearest
from civsite.model.board import BoardKind
from civsite.model.screen import ALL_SCREENS, ScreenKind

_KINDS = tuple(
    word
    for kinds in (BoardKind, ScreenKind)
    for kind in kinds
    for word in (str(kind), kind.chinese)
)


def check(case: Case) -> Iterator[Diagnostic]:
    """Every name in `on` that neither a kind nor a board nor a screen has."""
    community = case.community
    known = (*_KINDS, *ALL_SCREENS, *community.boards, *community.screens)
    for item in case.items():
        for index, name in enumerate(item.on):
            if name in known or name in community.unreadable:
                continue
            guess = nearest(name, known)
            yield located(
                community,
                key_of(item),
                ("on", index),
                "on-unknown",
                Text(f"没有叫“{name}”的宣传栏、电子屏或类型", f"no board, screen or kind “{name}”"),
                Text(
                    f"是不是“{guess}”？" if guess else "写宣传栏、电子屏的编号，或类型，如 lift",
                    f"did you mean “{guess}”?" if guess else "write an id, or a kind such as lift",
                ),
            )
