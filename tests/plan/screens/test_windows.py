"""What days and hours promise: a window holds exactly when an editor would say so."""

from __future__ import annotations

import datetime
import random
from fractions import Fraction

import pytest
from pydantic_core import PydanticCustomError

from civsite.model.details import parse_portion
from civsite.model.scalars import Hours
from civsite.model.windows import (
    Weekdays,
    Windows,
    both,
    either,
    parse_weekdays,
    windows_of,
)
from tests.plan.screens.playing import is_open_at

MONDAY = datetime.datetime(2026, 11, 2)
WEEK = [MONDAY + datetime.timedelta(minutes=13 * step) for step in range(7 * 24 * 60 // 13)]


def window(days: str | None, hours: str | None) -> Windows | None:
    return windows_of(parse_weekdays(days) if days else None, _hours(hours))


def _hours(text: str | None) -> Hours | None:
    if text is None:
        return None
    start, end = (datetime.time.fromisoformat(part) for part in text.split("-"))
    return Hours(start, end)


def said(days: str | None, hours: str | None, moment: datetime.datetime) -> bool:
    """By the words alone: a window past midnight belongs to the day on which it begins."""
    numbers = parse_weekdays(days).numbers if days else range(1, 8)
    span = _hours(hours)
    if span is None:
        return moment.isoweekday() in numbers
    past_midnight = span.start >= span.end
    begun, unfinished = moment.time() >= span.start, moment.time() < span.end
    if not ((begun or unfinished) if past_midnight else (begun and unfinished)):
        return False
    began_yesterday = past_midnight and unfinished
    day = moment - datetime.timedelta(days=1 if began_yesterday else 0)
    return day.isoweekday() in numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("mon-fri", (1, 2, 3, 4, 5)),
        ("周一至周五", (1, 2, 3, 4, 5)),
        ("周六、周日", (6, 7)),
        ("星期天", (7,)),
        ("Sat, sun", (6, 7)),
        ("fri-mon", (1, 5, 6, 7)),
        ("mon, wed – fri", (1, 3, 4, 5)),
    ],
)
def test_days_are_read_in_both_languages_and_over_the_weekend(
    text: str, numbers: tuple[int, ...]
) -> None:
    assert parse_weekdays(text) == Weekdays(numbers)
    assert parse_weekdays(str(Weekdays(numbers))) == Weekdays(numbers)


@pytest.mark.parametrize("text", ["", "工作日", "mon-tue-wed", "8", "mon,,tue", "-"])
def test_what_names_no_days_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        parse_weekdays(text)


def test_days_are_spelled_as_people_say_them() -> None:
    spelled = [parse_weekdays(text).spelled for text in ("mon-sat", "sat, sun", "mon-wed, fri")]
    assert [each.zh for each in spelled] == ["周一至周六", "周六、周日", "周一至周三、周五"]
    assert [each.en for each in spelled] == ["Mon–Sat", "Sat, Sun", "Mon–Wed, Fri"]


def test_a_share_is_a_part_of_the_whole() -> None:
    assert [parse_portion(each) for each in ("33%", "1/3", "12.5 %", "100%")] == [
        Fraction(33, 100), Fraction(1, 3), Fraction(1, 8), Fraction(1),
    ]  # fmt: skip
    for text in ("0%", "101%", "1/0", "4/3", "0.33", "a third"):
        with pytest.raises(PydanticCustomError):
            parse_portion(text)


@pytest.mark.parametrize("days", [None, "mon-fri", "sun", "sat, mon"])
@pytest.mark.parametrize(
    "hours", [None, "07:30-09:00", "22:00-06:00", "00:00-00:00", "23:59-00:00"]
)
def test_a_window_holds_when_its_words_say_so(days: str | None, hours: str | None) -> None:
    windows = window(days, hours)
    assert all(is_open_at(windows, moment) == said(days, hours, moment) for moment in WEEK)
    assert all(0 <= each.start < each.end <= 1440 for each in windows or ())


def test_windows_meet_and_add_up_minute_by_minute() -> None:
    dice = random.Random(7)
    days = ["mon-fri", "sat", "sun-tue", None]
    hours = ["07:00-09:00", "08:30-20:00", "21:00-02:00", "00:00-00:00", None]
    for _ in range(40):
        first, second = (window(dice.choice(days), dice.choice(hours)) for _ in range(2))
        met, added = both(first, second), either([first, second])
        for moment in WEEK:
            one, other = is_open_at(first, moment), is_open_at(second, moment)
            assert is_open_at(met, moment) == (one and other)
            assert is_open_at(added, moment) == (one or other)
