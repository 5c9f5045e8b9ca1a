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

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text, suggest_or
from civsite.model.details import Details
from civsite.model.kinds import KNOWN_SHOWS
from civsite.model.screen import ALL_SCREENS, ScreenKind

_SCREEN_KINDS = tuple(word for kind in ScreenKind for word in (str(kind), kind.chinese))


def check(case: Case) -> Diagnostics:
    community = case.community
    screens = (*_SCREEN_KINDS, *ALL_SCREENS, *community.screens, *community.unreadable)
    written = (
        (record, index, share)
        for record, details in case.each(Details)
        for index, share in enumerate(details.shares)
    )
    for record, index, share in written:
        for key, names, known, what in (
            ("show", share.show, KNOWN_SHOWS, Text("内容类型或主题", "kind or campaign")),
            ("on", share.on, screens, Text("电子屏或电子屏类型", "screen or kind of screen")),
        ):
            otherwise = Text(f"写一个有的{what.zh}", f"write a {what.en} that there is")
            for number, name in enumerate(names):
                if name not in known:
                    yield case.at(record, "shares", index, key, number).error(
                        "share-unknown",
                        Text(f"没有叫“{name}”的{what.zh}", f"no {what.en} “{name}”"),
                        suggest_or(name, known, otherwise),
                    )
