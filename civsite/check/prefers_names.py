"""What a slot prefers is a kind, a campaign, or a tag that some item has.

Passes:
    slots: [{id: A, size: 600x900, prefers: [science, 垃圾分类]}]   # some item has this tag
Warns:
    slots: [{id: A, size: 600x900, prefers: [scienc]}]
"""

from civsite.check.case import Case, Diagnostics
from civsite.check.located import place_of_slot
from civsite.diagnostics import Text, suggest_or
from civsite.model.kinds import KNOWN_SHOWS


def check(case: Case) -> Diagnostics:
    tags = {tag for item in case.community.items.values() for tag in item.tags}
    for board in case.community.boards.values():
        for index, slot in enumerate(board.slots):
            for each in slot.prefers:
                if each in KNOWN_SHOWS or each in tags:
                    continue
                otherwise = Text(
                    "写内容类型、海报主题，或有内容用着的标签",
                    "write a kind, a campaign, or a tag that some item has",
                )
                place = place_of_slot(case.community, board, index, "prefers")
                yield case.at(board, *place).warning(
                    "prefers-unknown",
                    Text(f"没有内容属于“{each}”", f"no item is of “{each}”"),
                    suggest_or(each, [*KNOWN_SHOWS, *sorted(tags)], otherwise),
                )
