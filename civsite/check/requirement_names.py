"""`show` of a requirement is a kind of item or a campaign.

Passes:
    - {show: core-values, on: [showcase]}
    - {show: 善行义举榜, on: [showcase]}
Fails:
    - {show: core-value, on: [showcase]}
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text, suggest_or
from civsite.model.details import Details
from civsite.model.kinds import CHINESE_NAMES, KNOWN_SHOWS


def check(case: Case) -> Diagnostics:
    written = (
        (key, index, requirement)
        for key, details in case.each(Details)
        for index, requirement in enumerate(details.requires)
    )
    for key, index, requirement in written:
        if requirement.show in KNOWN_SHOWS:
            continue
        known = ", ".join(CHINESE_NAMES)
        otherwise = Text(f"可以写：{known}", f"known: {known}")
        yield case.at(key, "requires", index, "show").error(
            "show-unknown",
            Text(
                f"不认识要展示的“{requirement.show}”",
                f"“{requirement.show}” is neither a kind nor a campaign",
            ),
            suggest_or(requirement.show, KNOWN_SHOWS, otherwise),
        )
