"""What a screen promises for each day and hour: nothing empty, nothing forgotten, shares given."""

from __future__ import annotations

import dataclasses
import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from civsite.diagnostics import Diagnostic
from civsite.model.community import Community
from civsite.model.details import Details
from civsite.model.item import Item
from civsite.model.kinds.honours import Honours
from civsite.model.screen import Screen
from civsite.plan.screens.diagnosis import screen_diagnostics
from civsite.plan.screens.playlist import Playlist, plan_playlists
from civsite.plan.screens.turns import share_of
from civsite.quarter import Quarter
from tests.plan.communities import community, convention, news, notice, poster
from tests.plan.screens.playing import is_open_at, is_valid_at, plan_playlist, turns_at

Q4 = Quarter(2026, 4)
TODAY = datetime.date(2026, 11, 2)  # a Monday
POSTERS = [poster(f"p{number}") for number in range(3)]


def screen(screen_id: str = "lobby", **more: Any) -> Screen:
    written = {"id": screen_id, "name": screen_id, "kind": "lcd", "size": "1920x1080", **more}
    return Screen.model_validate(written)


def whole(
    items: Iterable[Item],
    *screens: Screen,
    shares: Iterable[Mapping[str, Any]] = (),
    timezone: str = "Asia/Shanghai",
) -> Community:
    details = Details.model_validate(
        {"id": "community", "name": "示例", "timezone": timezone, "shares": list(shares)}
    )
    return dataclasses.replace(
        community([], items), details=details, screens={each.id: each for each in screens}
    )


def planned(
    items: Iterable[Item], quarter: Quarter = Q4, today: datetime.date = TODAY, **more: Any
) -> Playlist:
    timezone = more.pop("timezone", "Asia/Shanghai")
    shares = more.pop("shares", ())
    of = whole(items, screen(**more), shares=shares, timezone=timezone)
    return plan_playlist(of, of.screens["lobby"], quarter, today)


def told(of: Community, today: datetime.date = TODAY, quarter: Quarter = Q4) -> list[Diagnostic]:
    return list(screen_diagnostics(of, plan_playlists(of, quarter, today)))


def codes(of: Community, **more: Any) -> list[str]:
    return [each.code for each in told(of, **more)]


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


def played(playlist: Playlist, moment: str) -> set[str]:
    return {slide.item for slide in turns_at(playlist.slides, at(moment))}


def test_an_item_plays_in_its_hours_and_on_its_days() -> None:
    playlist = planned([*POSTERS, notice("evening", hours="17:00-21:00", days="mon-fri")])
    assert "evening" in played(playlist, "2026-11-02 17:00")
    assert "evening" not in played(playlist, "2026-11-02 21:00")
    assert "evening" not in played(playlist, "2026-11-07 18:00")


def test_a_window_past_midnight_belongs_to_the_day_on_which_it_begins() -> None:
    playlist = planned([*POSTERS, notice("night", hours="22:00-02:00", days="fri")])
    assert "night" in played(playlist, "2026-11-06 23:00")
    assert "night" in played(playlist, "2026-11-07 01:59")
    assert "night" not in played(playlist, "2026-11-06 01:00")
    assert "night" not in played(playlist, "2026-11-07 02:00")


def test_a_screen_gives_kinds_campaigns_and_items_hours_weights_and_dwell() -> None:
    programme = [
        {"show": ["海报"], "weight": "1", "dwell": "8"},
        {"show": ["own"], "dwell": "9"},
        {"show": ["p0"], "weight": "3", "hours": "08:00-09:00"},
        {"show": ["notice"], "hours": "07:00-09:00"},
        {"show": ["notice"], "hours": "17:00-19:00"},
    ]
    playlist = planned([*POSTERS, notice("n"), convention("c")], programme=programme)
    slides = {slide.item: slide for slide in playlist.slides}
    assert [slides[each].weight for each in ("p0", "p1", "n")] == [3, 1, 3]
    assert [slides[each].dwell_ms for each in ("p0", "n")] == [9000, 10_000]
    assert played(playlist, "2026-11-02 08:30") == {"p0", "p1", "p2", "n", "c"}
    assert played(playlist, "2026-11-02 18:00") == {"p1", "p2", "n", "c"}
    assert played(playlist, "2026-11-02 12:00") == {"p1", "p2", "c"}


def test_an_emergency_knows_no_hours() -> None:
    storm = notice("storm", level="emergency", hours="08:00-09:00", until="2026-11-03")
    playlist = planned([*POSTERS, storm], hours="08:00-18:00")
    assert played(playlist, "2026-11-03 03:00") == {"storm"}
    assert "storm" not in played(playlist, "2026-11-04 08:30")


