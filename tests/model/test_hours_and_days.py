"""Daily windows and days of the week, as clerks write them: read, or told how to write them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.model.scalars import Hours
from civsite.model.windows import Weekdays, is_open, parse_weekdays, windows_of
from tests.load.communities import load
from tests.model.values import Key, Told, accepted, no_time, refused

SCREEN = "content/screens/s.yml"
TEXT = "name: 大厅\nkind: lcd\nsize: 1080x1920\n{key}: {value}\n"
HOURS = Key(SCREEN, TEXT, ("hours", "时段"), lambda community: community.screens["s"].hours)
DAYS = Key(SCREEN, TEXT, ("days", "星期"), lambda community: community.screens["s"].days)


def hours(start: str, end: str) -> Hours:
    return Hours(datetime.time.fromisoformat(start), datetime.time.fromisoformat(end))


@pytest.mark.parametrize(
    ("written", "window"),
    [
        ("06:30-22:00", hours("06:30", "22:00")),
        ("6:30 - 22:00", hours("06:30", "22:00")),
        ("06：30—22：00", hours("06:30", "22:00")),
        ("6:30至22:00", hours("06:30", "22:00")),
        ("6:30 到 22:00", hours("06:30", "22:00")),
        ("06:30～22:00", hours("06:30", "22:00")),
        ("06:30 ~ 22:00", hours("06:30", "22:00")),
        ("06:30−22:00", hours("06:30", "22:00")),
        ("'18:00-06:00'", hours("18:00", "06:00")),
        ("08:00-24:00", hours("08:00", "00:00")),
        ("08:00-00:00", hours("08:00", "00:00")),
        ("0:00-24:00", hours("00:00", "00:00")),
        ("23:59-0:00", hours("23:59", "00:00")),
    ],
)
def test_a_daily_window_is_read_to_the_minute(tmp_path: Path, written: str, window: Hours) -> None:
    assert accepted(tmp_path, HOURS, written) == window


def no_window(written: str) -> Told:
    return Told(
        "hours-form",
        f"时段“{written}”的写法不对",
        f"“{written}” is not a daily window",
        "写成 06:30-22:00",
        "write it as 06:30-22:00",
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("全天", no_window("全天")),
        ("06:30", no_window("06:30")),
        ("06:30、22:00", no_window("06:30、22:00")),
        ("06:30-12:00-22:00", no_window("06:30-12:00-22:00")),
        ("8:00-12:00, 14:00-18:00", no_window("8:00-12:00, 14:00-18:00")),
        ("''", no_window("")),
        ("yes", no_window("yes")),
        ("24:00-06:00", no_time("24:00")),
        ("06:30-25:00", no_time("25:00")),
        ("06:60-22:00", no_time("06:60")),
        ("06:30-24:01", no_time("24:01")),
        ("6点半-22点", no_time("6点半")),
        ("06.30-22.00", no_time("06.30")),
        ("0630-2200", no_time("0630")),
        ("18:00-次日06:00", no_time("次日06:00")),
        ("8-20", no_time("8")),
        ("-22:00", no_time("")),
        ("０６:３０-22:00", no_time("０６:３０")),
        ("下午2:00-5:00", no_time("下午2:00")),
    ],
)
def test_a_window_that_no_clock_shows_is_told_of_what_is_wrong_in_it(
    tmp_path: Path, written: str, said: Told
) -> None:
    assert refused(tmp_path, HOURS, written) == said
    accepted(tmp_path / "as told", HOURS, "06:30-22:00")


def test_hours_without_quotes_are_no_number_of_base_sixty(tmp_path: Path) -> None:
    """As YAML has it, 12:30 could be 750."""
    assert refused(tmp_path, HOURS, "12:30") == no_window("12:30")


@pytest.mark.parametrize(
    ("written", "inside", "outside"),
    [
        ("06:30-22:00", ["06:30", "12:00", "21:59"], ["06:29", "22:00", "00:00"]),
        ("18:00-06:00", ["18:00", "23:59", "00:00", "05:59"], ["06:00", "12:00", "17:59"]),
        ("08:00-24:00", ["08:00", "23:59"], ["00:00", "07:59"]),
        ("00:00-24:00", ["00:00", "12:00", "23:59"], []),
        ("08:00-08:00", ["08:00", "07:59"], []),
    ],
)
def test_a_window_holds_its_first_minute_and_not_its_last(
    tmp_path: Path, written: str, inside: list[str], outside: list[str]
) -> None:
    windows = windows_of(None, accepted(tmp_path, HOURS, written))

    def holds(clock: str) -> bool:
        hour, minute = map(int, clock.split(":"))
        return is_open(windows, 4, hour * 60 + minute)

    assert [each for each in inside if not holds(each)] == []
    assert [each for each in outside if holds(each)] == []


WEEK, WEEKEND = (1, 2, 3, 4, 5), (6, 7)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("mon-fri", WEEK),
        ("Mon – Fri", WEEK),
        ("MONDAY-FRIDAY", WEEK),
        ("周一至周五", WEEK),
        ("周一到周五", WEEK),
        ("星期一 — 星期五", WEEK),
        ("礼拜一~礼拜五", WEEK),
        ("周六、周日", WEEKEND),
        ("周六，周日", WEEKEND),
        ("星期六；星期天", WEEKEND),
        ("周日, 周六, 周六", WEEKEND),
        ("Sat Sun", WEEKEND),
        ("sat-sun", WEEKEND),
        ("周一至周三、周五", (1, 2, 3, 5)),
        ("mon - wed, fri", (1, 2, 3, 5)),
        ("周五至周一", (1, 5, 6, 7)),
        ("sun-mon", (1, 7)),
        ("周日", (7,)),
        ("周三至周三", (3,)),
        ("mon-sun", (1, 2, 3, 4, 5, 6, 7)),
        ("周二至周一", (1, 2, 3, 4, 5, 6, 7)),
        ("Monday", (1,)),
    ],
)
def test_days_of_the_week_are_read_in_order_each_once(
    tmp_path: Path, written: str, numbers: tuple[int, ...]
) -> None:
    assert accepted(tmp_path, DAYS, written).numbers == numbers


@pytest.mark.parametrize(
    "written",
    ["工作日", "每天", "周末", "双休日", "周一至五", "周六日", "周一、三、五", "一至五", "周8", "周１", "1-5",
     "mon-tue-wed", "Tues", "weekdays", "monday to friday", "sat, sun,", "，", "''", "mon–", "no", "周 一"],
)  # fmt: skip
def test_days_that_nobody_could_count_are_told_as_they_are_to_be_written(
    tmp_path: Path, written: str
) -> None:
    shown = written.strip("'")
    assert refused(tmp_path, DAYS, written) == Told(
        "weekdays-form",
        f"“{shown}”不是星期几",
        f"“{shown}” does not name days of the week",
        "写成 周一至周五，或 周六、周日",
        "write it as mon-fri, or as sat, sun",
    )
    assert accepted(tmp_path / "zh", DAYS, "周一至周五").numbers == WEEK
    assert accepted(tmp_path / "en", DAYS, "sat, sun").numbers == WEEKEND


@pytest.mark.parametrize(
    ("days", "hours_", "zh", "en"),
    [
        ("", "", "全天", "all day"),
        ("", "06:30-22:00", "06:30–22:00", "06:30–22:00"),
        ("mon-fri", "", "周一至周五", "Mon–Fri"),
        ("周一至周六", "06:30-22:00", "周一至周六 06:30–22:00", "Mon–Sat 06:30–22:00"),
        ("sat, sun", "", "周六、周日", "Sat, Sun"),
        ("mon, wed-fri", "", "周一、周三至周五", "Mon, Wed–Fri"),
        ("sun, mon", "", "周一、周日", "Mon, Sun"),
        ("mon-sun", "18:00-06:00", "周一至周日 18:00–06:00", "Mon–Sun 18:00–06:00"),
    ],
)
def test_when_a_screen_is_on_is_said_in_words(
    tmp_path: Path, days: str, hours_: str, zh: str, en: str
) -> None:
    text = f"name: 大厅\nkind: lcd\nsize: 1080x1920\ndays: {days}\nhours: {hours_}\n"
    community, said = load(tmp_path, {SCREEN: text})
    assert said == ()
    times = community.screens["s"].times
    assert (times.zh, times.en) == (zh, en)


@settings(deadline=None, max_examples=127, derandomize=True)
@given(st.sets(st.integers(1, 7), min_size=1))
def test_days_are_read_back_from_every_form_in_which_they_are_said(numbers: set[int]) -> None:
    days = Weekdays(tuple(sorted(numbers)))
    assert parse_weekdays(str(days)) == days
    assert parse_weekdays(days.spelled.zh) == days
    assert parse_weekdays(days.spelled.en) == days
