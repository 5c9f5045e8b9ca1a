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

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text, suggest_or
from civsite.model.community import Community
from civsite.model.item import Kind
from civsite.model.kinds import ENGLISH_NAMES, KINDS, KNOWN_SHOWS
from civsite.model.screen import Screen


def check(case: Case) -> Diagnostics:
    community = case.community
    known = (*KNOWN_SHOWS, *community.items, *community.unreadable)
    for key, screen in case.each(Screen):
        for index, entry in enumerate(screen.programme):
            for number, name in enumerate(entry.show):
                spot = case.at(key, "programme", index, "show", number)
                if name not in known:
                    otherwise = Text(
                        "写内容的编号、类型或海报主题，如 news", "write an id, a kind or a campaign"
                    )
                    yield spot.error(
                        "programme-unknown",
                        Text(
                            f"没有叫“{name}”的内容、类型或主题",
                            f"no item, kind or campaign “{name}”",
                        ),
                        suggest_or(name, known, otherwise),
                    )
                elif (kind := _kind_of(name, community)) and not screen.accepts_kind(kind):
                    yield spot.warning(
                        "programme-idle",
                        Text(
                            f"这块屏不播“{name}”，这样写不起作用",
                            f"the screen does not play “{name}”: this is idle",
                        ),
                        Text(
                            "在“接受”里加上这一类，或删去它",
                            "add its kind to `accepts`, or take it out",
                        ),
                    )


def _kind_of(name: str, community: Community) -> Kind | None:
    """The kind of everything that `name` means; None for an emergency, which any screen plays."""
    item = community.items.get(name)
    if item is not None:
        return None if item.is_emergency else item.kind
    english = ENGLISH_NAMES.get(name, name)
    return next(
        (kind.model.kind for kind in KINDS if english in (kind.model.kind, *kind.themes)), None
    )
