"""A share of the screens' time names kinds, campaigns and screens that there are.

Passes:
    shares:
      - {show: [poster], at_least: 1/3, on: [lcd]}
      - {show: [core-values, manners], at_least: 20%}
Fails:
    shares:
      - {show: [posters], at_least: 1/3}
      - {show: [poster], at_least: 1/3, on: [lift-99]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civsite.check.case import Case
from civsite.check.located import DETAILS, located
from civsite.diagnostics import Diagnostic, Text, nearest
from civsite.model.kinds import KNOWN_SHOWS
from civsite.model.screen import ALL_SCREENS, ScreenKind

_SCREEN_KINDS = tuple(word for kind in ScreenKind for word in (str(kind), kind.chinese))


def check(case: Case) -> Iterator[Diagnostic]:
    """Every name in `show` or `on` of a share that nothing has."""
    community = case.community
    screens = (*_SCREEN_KINDS, *ALL_SCREENS, *community.screens, *community.unreadable)
    for index, share in enumerate(community.details.shares):
        yield from _unknown(case, index, "show", share.show, KNOWN_SHOWS)
        yield from _unknown(case, index, "on", share.on, screens)


def _unknown(
    case: Case, index: int, key: str, names: Sequence[str], known: Sequence[str]
) -> Iterator[Diagnostic]:
    what = Text("内容类型或主题", "kind or campaign")
    if key == "on":
        what = Text("电子屏或电子屏类型", "screen or kind of screen")
    for number, name in enumerate(names):
        if name in known:
            continue
        guess = nearest(name, known)
        yield located(
            case.community,
            DETAILS,
            ("shares", index, key, number),
            "share-unknown",
            Text(f"没有叫“{name}”的{what.zh}", f"no {what.en} “{name}”"),
            Text(
                f"是不是“{guess}”？" if guess else f"写一个有的{what.zh}",
                f"did you mean “{guess}”?" if guess else f"write a {what.en} that there is",
            ),
        )
