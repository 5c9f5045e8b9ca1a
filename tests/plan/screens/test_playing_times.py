"""When an item is seen on a screen: its dates, days and hours, those of the screen and its programme."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from civsite.quarter import Quarter
from tests.plan.communities import convention, news, notice, poster
from tests.plan.screens.timetables import (  # fmt: skip
    TODAY,
    minutes_on,
    playlist_of,
    screen,
    seen,
    told,
    with_screens,
)

BASE = poster("base")  # always there, so that the screen is never empty
DAY = 24 * 60


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ({"from_": "2026-11-10"}, {"2026-11-09": False, "2026-11-10": True, "2026-12-31": True}),
        ({"until": "2026-11-10"}, {"2026-11-02": True, "2026-11-10": True, "2026-11-11": False}),
        ({"from_": "2026-11-30", "until": "2026-11-30"}, {"2026-11-29": False, "2026-11-30": True, "2026-12-01": False}),
        ({"until": "2026-11-02"}, {"2026-11-02": True, "2026-11-03": False}),
        ({"until": "2026-11-01"}, {"2026-11-02": False}),
        ({"from_": "2026-12-31"}, {"2026-12-30": False, "2026-12-31": True}),
        ({"from_": "2027-01-01"}, {"2026-12-31": False}),
        ({"from_": "0001-01-01", "until": "9999-12-31"}, {"2026-11-02": True, "2026-12-31": True}),
        ({"from_": "2026-11-20", "until": "2026-11-10"}, {"2026-11-15": False, "2026-11-20": False}),
    ],
)  # fmt: skip
def test_an_item_is_seen_from_its_first_day_to_its_last(
    dates: dict[str, str], days: dict[str, bool]
) -> None:
    playlist = playlist_of([BASE, notice("n", **dates)])
    for day, is_seen in days.items():
        for time in ("00:00", "12:00", "23:59"):
            assert ("n" in seen(playlist, f"{day} {time}")) is is_seen
        assert minutes_on(playlist, day).get("n", 0) == (DAY if is_seen else 0)


@pytest.mark.parametrize(
    ("today", "quarter", "first_day"),
    [
        ("2026-11-02", "2026Q4", "2026-11-02"),
        ("2026-10-01", "2026Q4", "2026-10-01"),
        ("2026-12-31", "2026Q4", "2026-12-31"),
        ("2026-09-30", "2026Q4", "2026-10-01"),
        ("2027-01-01", "2026Q4", "2026-10-01"),
        ("2028-02-29", "2028Q1", "2028-02-29"),
    ],
)
def test_the_plan_tells_of_each_day_once_from_today_to_the_end_of_the_quarter(
    today: str, quarter: str, first_day: str
) -> None:
    items = [BASE, notice("n", days="tue", hours="08:00-09:00"), poster("x", until="2026-12-24")]
    asked = Quarter.parse(quarter)
    playlist = playlist_of(items, datetime.date.fromisoformat(today), asked)
    days = sorted(day for kind in playlist.day_kinds for day in kind.days)
    first = datetime.date.fromisoformat(first_day)
    assert days == [first + datetime.timedelta(days=past) for past in range(len(days))]
    assert (days[0], days[-1], playlist.first_day) == (first, asked.last_day, first)


@pytest.mark.parametrize(
    ("hours", "on", "off"),
    [
        ("08:00-09:30", ["08:00", "09:29"], ["07:59", "09:30", "20:00"]),
        ("8:00-9:30", ["08:00"], ["09:30"]),
        ("22:00-06:00", ["22:00", "23:59", "00:00", "05:59"], ["06:00", "21:59", "12:00"]),
        ("00:00-00:00", ["00:00", "12:00", "23:59"], []),
        ("18:00-24:00", ["18:00", "23:59"], ["00:00", "17:59"]),
        ("00:00-00:01", ["00:00"], ["00:01", "23:59"]),
        ("23:59-00:00", ["23:59"], ["23:58", "00:00"]),
        ("06：30－22：00", ["06:30", "21:59"], ["22:00"]),
        ("06:30至22:00", ["06:30"], ["06:29"]),
    ],
)
def test_hours_begin_and_end_to_the_minute(hours: str, on: list[str], off: list[str]) -> None:
    """As an item's own, as the screen's, and as those of an entry of its programme."""
    own = playlist_of([BASE, notice("n", hours=hours)])
    whole = playlist_of([notice("n")], hours=hours)
    entry = playlist_of([BASE, notice("n")], programme=[{"show": ["n"], "hours": hours}])
    for playlist in (own, whole, entry):
        assert all("n" in seen(playlist, f"2026-11-18 {time}") for time in on)
        assert not any("n" in seen(playlist, f"2026-11-18 {time}") for time in off)


@pytest.mark.parametrize(
    ("days", "hours", "on", "off"),
    [
        # 2026-11-02 is a Monday.
        ("fri", "22:00-02:00", ["11-06 22:00", "11-07 01:59"], ["11-06 01:00", "11-07 02:00", "11-07 22:00"]),
        ("周日", "22:00-02:00", ["11-08 23:00", "11-09 01:00"], ["11-08 01:00", "11-09 22:00"]),
        ("周六、周日", None, ["11-07 00:00", "11-08 23:59"], ["11-06 23:59", "11-09 00:00"]),
        ("fri-mon", "08:00-09:00", ["11-06 08:00", "11-09 08:00"], ["11-05 08:00", "11-10 08:00"]),
        ("mon-sun", None, ["11-04 04:00"], []),
        ("mon", "00:00-00:00", ["11-09 00:00", "11-09 23:59"], ["11-08 23:59", "11-10 00:00"]),
    ],
)  # fmt: skip
def test_days_of_the_week_hold_for_windows_that_begin_on_them(
    days: str, hours: str | None, on: list[str], off: list[str]
) -> None:
    own = playlist_of([BASE, notice("n", days=days, hours=hours)])
    whole = playlist_of([notice("n")], days=days, hours=hours)
    for playlist in (own, whole):
        assert all("n" in seen(playlist, f"2026-{moment}") for moment in on)
        assert not any("n" in seen(playlist, f"2026-{moment}") for moment in off)


def test_hours_past_midnight_belong_to_the_day_on_which_they_began() -> None:
    item = notice("n", from_="2026-11-10", until="2026-11-11", hours="22:00-02:00")
    playlist = playlist_of([BASE, item])
    moments = {
        "11-09 23:00": False, "11-10 01:00": False, "11-10 22:00": True, "11-11 01:00": True,
        "11-11 23:59": True, "11-12 01:59": True, "11-12 02:00": False, "11-12 22:00": False,
    }  # fmt: skip
    assert {each: "n" in seen(playlist, f"2026-{each}") for each in moments} == moments
    minutes = [minutes_on(playlist, f"2026-11-{day}").get("n", 0) for day in (10, 11, 12, 13)]
    assert minutes == [2 * 60, 4 * 60, 2 * 60, 0]


def test_an_item_plays_while_it_its_entry_and_its_screen_all_say_so() -> None:
    playlist = playlist_of(
        [BASE, notice("n", hours="08:00-12:00", days="mon-fri")],
        hours="07:00-11:00",
        programme=[{"show": ["通知"], "hours": "10:00-20:00", "days": "tue, sat"}],
    )
    assert minutes_on(playlist, "2026-11-03") == {"base": 240, "n": 60}
    assert seen(playlist, "2026-11-03 10:59") == {"base", "n"}
    assert seen(playlist, "2026-11-03 11:00") == set()
    assert "n" not in seen(playlist, "2026-11-02 10:30")
    assert "n" not in seen(playlist, "2026-11-07 10:30")


PROGRAMMES: dict[str, tuple[list[dict[str, Any]], str, str]] = {
    # What an entry says; when the poster «tide», of the campaign science, plays, and when not.
    "its kind": ([{"show": ["poster"], "hours": "08:00-09:00"}], "08:30", "10:00"),
    "its kind in Chinese": ([{"show": ["海报"], "hours": "08:00-09:00"}], "08:30", "10:00"),
    "its campaign over its kind": (
        [{"show": ["poster"], "hours": "08:00-09:00"}, {"show": ["科普"], "hours": "10:00-11:00"}],
        "10:30", "08:30",
    ),
    "its id over its campaign": (
        [{"show": ["tide"], "hours": "12:00-13:00"}, {"show": ["science"], "hours": "10:00-11:00"}],
        "12:30", "10:30",
    ),
    "several entries add up": (
        [{"show": ["tide"], "hours": "12:00-13:00"}, {"show": ["tide"], "hours": "18:00-19:00"}],
        "18:30", "15:00",
    ),
    "an entry without hours leaves those of the next nearest": (
        [{"show": ["tide"], "weight": "5"}, {"show": ["poster"], "hours": "08:00-09:00"}],
        "08:30", "10:00",
    ),
    "one of several names": ([{"show": ["news", "tide"], "hours": "06:00-07:00"}], "06:30", "08:00"),
}  # fmt: skip


@pytest.mark.parametrize("case", PROGRAMMES)
def test_the_entry_that_is_nearest_to_an_item_says_when_it_plays(case: str) -> None:
    programme, on, off = PROGRAMMES[case]
    items = [notice("base"), poster("tide", campaign="science"), convention("c")]
    playlist = playlist_of(items, programme=programme)
    assert seen(playlist, f"2026-11-18 {on}") == {"base", "tide", "c"}
    assert seen(playlist, f"2026-11-18 {off}") == {"base", "c"}


@pytest.mark.parametrize(
    ("programme", "weight", "seconds"),
    [
        ([], 2, 12),
        ([{"show": ["poster"], "weight": "5", "dwell": "30"}], 5, 30),
        ([{"show": ["poster"], "weight": "5"}, {"show": ["science"], "dwell": "7"}], 5, 7),
        ([{"show": ["poster"], "dwell": "30"}, {"show": ["tide"], "dwell": "2"}], 2, 2),
        ([{"show": ["notice"], "weight": "5", "dwell": "30"}], 2, 12),
        ([{"show": ["tide"], "dwell": "600"}, {"show": ["tide"], "dwell": "3"}], 2, 600),
    ],
)
def test_weight_and_dwell_are_those_of_the_nearest_entry_that_names_them(
    programme: list[dict[str, Any]], weight: int, seconds: int
) -> None:
    tide = poster("tide", campaign="science", weight="2")
    (slide,) = playlist_of([tide], programme=programme, dwell="12").slides
    assert (slide.weight, slide.dwell_ms) == (weight, seconds * 1000)


@pytest.mark.parametrize(
    ("date", "from_", "first"),
    [
        ("2026-11-20", None, "2026-11-20"),
        ("2026-10-20", "2026-11-20", "2026-11-20"),
        ("2026-10-20", None, "2026-11-02"),
    ],
)
def test_a_story_is_seen_from_its_day_on_or_from_when_it_says(
    date: str, from_: str | None, first: str
) -> None:
    playlist = playlist_of([BASE, news("s", date, from_=from_)])
    days = [day.isoformat() for kind in playlist.day_kinds for day in kind.days]
    assert min(day for day in days if "s" in seen(playlist, f"{day} 12:00")) == first


def test_a_slide_tells_its_first_day_only_where_it_lies_ahead() -> None:
    def first(from_: str) -> datetime.date | None:
        (slide,) = playlist_of([notice("n", from_=from_)]).slides
        return slide.from_

    assert [first("2026-11-01"), first("2026-11-02")] == [None, None]
    assert first("2026-11-03") == datetime.date(2026, 11, 3)


def test_screens_alike_but_for_where_they_are_play_the_same() -> None:
    items = [BASE, *(notice(f"n{number}") for number in range(5)), notice("gate", on=["gate"])]
    lobby = playlist_of(items, place="大厅", owner="张三", grid="3").slides
    assert playlist_of(items, id="lift").slides == lobby
    assert {slide.item for slide in playlist_of(items, id="gate").slides} > {
        slide.item for slide in lobby
    }


def test_days_that_are_alike_are_planned_once() -> None:
    items = [BASE, notice("w", days="sat, sun"), notice("d", until="2026-11-15", hours="08:00-09:00")]  # fmt: skip
    kinds = playlist_of(items).day_kinds
    assert [len(kind.days) for kind in kinds] == [10, 4, 34, 12]
    assert [kind.days[0].isoformat() for kind in kinds] == [
        "2026-11-02", "2026-11-07", "2026-11-16", "2026-11-21",
    ]  # fmt: skip


def test_nothing_is_said_of_a_screen_that_plays_around_the_clock() -> None:
    assert told(with_screens([BASE, notice("n", until="2026-11-20")], screen()), TODAY) == []
