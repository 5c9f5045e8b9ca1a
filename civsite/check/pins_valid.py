"""What is pinned has not ended.

Warns (today is 2026-11-22):
    until: 2026-11-01
    pinned: yes
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.item import Item


def check(case: Case) -> Diagnostics:
    for key, item in case.each(Item):
        if item.pinned and item.until is not None and item.until < case.today:
            yield case.at(key, "pinned").warning(
                "pin-expired",
                Text(
                    f"{item.until} 已到期，却还置顶", f"pinned, although it ended on {item.until}"
                ),
                Text("删去“置顶”，或延长“止”的日期", "remove pinned or extend until"),
            )
