"""Enters: days and quarters as people write them. Leaves: which quarter, its days, how far away."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.quarter import Quarter

DAYS = st.dates(datetime.date(2, 1, 1), datetime.date(9998, 12, 31))
QUARTERS = st.builds(Quarter, st.integers(2000, 2199), st.integers(1, 4))


@pytest.mark.parametrize(
    ("text", "year", "number"),
    [("2026Q1", 2026, 1), ("2026Q4", 2026, 4), ("2000Q1", 2000, 1), ("2199Q4", 2199, 4)],
)
def test_a_quarter_is_read_as_it_is_written(text: str, year: int, number: int) -> None:
    assert Quarter.parse(text) == Quarter(year, number)
    assert str(Quarter(year, number)) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026", "2026Q", "2026Q0", "2026Q5", "2026Q44", "26Q4", "02026Q4", "-026Q1", "0000Q1"),
        *("2026q4", "2026-Q4", "2026 Q4", " 2026Q4", "2026Q4 ", "2026Q4\n", "Q4 2026", "2026-12"),
        *("0001Q1", "1999Q4", "2200Q1", "9999Q4"),  # no year that anybody plans for
        *("２０２６Q4", "2026Q４", "2026Ｑ4", "٢٠٢٦Q1", "二〇二六Q4", "2026年第四季度"),
    ],
)  # fmt: skip
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="^" + text.replace("\n", "\\n") + "$"):
        Quarter.parse(text)


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        ("2026Q1", "2026-01-01", "2026-03-31"),
        ("2026Q2", "2026-04-01", "2026-06-30"),
        ("2026Q3", "2026-07-01", "2026-09-30"),
        ("2026Q4", "2026-10-01", "2026-12-31"),
        ("2028Q1", "2028-01-01", "2028-03-31"),
        ("2000Q1", "2000-01-01", "2000-03-31"),
        ("2199Q4", "2199-10-01", "2199-12-31"),
    ],
)
def test_a_quarter_has_its_first_and_its_last_day(quarter: str, first: str, last: str) -> None:
    asked = Quarter.parse(quarter)
    assert (str(asked.first_day), str(asked.last_day)) == (first, last)
    assert Quarter.of(asked.first_day) == Quarter.of(asked.last_day) == asked


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        ((2026, 1, 1), "2026Q1"),
        ((2026, 3, 31), "2026Q1"),
        ((2026, 4, 1), "2026Q2"),
        ((2026, 6, 30), "2026Q2"),
        ((2026, 7, 1), "2026Q3"),
        ((2026, 9, 30), "2026Q3"),
        ((2026, 10, 1), "2026Q4"),
        ((2026, 12, 31), "2026Q4"),
        ((2027, 1, 1), "2027Q1"),
        ((2028, 2, 29), "2028Q1"),
    ],
)
def test_each_day_lies_in_its_quarter(day: tuple[int, int, int], quarter: str) -> None:
    assert str(Quarter.of(datetime.date(*day))) == quarter


@pytest.mark.parametrize(
    ("quarter", "by", "then"),
    [
        ("2026Q4", 1, "2027Q1"),
        ("2026Q1", -1, "2025Q4"),
        ("2026Q3", 0, "2026Q3"),
        ("2026Q3", 5, "2027Q4"),
        ("2026Q3", -7, "2024Q4"),
        ("2026Q1", 400, "2126Q1"),
    ],
)
def test_quarters_follow_each_other_over_the_turn_of_the_year(
    quarter: str, by: int, then: str
) -> None:
    assert str(Quarter.parse(quarter).shifted(by)) == then
    assert Quarter.parse(then).since(Quarter.parse(quarter)) == by
    assert Quarter.parse(quarter).since(Quarter.parse(then)) == -by


@given(DAYS)
@settings(derandomize=True, max_examples=60)
def test_every_day_lies_in_just_one_quarter(day: datetime.date) -> None:
    quarter = Quarter.of(day)
    assert quarter.first_day <= day <= quarter.last_day
    assert quarter.shifted(1).first_day - quarter.last_day == datetime.timedelta(days=1)
    assert 90 <= (quarter.last_day - quarter.first_day).days + 1 <= 92


@given(QUARTERS, QUARTERS, st.integers(-300, 300))
@settings(derandomize=True, max_examples=60)
def test_quarters_are_in_the_order_of_time(one: Quarter, other: Quarter, by: int) -> None:
    assert (one < other) == (one.first_day < other.first_day) == (other.since(one) > 0)
    assert one.shifted(by).shifted(-by) == one
    assert one.shifted(other.since(one)) == other
    assert Quarter.parse(str(one)) == one
    assert sorted([other, one])[0] == min(one, other, key=lambda each: each.first_day)
