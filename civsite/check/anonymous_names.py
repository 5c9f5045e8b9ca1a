"""The story of somebody who stays anonymous does not tell the name.

Passes:
    - {name: 张三, anonymous: yes, deed: 一位居民连续三年为独居老人送饭。}
Fails:
    - {name: 张三, anonymous: yes, deed: 张三连续三年为独居老人送饭。}
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import key_of, located
from civsite.diagnostics import Diagnostic, Text
from civsite.model.kinds.honours import Honours


def check(case: Case) -> Iterator[Diagnostic]:
    """Every anonymous deed whose text holds the name."""
    for roll in case.community.items_of(Honours):
        for index, deed in enumerate(roll.deeds):
            if deed.anonymous and len(deed.name) > 1 and deed.name in deed.deed:
                yield located(
                    case.community,
                    key_of(roll),
                    ("deeds", index, "deed"),
                    "anonymous-named",
                    Text("事迹里写出了要隐去的姓名", "the story tells the name that stays hidden"),
                    Text("把姓名改成“一位居民”", "write “a resident” instead of the name"),
                    at=deed.name,
                )
