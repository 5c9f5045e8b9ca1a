"""Whoever is shown with a name has agreed to it, on a day that is written down and has come.

Passes:
    - {name: 张三, honour: 助人为乐, deed: …, consent: 2026-08-10}
    - {name: 张三, honour: 助人为乐, deed: …, anonymous: yes}      # shown without the name
Fails:
    - {name: 张三, honour: 助人为乐, deed: …}
Warns:
    - {name: 张三, …, consent: 2062-08-10}                         # a day to come
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import key_of, located
from civsite.diagnostics import Diagnostic, Severity, Text
from civsite.model.kinds.honours import Deed, Honours


def check(case: Case) -> Iterator[Diagnostic]:
    """Every deed that names somebody who has not agreed, or will agree only later."""
    for roll in case.community.items_of(Honours):
        for index, deed in enumerate(roll.deeds):
            if deed.anonymous:
                continue
            if deed.consent is None:
                yield _missing(case, roll, index, deed)
            elif deed.consent > case.today:
                yield _to_come(case, roll, index, deed)


def _missing(case: Case, roll: Honours, index: int, deed: Deed) -> Diagnostic:
    return located(
        case.community,
        key_of(roll),
        ("deeds", index, "name"),
        "consent-missing",
        Text(f"“{deed.name}”没有同意公示的日期", f"“{deed.name}” has no day of consent"),
        Text(
            "写上本人同意的日期，如 同意: 2026-08-10；或写 匿名: 是，隐去姓名",
            "write the day of consent, consent: 2026-08-10, or anonymous: yes to leave out the name",
        ),
    )


def _to_come(case: Case, roll: Honours, index: int, deed: Deed) -> Diagnostic:
    return located(
        case.community,
        key_of(roll),
        ("deeds", index, "consent"),
        "consent-to-come",
        Text(
            f"“{deed.name}”的同意日期 {deed.consent} 还没有到",
            f"the consent of “{deed.name}” is dated {deed.consent}, which is to come",
        ),
        Text("查对年份", "check the year"),
        Severity.WARNING,
    )
