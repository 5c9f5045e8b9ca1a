"""Dates and moments as clerks write them: read to the day and the minute, or told how to write them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.model.kinds.digest import digests_of
from civsite.model.kinds.news import News
from civsite.quarter import Quarter
from tests.load.communities import POSTER, STORY
from tests.model.values import Key, Told, accepted, no_time, of_item, refused

DATE = Key(
    POSTER,
    "title: 海报\ncampaign: own\n{key}: {value}\n",
    ("from", "起"),
    of_item("p", "from_"),
)


def told_to_write(written: str, as_: str) -> Told:
    return Told(
        "date-form",
        f"日期“{written}”的写法不对",
        f"“{written}” is not a date of the form YYYY-MM-DD",
        f"写成 {as_} 这样的四位年、两位月、两位日",
        f"write it as {as_}",
    )


def no_such_day(written: str) -> Told:
    return Told(
        "date-unreal",
        f"没有 {written} 这一天",
        f"there is no such day as {written}",
        "查对年、月、日",
        "check year, month and day",
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-3-5", "2026-03-05"),
        ("2026/3/5", "2026-03-05"),
        ("2026/03/05", "2026-03-05"),
        ("2026.12.31", "2026-12-31"),
        ("2026年3月5日", "2026-03-05"),
        ("2026年11月22号", "2026-11-22"),
        ("2026 年 3 月 5 日", "2026-03-05"),
        ("2026年3月5", "2026-03-05"),
        ("２０２６-１１-２２", "2026-11-22"),
        ("２０２６年１１月２２日", "2026-11-22"),
        ("2024年2月29日", "2024-02-29"),
        ("0900/1/2", "0900-01-02"),
    ],
)
def test_a_day_in_another_form_is_told_as_it_is_to_be_written(
    tmp_path: Path, written: str, meant: str
) -> None:
    assert refused(tmp_path / "as written", DATE, written) == told_to_write(written, meant)
    mended = accepted(tmp_path / "as told", DATE, meant)
    assert mended == datetime.date(*map(int, meant.split("-")))


@pytest.mark.parametrize(
    "written",
    [
        "2026-02-30",
        "2026-04-31",
        "2025-02-29",
        "2100-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-12-00",
        "0000-01-01",
        "2026/13/5",
        "2026年2月30日",
        "2026.6.31",
        "２０２６年１３月１日",
    ],
)
def test_a_day_that_no_calendar_has_is_told_in_whatever_form(tmp_path: Path, written: str) -> None:
    """Nobody is told to write it in another form, and then that there is no such day."""
    assert refused(tmp_path, DATE, written) == no_such_day(written)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-05", datetime.date(2026, 3, 5)),
        ("'2026-03-05'", datetime.date(2026, 3, 5)),
        ("2026-03-05  # 雷锋日", datetime.date(2026, 3, 5)),
        ("' 2026-12-31 '", datetime.date(2026, 12, 31)),
        ("2024-02-29", datetime.date(2024, 2, 29)),
        ("2000-02-29", datetime.date(2000, 2, 29)),
        ("0001-01-01", datetime.date(1, 1, 1)),
        ("9999-12-31", datetime.date(9999, 12, 31)),
        ("", None),
        ("# 还不知道", None),
    ],
)
def test_a_day_is_read_as_that_day(tmp_path: Path, written: str, day: datetime.date | None) -> None:
    assert accepted(tmp_path, DATE, written) == day


@pytest.mark.parametrize(
    "written",
    ["26-03-05", "3月5日", "2026年3月", "20260305", "2026-03", "5.3.2026", "明天", "2026-03-05 09:00",
     "2026-03-05T00:00:00Z", "二〇二六年三月五日", "2026–03–05", "~", "null", "no", "1_000"],
)  # fmt: skip
def test_what_is_no_day_is_told_with_an_example(tmp_path: Path, written: str) -> None:
    assert refused(tmp_path, DATE, written) == told_to_write(written, "2026-03-05")


MOMENT = Key(
    STORY,
    "---\ntitle: 扫雪\ndate: 2026-03-01\nevent:\n  {key}: {value}\n---\n正文\n",
    ("start", "开始"),
    lambda community: of_item("n", "event")(community).start,
)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-05 09:00", datetime.datetime(2026, 3, 5, 9, 0)),
        ("2026-03-05 9:05", datetime.datetime(2026, 3, 5, 9, 5)),
        ("2026-03-05   09:00", datetime.datetime(2026, 3, 5, 9, 0)),
        ("2026-03-05T23:59", datetime.datetime(2026, 3, 5, 23, 59)),
        ("2026-03-05 14：30", datetime.datetime(2026, 3, 5, 14, 30)),
        ("2026-03-05　14：30", datetime.datetime(2026, 3, 5, 14, 30)),
        ("'2026-12-31 00:00'", datetime.datetime(2026, 12, 31, 0, 0)),
    ],
)
def test_a_moment_is_read_to_the_minute_without_a_time_zone(
    tmp_path: Path, written: str, moment: datetime.datetime
) -> None:
    assert accepted(tmp_path, MOMENT, written) == moment


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("2026-03-05 上午9点", "上午9点"),
        ("2026-03-05 9时30分", "9时30分"),
        ("2026-03-05 09:00:00", "09:00:00"),
        ("2026-03-05T09:00+08:00", "09:00+08:00"),
        ("2026-03-05 24:00", "24:00"),
        ("2026-03-05 23:60", "23:60"),
        ("2026-03-05 9:5", "9:5"),
        ("2026-03-05 9.30", "9.30"),
        ("2026-03-05 2:30 pm", "2:30 pm"),
        ("2026-03-05 ０９:００", "０９:００"),
        ("2026-03-05 09:00-11:00", "09:00-11:00"),
    ],
)
def test_a_moment_whose_time_is_none_is_told_of_the_time_alone(
    tmp_path: Path, written: str, clock: str
) -> None:
    assert refused(tmp_path / "as written", MOMENT, written) == no_time(clock)
    accepted(tmp_path / "as told", MOMENT, "2026-03-05 09:00")


@pytest.mark.parametrize("written", ["2026-03-05", "09:00", "T09:00", "2026-03-05T", "''"])
def test_a_moment_without_day_or_time_is_told_to_have_both(tmp_path: Path, written: str) -> None:
    shown = written.strip("'")
    assert refused(tmp_path, MOMENT, written) == Told(
        "moment-form",
        f"“{shown}”缺少日期或时刻",
        f"“{shown}” lacks the day or the time",
        "写成 2026-03-05 09:00，日期、空格、时刻",
        "write it as 2026-03-05 09:00",
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-02-29 09:00", no_such_day("2026-02-29")),
        ("2026/3/5 09:00", told_to_write("2026/3/5", "2026-03-05")),
        ("3月5日 09:00", told_to_write("3月5日", "2026-03-05")),
    ],
)
def test_a_moment_whose_day_is_none_is_told_of_the_day_alone(
    tmp_path: Path, written: str, said: Told
) -> None:
    assert refused(tmp_path, MOMENT, written) == said


QUARTER = Key(
    "content/honours/2026Q3.yml",
    "{key}: {value}\ndeeds: []\n",
    ("quarter", "季度"),
    of_item("2026Q3", "quarter"),
)


@pytest.mark.parametrize("written", ["2026Q1", "2026Q4", "2000Q1", "2199Q4", "'2026Q3'"])
def test_a_quarter_is_a_year_and_one_of_four(tmp_path: Path, written: str) -> None:
    year, number = written.strip("'").split("Q")
    assert accepted(tmp_path, QUARTER, written) == Quarter(int(year), int(number))


@pytest.mark.parametrize(
    "written",
    ["2026q3", "2026-Q3", "2026 Q3", "Q3 2026", "2026Q0", "2026Q5", "26Q3", "2026年第三季度",
     "2026Ｑ3", "２０２６Q3", "2026Q３", "2026-03", "0000Q1", "2026Q33", "''", "~",
     "0001Q1", "1999Q4", "2200Q1", "9999Q4"],
)  # fmt: skip
def test_what_is_no_quarter_is_told_as_it_is_to_be_written(tmp_path: Path, written: str) -> None:
    shown = written.strip("'")
    assert refused(tmp_path, QUARTER, written) == Told(
        "quarter-form",
        f"“{shown}”不是可用的季度",
        f"“{shown}” is not a quarter that can be used",
        "写成 2026Q4（年、Q、1 到 4），年份在 2000 到 2199 之间",
        "write it as 2026Q4: the year (2000 to 2199), Q, 1 to 4",
    )


@settings(deadline=None, max_examples=200, derandomize=True)
@given(st.dates())
def test_every_day_that_there_is_lies_in_one_quarter_and_is_read_back(day: datetime.date) -> None:
    quarter = Quarter.of(day)
    assert quarter.first_day <= day <= quarter.last_day
    assert day.year not in range(2000, 2200) or Quarter.parse(str(quarter)) == quarter
    story = News.model_validate({"id": "n", "title": "扫雪", "date": day.isoformat()})
    assert story.date == day
    assert news_digest(story) == f"news-{quarter}"


def news_digest(story: News) -> str:
    (digest,) = digests_of([story])
    return digest.id


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        ("2025-12-31", Quarter(2025, 4)),
        ("2026-01-01", Quarter(2026, 1)),
        ("2026-03-31", Quarter(2026, 1)),
        ("2026-04-01", Quarter(2026, 2)),
        ("2026-06-30", Quarter(2026, 2)),
        ("2026-07-01", Quarter(2026, 3)),
        ("2026-09-30", Quarter(2026, 3)),
        ("2026-10-01", Quarter(2026, 4)),
    ],
)
def test_days_at_the_edges_of_quarters_count_in_their_own(day: str, quarter: Quarter) -> None:
    assert Quarter.of(datetime.date.fromisoformat(day)) == quarter
    assert datetime.date.fromisoformat(day) in (quarter.first_day, quarter.last_day)


def test_quarters_are_counted_over_the_turn_of_years() -> None:
    assert Quarter(2026, 4).shifted(1) == Quarter(2027, 1)
    assert Quarter(2026, 1).shifted(-5) == Quarter(2024, 4)
    assert Quarter(2027, 1).since(Quarter(2024, 4)) == 9
    assert sorted([Quarter(2027, 1), Quarter(2026, 4)]) == [Quarter(2026, 4), Quarter(2027, 1)]
