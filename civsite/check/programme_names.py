"""`show` in a screen's programme names a kind, a campaign or an item that there is and plays there.

Passes:
    programme:
      - {show: [news], hours: 17:00-21:00}
      - {show: [core-values], weight: 5}
      - {show: [water-2026-11], dwell: 20}
Fails:
    programme:
      - {show: [new], hours: 17:00-21:00}
Warns:
    accepts: [poster]
    programme:
      - {show: [news], hours: 17:00-21:00}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civsite.check.case import Case
from civsite.check.located import located
from civsite.diagnostics import Diagnostic, Severity, Text, nearest
from civsite.model.community import Community, Place
from civsite.model.item import Kind
from civsite.model.kinds import ENGLISH_NAMES, KINDS, KNOWN_SHOWS
from civsite.model.screen import Screen


def check(case: Case) -> Iterator[Diagnostic]:
    """Every name in a programme that nothing has, or nothing that the screen plays."""
    community = case.community
    known = (*KNOWN_SHOWS, *community.items, *community.unreadable)
    for screen in community.screens.values():
        for index, entry in enumerate(screen.programme):
            for number, name in enumerate(entry.show):
                place = ("programme", index, "show", number)
                if name not in known:
                    yield _unknown(community, screen, place, name, known)
                elif (kind := _kind_of(name, community)) and not screen.accepts_kind(kind):
                    yield _idle(community, screen, place, name)


def _kind_of(name: str, community: Community) -> Kind | None:
    """The kind of everything that `name` means; None for an emergency, which any screen plays."""
    item = community.items.get(name)
    if item is not None:
        return None if item.is_emergency else item.kind
    english = ENGLISH_NAMES.get(name, name)
    return next(
        (kind.model.kind for kind in KINDS if english in (kind.model.kind, *kind.themes)), None
    )


def _unknown(
    community: Community, screen: Screen, place: Place, name: str, known: Sequence[str]
) -> Diagnostic:
    guess = nearest(name, known)
    return located(
        community,
        ("screens", screen.id),
        place,
        "programme-unknown",
        Text(f"没有叫“{name}”的内容、类型或主题", f"no item, kind or campaign “{name}”"),
        Text(
            f"是不是“{guess}”？" if guess else "写内容的编号、类型或海报主题，如 news",
            f"did you mean “{guess}”?" if guess else "write an id, a kind or a campaign",
        ),
    )


def _idle(community: Community, screen: Screen, place: Place, name: str) -> Diagnostic:
    return located(
        community,
        ("screens", screen.id),
        place,
        "programme-idle",
        Text(
            f"这块屏不播“{name}”，这样写不起作用",
            f"the screen does not play “{name}”: this is idle",
        ),
        Text("在“接受”里加上这一类，或删去它", "add its kind to `accepts`, or take it out"),
        Severity.WARNING,
    )