def test_no_item_follows_itself_at_any_hour_and_nothing_starves() -> None:
    items = [
        *(poster(f"p{n}", weight=str(n + 1), hours=f"{6 + 2 * n:02d}:00-22:00") for n in range(5)),
        *(news(f"s{n}", f"2026-10-{n + 1:02d}", days="sat, sun") for n in range(4)),
        convention("long", articles=["每一条都写得清清楚楚。" * 6] * 30, hours="10:00-12:00"),
    ]
    playlist = planned(items)
    for moment in ("2026-11-02 07:00", "2026-11-02 11:00", "2026-11-07 09:00", "2026-11-08 23:00"):
        turns = turns_at(playlist.slides, at(moment))
        valid = {slide.item for slide in playlist.slides if is_valid_at(slide, at(moment))}
        assert {slide.item for slide in turns} == valid
        if len(valid) > 1:
            for before, after in pairwise([*turns, turns[0]]):
                assert (before.item, before.part) != (after.item, after.part)
                if before.parts == 1:
                    assert before.item != after.item
        parts = {slide.part for slide in turns if slide.item == "long"}
        assert len(parts) in (0, max(parts, default=0))


def test_items_of_one_weight_have_one_share_of_the_day() -> None:
    items = [poster(f"p{n}") for n in range(7)] + [notice(f"n{n}", weight="1") for n in range(5)]
    turns = turns_at(planned(items).slides, at("2026-11-02 09:00"))
    counts = Counter(slide.item for slide in turns)
    assert {counts[f"p{n}"] for n in range(7)} == {3}
    assert {counts[f"n{n}"] for n in range(5)} == {1}


def test_minutes_without_content_are_told_with_their_days_and_hours() -> None:
    items = [
        notice("morning", hours="06:00-12:00"),
        notice("weekday", days="mon-fri", hours="12:00-22:00", until="2026-11-30"),
    ]
    (gap,) = told(whole(items, screen(hours="06:00-22:00")))
    assert gap.code == "screen-gap"
    assert "12:00–22:00" in gap.message.en
    # Weekends to the end of November, every day of December.
    assert "39 days of 2026-11-07–2026-12-31" in gap.message.en


def test_a_screen_whose_every_minute_is_filled_is_not_reproached() -> None:
    items = [
        notice("day", hours="06:00-18:00"),
        notice("evening", hours="18:00-24:00".replace("24:00", "00:00")),
        notice("night", hours="00:00-06:00"),
    ]
    assert codes(whole(items, screen())) == []


def test_a_screen_with_nothing_to_show_is_told() -> None:
    assert codes(whole([], screen())) == ["screen-empty"]
    (later,) = told(whole([notice("later", from_="2026-12-01")], screen()))
    assert later.code == "screen-gap"
    assert "29 days of 2026-11-02–2026-11-30, all day" in later.message.en


def test_an_item_that_never_shows_is_told_once_for_all_screens() -> None:
    items = [*POSTERS, notice("night", hours="23:00-05:00")]
    lifts = [screen(f"lift-{number}", hours="06:00-22:00") for number in range(6)]
    (never,) = told(whole(items, *lifts))
    assert never.code == "screen-item-never"
    assert "“lift-0”" in never.message.en
    assert "2 more" in never.message.en
    assert never.span.path == "content/notices/night.md"


def test_an_item_without_a_word_to_show_is_not_said_to_be_shut_out() -> None:
    deed = {"name": "示例", "honour": "助人为乐", "deed": "扫雪。"}
    silent = Honours.model_validate({"id": "2026Q3", "quarter": "2026Q3", "deeds": [deed]})
    assert codes(whole([*POSTERS, silent], screen())) == []


def test_an_item_meant_for_a_screen_that_does_not_take_it_is_told() -> None:
    items = [*POSTERS, notice("n", on=["lobby"])]
    (never,) = told(whole(items, screen(accepts=["poster"])))
    assert never.code == "screen-item-never"
    assert codes(whole([*POSTERS, notice("n", on=["lcd"])], screen(accepts=["poster"]))) == []


def test_an_item_whose_minutes_are_shorter_than_a_round_is_told() -> None:
    many = [poster(f"p{number}") for number in range(40)]
    items = [*many, notice("brief", hours="08:00-08:05"), notice("long", hours="08:00-10:00")]
    (brief,) = told(whole(items, screen()))
    assert brief.code == "screen-item-brief"
    assert "“brief” has 5 minutes a day" in brief.message.en


def test_a_share_is_had_every_day_with_no_more_than_it_needs() -> None:
    items = [
        poster("a"), poster("b"),
        *(notice(f"n{n}", weight="5") for n in range(6)),
        *(notice(f"e{n}", hours="17:00-22:00") for n in range(4)),
        news("s", "2026-10-30", until="2026-11-20"),
    ]  # fmt: skip
    third = {"show": ["poster"], "at_least": "1/3"}
    of = whole(items, screen(hours="06:00-22:00"), shares=[third])
    assert codes(of) == []
    playlist = plan_playlist(of, of.screens["lobby"], Q4, TODAY)
    had = [share_of(playlist.rounds, day, {"a", "b"}) for day in playlist.day_kinds]
    assert all(part is not None and Fraction(1, 3) <= part < Fraction(2, 5) for part in had)
    plain = planned(items, hours="06:00-22:00")
    before = Counter(slide.item for slide in plain.slides)
    assert before["a"] < Counter(slide.item for slide in playlist.slides)["a"]


