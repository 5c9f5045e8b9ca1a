"""`timezone` is a zone of the IANA table.

Passes:
    timezone: Asia/Shanghai
Fails:
    timezone: Asia/Beijing
"""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo, available_timezones

from civsite.check.case import Case
from civsite.check.located import DETAILS, located
from civsite.diagnostics import Diagnostic, Text, nearest


def check(case: Case) -> Iterator[Diagnostic]:
    """The community's time zone, if there is no such zone."""
    name = case.community.details.timezone
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        guess = nearest(name, sorted(available_timezones())) or "Asia/Shanghai"
        yield located(
            case.community,
            DETAILS,
            ("timezone",),
            "timezone-unknown",
            Text(f"没有时区“{name}”", f"there is no time zone “{name}”"),
            Text(
                f"写成 {guess}；全国通用 Asia/Shanghai",
                f"write {guess}; all of China uses Asia/Shanghai",
            ),
        )
