"""Times of events as people write them."""

from __future__ import annotations

import datetime

import pytest

from civsite.render.site.dates import written_clock

START = datetime.datetime(2026, 12, 31, 20, 0)


@pytest.mark.parametrize(
    ("end", "chinese", "english"),
    [
        (None, "20:00", "20:00"),
        (datetime.datetime(2026, 12, 31, 22, 30), "20:00–22:30", "20:00–22:30"),
        (datetime.datetime(2027, 1, 1, 1, 0), "20:00–1月1日01:00", "20:00–1 Jan 01:00"),
    ],
)
def test_an_event_past_midnight_says_the_day_it_ends(
    end: datetime.datetime | None, chinese: str, english: str
) -> None:
    assert written_clock(START, end, "zh") == chinese
    assert written_clock(START, end, "en") == english
