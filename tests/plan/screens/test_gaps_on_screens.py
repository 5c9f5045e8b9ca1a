"""Times at which a screen has nothing, items that are never seen on one: told, with what mends it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from civsite.diagnostics import Severity, Text
from civsite.model.item import Item
from tests.plan.communities import convention, notice, poster
from tests.plan.screens.timetables import TODAY, playlist_of, screen, told, with_screens

POSTERS = [poster(f"p{number}") for number in range(3)]


@pytest.mark.parametrize(
    ("items", "more", "zh", "en"),
    [
        ([], {}, "没有一项内容能在它亮屏时播放", "no item can play while it is on"),
        (POSTERS, {"accepts": ["news"]}, "没有一项内容能在它亮屏时播放", "no item can play while it is on"),
        ([notice("n", hours="01:00-02:00")], {"hours": "06:00-22:00"},
         "没有一项内容能在它亮屏时播放", "no item can play while it is on"),
        ([notice("n", until="2026-11-01")], {}, "没有一项内容能在它亮屏时播放", "no item can play while it is on"),
        ([poster("p", on=["showcase"])], {}, "没有一项内容能在它亮屏时播放", "no item can play while it is on"),
    ],
)  # fmt: skip
def test_a_screen_that_shows_nothing_all_quarter_is_told_with_the_reason(
    items: list[Item], more: dict[str, Any], zh: str, en: str
) -> None:
    (said,) = told(with_screens(items, screen(name="门厅屏", **more)))
    assert (said.code, said.severity) == ("screen-empty", Severity.WARNING)
    assert said.span.path == "content/screens/lobby.yml"
    assert said.message == Text(
        f"电子屏“门厅屏”本季没有可播放的内容：{zh}",
        f"the screen “门厅屏” has nothing to show this quarter: {en}",
    )
    assert said.hint == Text(
        "放宽“接受”的种类或时段，或者添加本季有效的内容",
        "accept more kinds or hours, or add items that are valid this quarter",
    )
    assert told(with_screens([*items, poster("q")], screen())) == []


def test_a_screen_that_is_never_on_in_what_is_left_of_the_quarter_is_told() -> None:
    """The last Sunday of the quarter is over."""
    of = with_screens(POSTERS, screen(name="门厅屏", days="sun"))
    (said,) = told(of, datetime.date(2026, 12, 28))
    assert said.message == Text(
        "电子屏“门厅屏”本季没有可播放的内容：它本季一次也不亮",
        "the screen “门厅屏” has nothing to show this quarter: it is never on",
    )


# What there is; which gaps are told of the screen, from 2026-11-02 on.
GAPS: dict[str, tuple[list[Item], dict[str, Any], str, str]] = {
    "an hour a day": (
        [notice("n", hours="07:00-22:00")], {"hours": "06:00-22:00"},
        "2026-11-02–2026-12-31 中有 60 天，06:00–07:00", "60 days of 2026-11-02–2026-12-31, 06:00–07:00",
    ),
    "the end of the day": (
        [notice("n", hours="00:00-23:00")], {},
        "2026-11-02–2026-12-31 中有 60 天，23:00–24:00", "60 days of 2026-11-02–2026-12-31, 23:00–24:00",
    ),
    "one day": (
        [notice("n", until="2026-12-30")], {}, "2026-12-31 全天", "2026-12-31, all day",
    ),
    "hours of one day": (
        [notice("n", until="2026-12-30")], {"hours": "08:00-18:00"},
        "2026-12-31 08:00–18:00", "2026-12-31, 08:00–18:00",
    ),
    "weekends": (
        [notice("n", days="mon-fri")], {},
        "2026-11-07–2026-12-27 中有 16 天，全天", "16 days of 2026-11-07–2026-12-27, all day",
    ),
    "the rest of the morning": (
        [notice("n", hours="08:00-09:00"), notice("m", hours="11:00-12:00", until="2026-11-01")],
        {"hours": "08:00-12:00", "days": "mon"},
        "2026-11-02–2026-12-28 中有 9 天，09:00–12:00", "9 days of 2026-11-02–2026-12-28, 09:00–12:00",
    ),
    "three, in order of their days and hours": (
        [notice("n", hours="09:00-10:00"), notice("m", hours="11:00-12:00"), poster("p", until="2026-12-29")],
        {"hours": "08:00-13:00"},
        "2026-12-30–2026-12-31 中有 2 天，08:00–09:00；2026-12-30–2026-12-31 中有 2 天，10:00–11:00；"
        "2026-12-30–2026-12-31 中有 2 天，12:00–13:00",
        "2 days of 2026-12-30–2026-12-31, 08:00–09:00; 2 days of 2026-12-30–2026-12-31, 10:00–11:00; "
        "2 days of 2026-12-30–2026-12-31, 12:00–13:00",
    ),
    "more than three": (
        [poster("p", until="2026-12-30"), *(notice(f"n{hour}", hours=f"{hour}:00-{hour}:30") for hour in range(10, 15))],
        {"hours": "10:00-15:00"},
        "2026-12-31 10:30–11:00；2026-12-31 11:30–12:00；2026-12-31 12:30–13:00；另有 2 段",
        "2026-12-31, 10:30–11:00; 2026-12-31, 11:30–12:00; 2026-12-31, 12:30–13:00; and 2 more",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", GAPS)
def test_each_gap_is_told_with_its_days_and_hours_and_a_poster_fills_it(case: str) -> None:
    items, more, zh, en = GAPS[case]
    (said,) = (
        each
        for each in told(with_screens(items, screen(name="门厅屏", **more)))
        if each.code == "screen-gap"
    )
    assert said.message == Text(
        f"电子屏“门厅屏”有时没有内容可播：{zh}", f"the screen “门厅屏” has at times nothing to show: {en}"
    )  # fmt: skip
    assert said.hint == Text(
        "补一项那时有效的内容（例如一张不限时段的海报），或放宽时段、日期",
        "add an item that is valid then, such as a poster without hours, or widen hours or days",
    )
    filled = told(with_screens([*items, poster("q")], screen(**more)))
    assert "screen-gap" not in {each.code for each in filled}


def test_a_screen_that_is_off_has_no_gap() -> None:
    item = notice("n", hours="06:00-22:00", days="mon-fri")
    assert told(with_screens([item], screen(hours="06:00-22:00", days="mon-fri"))) == []
    (said,) = told(with_screens([item], screen(hours="06:00-22:00", days="mon-sat")))
    assert "8 days of 2026-11-07–2026-12-26, 06:00–22:00" in said.message.en


NEVER = Text(
    "《夜巡》在“门厅屏”上一次也播不到：它能播的时间里屏不亮，或者被紧急通知占着",
    "“夜巡” never shows on “门厅屏”: whenever it may play, the screen is off or an emergency has it",
)


@pytest.mark.parametrize(
    ("item", "more"),
    [
        ({"hours": "22:00-06:00"}, {"hours": "06:00-22:00"}),
        ({"days": "sat, sun"}, {"days": "mon-fri"}),
        ({"days": "fri", "hours": "00:00-01:00"}, {"days": "mon-thu"}),
        ({}, {"hours": "06:00-22:00", "programme": [{"show": ["night"], "hours": "22:00-06:00"}]}),
        ({"hours": "08:00-09:00"}, {"programme": [{"show": ["notice"], "hours": "10:00-11:00"}]}),
        ({"from_": "2026-11-07", "until": "2026-11-08"}, {"days": "mon-fri"}),
    ],
)
def test_an_item_that_is_never_seen_is_told_and_longer_hours_end_it(
    item: dict[str, str], more: dict[str, Any]
) -> None:
    items = [*POSTERS, notice("night", title="夜巡", **item)]
    (said,) = told(with_screens(items, screen(name="门厅屏", **more)))
    assert (said.code, said.message) == ("screen-item-never", NEVER)
    assert said.hint == Text(
        "改它的星期、时段，或让屏亮得更久", "change its days or hours, or let the screen be on longer"
    )  # fmt: skip
    assert told(with_screens(items, screen())) == []


def test_where_its_hours_are_written_is_where_it_is_told() -> None:
    def path(programme: list[dict[str, Any]], **item: str) -> str:
        of = with_screens([*POSTERS, notice("n", **item)], screen(hours="06:00-22:00", programme=programme))  # fmt: skip
        (said,) = told(of)
        return said.span.path

    assert path([], hours="23:00-01:00") == "content/notices/n.md"
    assert path([{"show": ["notice"], "hours": "23:00-01:00"}]) == "content/screens/lobby.yml"


@pytest.mark.parametrize("accepts", [["poster"], ["poster", "convention"]])
def test_an_item_for_this_very_screen_that_does_not_take_it_is_told(accepts: list[str]) -> None:
    meant = notice("n", title="义诊", on=["lobby"])
    (said,) = told(with_screens([*POSTERS, meant], screen(name="门厅屏", accepts=accepts)))
    assert said.message == Text(
        "《义诊》指定用在“门厅屏”上，但这块屏不播这类内容",
        "“义诊” is meant for “门厅屏”, which does not play this kind",
    )
    assert said.hint == Text(
        "在电子屏的“接受”里加上这一类，或把屏从“用于”里去掉",
        "add its kind to the screen's `accepts`, or take the screen out of `on`",
    )
    accepting = screen(accepts=[*accepts, "notice"])
    assert told(with_screens([*POSTERS, meant], accepting)) == []
    assert told(with_screens([*POSTERS, notice("n", on=["lcd"])], screen(accepts=accepts))) == []


def test_a_strip_is_told_of_a_convention_that_is_meant_for_it() -> None:
    strip = screen(kind="led-strip", size="192x16")
    (said,) = told(with_screens([*POSTERS, convention("c", on=["lobby"])], strip))
    assert (said.code, said.span.path) == ("screen-item-never", "content/conventions/c.yml")


def test_an_item_with_less_time_than_a_round_takes_is_told_with_both() -> None:
    """Twenty posters of ten seconds and the notice itself: three minutes and a half."""
    posters = [poster(f"p{number}") for number in range(20)]
    brief = notice("n", title="升旗", hours="08:00-08:03")
    (said,) = told(with_screens([*posters, brief], screen(name="门厅屏")))
    assert (said.code, said.severity) == ("screen-item-brief", Severity.WARNING)
    assert said.message == Text(
        "《升旗》在“门厅屏”上一天只有 3 分钟，而循环一圈要 4 分钟，有的日子会轮不到",
        "“升旗” has 3 minutes a day on “门厅屏”, where a round takes 4: on some days its turn does "
        "not come",
    )
    assert said.hint == Text(
        "放宽它的时段，或减少同一时段的内容", "widen its hours, or let fewer items play in them"
    )  # fmt: skip
    wider = notice("n", hours="08:00-08:04")
    assert told(with_screens([*posters, wider], screen())) == []
    assert told(with_screens([*posters[:16], brief], screen())) == []


def test_minutes_on_both_sides_of_another_edge_count_as_one_piece() -> None:
    """Something else begins in the middle of its four minutes."""
    posters = [poster(f"p{number}") for number in range(20)]
    items = [*posters, notice("n", hours="08:00-08:04"), notice("m", hours="08:02-09:00")]
    assert told(with_screens(items, screen()), TODAY) == []


def test_a_screen_with_nothing_has_an_empty_loop() -> None:
    playlist = playlist_of([])
    assert (playlist.slides, playlist.items) == ((), ())
    assert len([day for kind in playlist.day_kinds for day in kind.days]) == 60
