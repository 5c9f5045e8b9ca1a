"""`timezone` is a zone of the IANA table.

Passes:
    timezone: Asia/Shanghai
Fails:
    timezone: Asia/Beijing
"""

from zoneinfo import ZoneInfo, available_timezones

from civsite.check.case import Case, Diagnostics
from civsite.check.located import DETAILS
from civsite.diagnostics import Text, nearest


def check(case: Case) -> Diagnostics:
    name = case.community.details.timezone
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        guess = nearest(name, sorted(available_timezones())) or "Asia/Shanghai"
        yield case.at(DETAILS, "timezone").error(
            "timezone-unknown",
            Text(f"没有时区“{name}”", f"there is no time zone “{name}”"),
            Text(
                f"写成 {guess}；全国通用 Asia/Shanghai",
                f"write {guess}; all of China uses Asia/Shanghai",
            ),
        )
