"""Daily windows and days of the week, as clerks write them: read, or told how to write them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from civsite.model.scalars import Hours
from tests.model.values import Key, accepted

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
