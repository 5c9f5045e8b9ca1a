"""«Today»: the one place where the clock is read, in the community's time zone."""

from __future__ import annotations

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from civsite.diagnostics import Refused
from civsite.load.repository import load_details

_DEFAULT_ZONE = "Asia/Shanghai"
_YEARS = range(1950, 2200)  # beyond them, looking back and ahead would leave the calendar


def parse_today(text: str) -> datetime.date:
    """The day that `--date` names. Raises UsageError."""
    try:
        day = datetime.date.fromisoformat(text)
        if day.year not in _YEARS:
            raise ValueError(text)
        return day
    except ValueError:
        raise click.UsageError(
            f"“{text}” 不是日期，写成 2026-11-22 · not a date, write 2026-11-22"
        ) from None


def today_in(root: Path) -> datetime.date:
    """Today where the community is."""
    try:
        zone = ZoneInfo(load_details(root).timezone)
    except (Refused, ZoneInfoNotFoundError, ValueError, OSError):
        zone = ZoneInfo(_DEFAULT_ZONE)  # the check says what is wrong with the file
    return datetime.datetime.now(zone).date()
