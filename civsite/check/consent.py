"""Whoever is shown with a name has agreed to it, on a day that is written down and has come.

Passes:
    - {name: 张三, honour: 助人为乐, deed: …, consent: 2026-08-10}
    - {name: 张三, honour: 助人为乐, deed: …, anonymous: yes}      # shown without the name
Fails:
    - {name: 张三, honour: 助人为乐, deed: …}
Warns:
    - {name: 张三, …, consent: 2062-08-10}                         # a day to come
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.kinds.honours import Honours

_HOW_TO_CONSENT = Text(
    "写上本人同意的日期，如 同意: 2026-08-10；或写 匿名: 是，隐去姓名",
    "write the day of consent, consent: 2026-08-10, or anonymous: yes to leave out the name",
)


def check(case: Case) -> Diagnostics:
    for key, roll in case.each(Honours):
        original = case.original_of(key, roll)
        for index, deed in enumerate(roll.deeds):
            # What the original lacks is told there alone.
            if deed.anonymous or (original and not original.deeds[index].may_be_shown):
                continue
            if deed.consent is None:
                yield case.at(key, "deeds", index, "name").error(
                    "consent-missing",
                    Text(
                        f"“{deed.name}”没有同意公示的日期", f"“{deed.name}” has no day of consent"
                    ),
                    _HOW_TO_CONSENT,
                )
            elif deed.consent > case.today:
                yield case.at(key, "deeds", index, "consent").warning(
                    "consent-to-come",
                    Text(
                        f"“{deed.name}”的同意日期 {deed.consent} 还没有到",
                        f"the consent of “{deed.name}” is dated {deed.consent}, which is to come",
                    ),
                    Text("查对年份", "check the year"),
                )
