"""`timezone` is a zone of the IANA table.

Passes:
    timezone: Asia/Shanghai
Fails:
    timezone: Asia/Beijing
"""

from difflib import get_close_matches
from zoneinfo import ZoneInfo, available_timezones

from civsite.check.case import Case, Diagnostics
from civsite.check.located import Key
from civsite.diagnostics import Text
from civsite.model.details import Details

USUAL = "Asia/Shanghai"
# What many machines keep beside the table: copies that count leap seconds, the machine's own zone.
_BESIDE = ("localtime", "posix", "posixrules", "right")


def check(case: Case) -> Diagnostics:
    for key, details in case.each(Details):
        yield from _zone(case, key, details.timezone)


def _zone(case: Case, key: Key, name: str) -> Diagnostics:
    try:
        if name.split("/")[0] in _BESIDE:
            raise ValueError(name)
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        guess = _slip_of(name) or USUAL
        yield case.at(key, "timezone").error(
            "timezone-unknown",
            Text(f"没有时区“{name}”", f"there is no time zone “{name}”"),
            Text(
                f"写成 {guess}；全国通用 {USUAL}",
                f"write {guess}; all of China uses {USUAL}",
            ),
        )


def _slip_of(name: str) -> str | None:
    """The zone that `name` misspells; a city that merely sounds alike would set the clocks wrong."""
    zones = {zone.casefold(): zone for zone in sorted(available_timezones().difference(_BESIDE))}
    close = get_close_matches(name.casefold(), zones, 1, cutoff=0.85)
    return zones[close[0]] if close else None
