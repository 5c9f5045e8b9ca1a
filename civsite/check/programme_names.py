"""`show` in a screen's programme names a kind, a campaign or an item that there is.

Passes:
    programme:
      - {show: [news], hours: 17:00-21:00}
      - {show: [core-values], weight: 5}
      - {show: [water-2026-11], dwell: 20}
Fails:
    programme:
      - {show: [new], hours: 17:00-21:00}
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import located
from civsite.diagnostics import Diagnostic, Text, nearest
from civsite.model.shows import KNOWN_SHOWS


def check(case: Case) -> Iterator[Diagnostic]:
    """Every name in a programme that neither a kind nor a campaign nor an item has."""
    community = case.community
    known = (*KNOWN_SHOWS, *community.items)
    for screen in community.screens.values():
        for index, entry in enumerate(screen.programme):
            for number, name in enumerate(entry.show):
                if name in known or name in community.unreadable:
                    continue
                guess = nearest(name, known)
                yield located(
                    community,
                    ("screens", screen.id),
                    ("programme", index, "show", number),
                    "programme-unknown",
                    Text(
                        f"没有叫“{name}”的内容、类型或主题", f"no item, kind or campaign “{name}”"
                    ),
                    Text(
                        f"是不是“{guess}”？" if guess else "写内容的编号、类型或海报主题，如 news",
                        f"did you mean “{guess}”?"
                        if guess
                        else "write an id, a kind or a campaign",
                    ),
                )
