"""«Today»: the one place where the clock is read, in the community's time zone."""

from __future__ import annotations

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from civsite.diagnostics import Refused
from civsite.load.repository import load_details

_DEFAULT_ZONE = "Asia/Shanghai"


def parse_today(text: str) -> datetime.date:
    """The day that `--date` names. Raises UsageError."""
    try:
        return datetime.date.fromisoformat(text)
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
