"""Days and quarters as commands name them; «today», the one place where the clock is read.

It is read in the community's time zone.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from civsite.diagnostics import Refused, Stopped
from civsite.load.repository import load_details
from civsite.quarter import YEARS, Quarter

_DEFAULT_ZONE = "Asia/Shanghai"


def parse_day(text: str) -> datetime.date:
    """The day that `--date` names. Raises Stopped for what is none of `YEARS`."""
    try:
        day = datetime.date.fromisoformat(text)
        if day.year not in YEARS:
            raise ValueError(text)
        return day
    except ValueError:
        raise Stopped(
            f"“{text}”不是可用的日期：写成 2026-11-22，年份在 {YEARS[0]} 到 {YEARS[-1]} 之间",
            f"“{text}” is not a date that can be used: write 2026-11-22, a year from {YEARS[0]} to {YEARS[-1]}",
        ) from None


def parse_due(text: str, today: datetime.date) -> datetime.date:
    """The day that `--due` names. Raises Stopped, also for one before `today`."""
    due = parse_day(text)
    if due < today:
        raise Stopped(
            f"交付日期 {due} 在今天（{today}）以前",
            f"due on {due}, which is before today ({today})",
        )
    return due


def parse_quarter(text: str) -> Quarter:
    """The quarter that a command names. Raises Stopped for what is none."""
    try:
        return Quarter.parse(text)
    except ValueError:
        raise Stopped(
            f"“{text}”不是可用的季度：写成 2026Q4，年份在 {YEARS[0]} 到 {YEARS[-1]} 之间",
            f"“{text}” is not a quarter that can be used: write 2026Q4, a year from {YEARS[0]} to {YEARS[-1]}",
        ) from None


def today_in(root: Path) -> datetime.date:
    """Today where the community is."""
    try:
        zone = ZoneInfo(load_details(root).timezone)
    except (Refused, ZoneInfoNotFoundError, ValueError, OSError):
        zone = ZoneInfo(_DEFAULT_ZONE)  # the check says what is wrong with the file
    return datetime.datetime.now(zone).date()