def test_a_share_that_is_had_anyway_changes_nothing() -> None:
    items = [*POSTERS, notice("n")]
    shares = [{"show": ["海报"], "at_least": "50%"}]
    assert planned(items, shares=shares).slides == planned(items).slides


def test_a_share_that_cannot_be_had_is_told_at_its_place() -> None:
    items = [poster("one", hours="08:00-09:00"), *(notice(f"n{n}") for n in range(5))]
    shares = [{"show": ["poster"], "at_least": "33%", "on": ["lobby"]}]
    (short,) = told(whole(items, screen(), screen("other"), shares=shares))
    assert short.code == "screen-share"
    assert "“lobby”" in short.message.en
    assert "33%" in short.message.en
    assert short.span.path == "content/community.yml"


def test_a_share_that_many_screens_lack_is_told_once() -> None:
    shares = [{"show": ["poster"], "at_least": "33%"}]
    screens = [screen(f"s{number}", accepts=["notice"]) for number in range(5)]
    (short,) = told(whole([notice("n"), notice("m")], *screens, shares=shares))
    assert "“s0” gives poster 0% of its time" in short.message.en
    assert "4 more screens" in short.message.en


def test_an_emergency_without_end_is_told_and_nothing_behind_it() -> None:
    storm = notice("storm", level="emergency")
    (endless,) = told(whole([*POSTERS, storm, notice("n", hours="08:00-09:00")], screen()))
    assert endless.code == "emergency-endless"
    assert endless.span.path == "content/notices/storm.md"


def test_one_poster_can_have_half_a_screen_but_never_twice_in_a_row() -> None:
    items = [poster("one"), *(notice(f"n{n}") for n in range(5))]
    shares = [{"show": ["poster"], "at_least": "1/2"}]
    of = whole(items, screen(), shares=shares)
    assert codes(of) == []
    turns = [each.item for each in plan_playlist(of, of.screens["lobby"], Q4, TODAY).slides]
    assert all(before != after for before, after in pairwise([*turns, turns[0]]))
    more = [{"show": ["poster"], "at_least": "60%"}]
    assert codes(whole(items, screen(), shares=more)) == ["screen-share"]


def test_the_days_on_which_clocks_change_are_as_long_as_they_are() -> None:
    items = [notice("early", hours="02:00-03:00"), poster("day", hours="03:00-02:00")]
    spring = planned(items, Quarter(2026, 1), datetime.date(2026, 3, 20), timezone="Europe/Berlin")
    autumn = planned(items, Q4, datetime.date(2026, 10, 20), timezone="Europe/Berlin")
    assert _minutes(spring, datetime.date(2026, 3, 29)) == Counter(day=23 * 60)
    assert _minutes(spring, datetime.date(2026, 3, 28)) == Counter(day=23 * 60, early=60)
    assert _minutes(autumn, datetime.date(2026, 10, 25)) == Counter(day=23 * 60, early=120)


def _minutes(playlist: Playlist, day: datetime.date) -> Counter[str]:
    (kind,) = (kind for kind in playlist.day_kinds if day in kind.days)
    counted: Counter[str] = Counter()
    for stretch in kind.stretches:
        counted.update(dict.fromkeys(stretch.items, stretch.minutes))
    return counted


def test_a_gap_in_the_hour_that_does_not_come_is_no_gap() -> None:
    items = [poster("day", hours="03:00-02:00")]
    of = whole(items, screen(), timezone="Europe/Berlin")
    first = datetime.date(2026, 3, 29)
    (gap,) = told(of, today=first, quarter=Quarter(2026, 1))
    assert "2 days of 2026-03-30–2026-03-31, 02:00–03:00" in gap.message.en


def test_the_cut_quarter_says_what_every_minute_of_it_says() -> None:
    """Against a walk through real time, a quarter of an hour at a time, over a change of clocks."""
    items = [
        poster("always"),
        notice("dates", from_="2026-10-24", until="2026-10-26", hours="21:30-03:15"),
        notice("days", days="sat-mon", hours="01:30-02:45"),
        notice("alarm", level="emergency", from_="2026-10-27", until="2026-10-27"),
    ]
    first, last = datetime.date(2026, 10, 22), datetime.date(2026, 10, 29)
    playlist = planned(
        items, Q4, first, timezone="Europe/Berlin", hours="21:00-04:00", days="fri-wed"
    )
    counted: Counter[tuple[datetime.date, str]] = Counter()
    zone = ZoneInfo("Europe/Berlin")
    moment = datetime.datetime.combine(first, datetime.time(), zone).astimezone(datetime.UTC)
    while (wall := moment.astimezone(zone).replace(tzinfo=None)).date() <= last:
        turns = turns_at(playlist.slides, wall)
        if any(slide.takeover for slide in turns) or is_open_at(playlist.windows, wall):
            counted.update({(wall.date(), item): 15 for item in {slide.item for slide in turns}})
        moment += datetime.timedelta(minutes=15)
    planned_minutes: Counter[tuple[datetime.date, str]] = Counter()
    for kind in playlist.day_kinds:
        for day in kind.days:
            for stretch in kind.stretches:
                if day <= last:
                    planned_minutes.update({(day, item): stretch.minutes for item in stretch.items})
    assert planned_minutes == counted
