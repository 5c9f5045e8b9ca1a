"""An emergency says when it is over: it has the screens to itself until then.

Passes:
    level: emergency
    until: 2026-11-03
Warns:
    level: emergency                             # without `until`
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.kinds.notice import Notice


def check(case: Case) -> Diagnostics:
    for key, notice in case.each(Notice):
        if notice.is_emergency and notice.until is None:
            yield case.at(key, "level").warning(
                "emergency-endless",
                Text(
                    "紧急通知没有写“止”，电子屏会一直被它占着",
                    "this emergency has no `until`: it would never give the screens back",
                ),
                Text(
                    "写上“止”，哪天结束就写哪天；可以随时改",
                    "write `until`, the day it ends; change it at any time",
                ),
            )
