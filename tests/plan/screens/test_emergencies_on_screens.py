"""An emergency has the screens to itself while it holds; then all goes on as before."""

from __future__ import annotations

import pytest

from civsite.diagnostics import Severity, Text
from civsite.model.item import Item
from tests.plan.communities import convention, notice, poster
from tests.plan.screens.timetables import minutes_on, playlist_of, screen, seen, told, with_screens

POSTERS = [poster(f"p{number}") for number in range(3)]
USUAL = {"p0", "p1", "p2"}


def storm(item_id: str = "storm", **more: object) -> Item:
    return notice(item_id, level="emergency", **{"until": "2026-11-03", **more})


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-11-02 12:00", USUAL),
        ("2026-11-02 23:59", set()),  # the screen is off
        ("2026-11-03 00:00", {"storm"}),  # and on for this
        ("2026-11-03 12:00", {"storm"}),
        ("2026-11-03 23:59", {"storm"}),
        ("2026-11-04 00:00", set()),
        ("2026-11-04 08:00", USUAL),
    ],
)
def test_it_is_shown_all_day_long_also_when_the_screen_would_be_off(
    moment: str, shown: set[str]
) -> None:
    playlist = playlist_of([*POSTERS, storm(from_="2026-11-03")], hours="08:00-18:00", days="mon, wed")  # fmt: skip
    assert seen(playlist, moment) == shown


def test_neither_its_own_hours_nor_the_programme_hold_it_back() -> None:
    alarm = storm(hours="08:00-09:00", days="sun")
    programme = [{"show": ["storm"], "hours": "03:00-04:00"}, {"show": ["notice"], "days": "sat"}]
    playlist = playlist_of([*POSTERS, alarm], programme=programme)
    assert minutes_on(playlist, "2026-11-02") == {"storm": 24 * 60}
    assert seen(playlist, "2026-11-02 15:00") == {"storm"}


def test_it_is_shown_on_screens_that_take_no_notices_but_not_where_its_on_does_not_reach() -> None:
    on_posters = playlist_of([*POSTERS, storm()], accepts=["poster"])
    assert seen(on_posters, "2026-11-02 12:00") == {"storm"}
    for on, shown in (
        (["lcd"], {"storm"}),
        (["液晶屏"], {"storm"}),
        (["lobby"], {"storm"}),
        (["screens"], {"storm"}),
        (["电子屏"], {"storm"}),
        (["gate"], USUAL),
        (["led-strip", "showcase"], USUAL),
    ):
        assert seen(playlist_of([*POSTERS, storm(on=on)]), "2026-11-02 12:00") == shown


def test_several_share_the_screen_by_turns_while_they_hold() -> None:
    alarms = [storm("gas"), storm("flood", until="2026-11-02"), storm("frost", from_="2026-11-03")]
    playlist = playlist_of([*POSTERS, *alarms])
    assert seen(playlist, "2026-11-02 12:00") == {"gas", "flood"}
    assert seen(playlist, "2026-11-03 12:00") == {"gas", "frost"}
    assert seen(playlist, "2026-11-04 12:00") == USUAL


def test_it_comes_first_in_the_loop_and_before_what_is_pinned() -> None:
    items = [poster("pin", pinned="yes"), *POSTERS, storm("z")]
    order = [slide.item for slide in playlist_of(items).slides]
    assert order[:2] == ["z", "pin"]
    assert order.count("z") == 1


def test_it_keeps_its_dwell_from_the_programme() -> None:
    programme = [{"show": ["storm"], "dwell": "45", "weight": "5"}]
    slides = playlist_of([*POSTERS, storm()], programme=programme, dwell="8").slides
    assert [slide.dwell_ms for slide in slides if slide.takeover] == [45_000]
    assert {slide.dwell_ms for slide in slides if not slide.takeover} == {8000}


def test_without_an_end_it_is_told_once_for_all_screens_and_an_end_ends_it() -> None:
    endless = notice("storm", title="台风红色预警", level="emergency")
    screens = [screen(f"s{number}", name=f"{number} 号屏") for number in range(6)]
    (said,) = told(with_screens([*POSTERS, endless], *screens))
    assert (said.code, said.severity) == ("emergency-endless", Severity.WARNING)
    assert said.message == Text(
        "紧急通知《台风红色预警》没有写到哪天为止，“0 号屏”、“1 号屏”、“2 号屏”、“3 号屏”等 6 块屏会一直只播它",
        "the emergency “台风红色预警” has no end: “0 号屏”, “1 号屏”, “2 号屏”, “3 号屏” and 2 more "
        "will show nothing else",
    )
    assert said.hint == Text(
        "写上“止”，例如 止: 2026-11-30", "write `until`, such as until: 2026-11-30"
    )  # fmt: skip
    ended = notice("storm", level="emergency", until="2026-11-30")
    assert told(with_screens([*POSTERS, ended], *screens)) == []


def test_what_an_emergency_covers_for_all_its_days_is_told_as_never_seen() -> None:
    """The notice holds on two days, and the emergency has both."""
    covered = notice("n", title="义诊", from_="2026-11-04", until="2026-11-05")
    alarm = storm(from_="2026-11-04", until="2026-11-05")
    (said,) = told(with_screens([*POSTERS, covered, alarm], screen(name="大厅屏")))
    assert said.code == "screen-item-never"
    assert said.message == Text(
        "《义诊》在“大厅屏”上一次也播不到：它能播的时间里屏不亮，或者被紧急通知占着",
        "“义诊” never shows on “大厅屏”: whenever it may play, the screen is off or an emergency has it",
    )
    longer = notice("n", from_="2026-11-04", until="2026-11-06")
    assert told(with_screens([*POSTERS, longer, alarm], screen())) == []


def test_a_screen_that_has_nothing_but_an_emergency_has_something_while_it_lasts() -> None:
    of = with_screens([convention("c"), storm()], screen(accepts=["news"], name="屏"))
    (said,) = told(of)
    assert said.code == "screen-gap"
    assert said.message.zh == "电子屏“屏”有时没有内容可播：2026-11-04–2026-12-31 中有 58 天，全天"
