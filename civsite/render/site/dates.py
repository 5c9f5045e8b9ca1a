"""Days, months and quarters as people of each language write them."""

from __future__ import annotations

import datetime

from civsite.quarter import Quarter

_MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def written_day(day: datetime.date, language: str) -> str:
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


def written_weekday(day: datetime.date, language: str) -> str:
    if language == "en":
        return _WEEKDAYS_EN[day.weekday()]
    return ("週" if language == "zh-Hant" else "周") + _WEEKDAYS_ZH[day.weekday()]


def written_month(year: int, month: int, language: str) -> str:
    return f"{_MONTHS[month - 1]} {year}" if language == "en" else f"{year}年{month}月"


def month_alone(month: int, language: str) -> str:
    return _MONTHS[month - 1][:3] if language == "en" else f"{month}月"


def written_quarter(quarter: Quarter, language: str) -> str:
    if language == "en":
        first, last = quarter.first_day, quarter.last_day
        return f"{_MONTHS[first.month - 1]} to {_MONTHS[last.month - 1]} {quarter.year}"
    return f"{quarter.year}年第{'一二三四'[quarter.number - 1]}季度"


def written_span(
    start: datetime.date | None, end: datetime.date | None, language: str
) -> str | None:
    """From one day to another; None when neither is said."""
    first = start and written_day(start, language)
    last = end and written_day(end, language)
    if first and last:
        return f"{first} to {last}" if language == "en" else f"{first}至{last}"
    if first:
        return f"from {first}" if language == "en" else f"{first}起"
    if last:
        return f"until {last}" if language == "en" else f"至{last}"
    return None


def written_clock(start: datetime.datetime, end: datetime.datetime | None, language: str) -> str:
    """`09:00–11:30`; an end on another day with that day: `20:00–1月1日01:00`."""
    if end is None:
        return f"{start:%H:%M}"
    if end.date() == start.date():
        return f"{start:%H:%M}–{end:%H:%M}"
    if language == "en":
        return f"{start:%H:%M}–{end.day} {month_alone(end.month, language)} {end:%H:%M}"
    return f"{start:%H:%M}–{end.month}月{end.day}日{end:%H:%M}"
