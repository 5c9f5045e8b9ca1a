"""Days, months, quarters and clocks as people of each language write them, at every edge of a year."""

from __future__ import annotations

import datetime

import pytest

from civsite.quarter import Quarter
from civsite.render.site import dates

Day = datetime.date


@pytest.mark.parametrize(
    ("day", "chinese", "english", "weekdays"),
    [
        (Day(2024, 2, 29), "2024年2月29日", "29 February 2024", ("周四", "週四", "Thu")),
        (Day(2026, 1, 1), "2026年1月1日", "1 January 2026", ("周四", "週四", "Thu")),
        (Day(2026, 12, 31), "2026年12月31日", "31 December 2026", ("周四", "週四", "Thu")),
        (Day(2026, 11, 22), "2026年11月22日", "22 November 2026", ("周日", "週日", "Sun")),
        (Day(2026, 5, 4), "2026年5月4日", "4 May 2026", ("周一", "週一", "Mon")),
        (Day(1949, 10, 1), "1949年10月1日", "1 October 1949", ("周六", "週六", "Sat")),
    ],
)
def test_a_day_is_written_without_zeros_in_front(
    day: Day, chinese: str, english: str, weekdays: tuple[str, str, str]
) -> None:
    languages = ("zh", "zh-Hant", "en")
    assert [dates.written_day(day, each) for each in languages] == [chinese, chinese, english]
    assert tuple(dates.written_weekday(day, each) for each in languages) == weekdays


@pytest.mark.parametrize(
    ("number", "chinese", "english"),
    [
        (1, "2026年第一季度", "January to March 2026"),
        (2, "2026年第二季度", "April to June 2026"),
        (3, "2026年第三季度", "July to September 2026"),
        (4, "2026年第四季度", "October to December 2026"),
    ],
)
def test_a_quarter_is_called_by_its_number_or_by_its_months(
    number: int, chinese: str, english: str
) -> None:
    quarter = Quarter(2026, number)
    assert dates.written_quarter(quarter, "zh") == chinese
    assert dates.written_quarter(quarter, "zh-Hant") == chinese
    assert dates.written_quarter(quarter, "en") == english


def test_months_are_written_out_or_short() -> None:
    assert dates.written_month(2026, 9, "en") == "September 2026"
    assert dates.written_month(2026, 9, "zh") == "2026年9月"
    assert [dates.month_alone(month, "en") for month in (1, 5, 6, 9, 12)] == [
        "Jan", "May", "Jun", "Sep", "Dec",
    ]  # fmt: skip
    assert dates.month_alone(12, "zh-Hant") == "12月"


@pytest.mark.parametrize(
    ("start", "end", "chinese", "english"),
    [
        ((2026, 12, 31, 23, 30), None, "23:30", "23:30"),
        ((2026, 12, 5, 9, 0), (2026, 12, 5, 9, 0), "09:00–09:00", "09:00–09:00"),
        ((2026, 12, 31, 20, 0), (2027, 1, 1, 1, 0), "20:00–1月1日01:00", "20:00–1 Jan 01:00"),
        ((2024, 2, 28, 20, 0), (2024, 2, 29, 0, 0), "20:00–2月29日00:00", "20:00–29 Feb 00:00"),
    ],
)
def test_clocks_are_written_with_all_their_digits(
    start: tuple[int, ...], end: tuple[int, ...] | None, chinese: str, english: str
) -> None:
    first = datetime.datetime(*start)  # type: ignore[arg-type]
    last = datetime.datetime(*end) if end else None  # type: ignore[arg-type]
    assert dates.written_clock(first, last, "zh") == chinese
    assert dates.written_clock(first, last, "en") == english
