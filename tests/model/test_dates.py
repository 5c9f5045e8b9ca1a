"""Dates and moments as clerks write them: read to the day and the minute, or told how to write them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.load.communities import POSTER
from tests.model.values import Key, Told, accepted, of_item, refused

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
