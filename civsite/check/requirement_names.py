"""`show` of a requirement is a kind of item or a campaign.

Passes:
    - {show: core-values, on: [showcase]}
    - {show: 善行义举榜, on: [showcase]}
Fails:
    - {show: core-value, on: [showcase]}
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import DETAILS, located
from civsite.diagnostics import Diagnostic, Text, nearest
from civsite.model.kinds import CHINESE_NAMES, KNOWN_SHOWS


def check(case: Case) -> Iterator[Diagnostic]:
    """Every requirement that shows something nobody knows."""
    for index, requirement in enumerate(case.community.details.requires):
        if requirement.show in KNOWN_SHOWS:
            continue
        guess = nearest(requirement.show, KNOWN_SHOWS)
        known = ", ".join(CHINESE_NAMES)
        yield located(
            case.community,
            DETAILS,
            ("requires", index, "show"),
            "show-unknown",
            Text(
                f"不认识要展示的“{requirement.show}”",
                f"“{requirement.show}” is neither a kind nor a campaign",
            ),
            Text(
                f"是不是“{guess}”？" if guess else f"可以写：{known}",
                f"did you mean “{guess}”?" if guess else f"known: {known}",
            ),
        )
