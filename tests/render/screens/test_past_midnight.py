"""What hours past midnight mean: one table of moments, which every way to a screen keeps to.

They belong to the day on which they began: `from`, `until` and `days` ask for that day.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Callable
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from lxml import etree
from playwright.sync_api import Page

from civsite.model.details import Details
from civsite.program import packaged_theme
from civsite.quarter import Quarter
from tests.plan.communities import community, notice, poster
from tests.plan.screens.timetables import playlist_of, seen
from tests.render.screens.anthias import is_active
from tests.render.screens.smil_player import playing_at
from tests.render.screens.studio import TODAY, jobs_of, made, screen

SHANGHAI = ZoneInfo("Asia/Shanghai")
NIGHT = {"hours": "22:00-06:00"}
# 2026-11-06 is a Friday. What of an item and of its screen, and when it is seen.
TABLE: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, bool]]] = {
    "on Fridays": (
        {"days": "fri", **NIGHT}, {},
        {"11-06 05:59": False, "11-06 21:59": False, "11-06 22:00": True, "11-07 00:00": True,
         "11-07 05:59": True, "11-07 06:00": False, "11-07 22:00": False, "11-13 23:00": True},
    ),
    "from a Friday": (
        {"from_": "2026-11-06", **NIGHT}, {},
        {"11-05 23:00": False, "11-06 05:00": False, "11-06 22:00": True, "11-07 05:00": True},
    ),
    "until a Friday": (
        {"until": "2026-11-06", **NIGHT}, {},
        {"11-03 03:00": True, "11-06 03:00": True, "11-06 23:00": True, "11-07 05:59": True,
         "11-07 06:00": False, "11-07 22:00": False, "11-08 03:00": False},
    ),
    "that Friday alone": (
        {"from_": "2026-11-06", "until": "2026-11-06", "days": "fri", **NIGHT}, {},
        {"11-06 03:00": False, "11-06 23:00": True, "11-07 03:00": True, "11-07 06:00": False,
         "11-13 23:00": False},
    ),
    "until a Friday, on Saturdays": (
        {"until": "2026-11-06", "days": "sat", **NIGHT}, {},
        {"11-07 03:00": False, "11-07 23:00": False, "11-08 03:00": False},
    ),
    "on Fridays, by the programme's hours": (
        {"days": "fri"}, {"programme": [{"show": ["n"], **NIGHT}]},
        {"11-06 03:00": False, "11-06 12:00": False, "11-06 23:00": True, "11-07 03:00": True},
    ),
    "until a Friday, by the programme's hours": (
        {"until": "2026-11-06"}, {"programme": [{"show": ["notice"], "days": "fri", **NIGHT}]},
        {"11-06 23:00": True, "11-07 03:00": True, "11-07 23:00": False},
    ),
    "by its own hours, on the programme's Fridays": (
        NIGHT, {"programme": [{"show": ["n"], "days": "fri"}]},
        {"11-05 23:00": False, "11-06 03:00": False, "11-06 23:00": True, "11-07 03:00": True},
    ),
    "until a Friday, on a screen of long evenings": (  # without hours of its own, dates are whole days
        {"until": "2026-11-06"}, {"hours": "18:00-02:00"},
        {"11-06 01:00": True, "11-06 12:00": False, "11-06 23:59": True, "11-07 00:30": False},
    ),
    "until a Friday, at night on a screen of long evenings": (
        {"until": "2026-11-06", **NIGHT}, {"hours": "18:00-02:00"},
        {"11-06 20:00": False, "11-06 23:00": True, "11-07 01:59": True, "11-07 02:00": False},
    ),
    "until midnight of a Friday": (
        {"until": "2026-11-06", "hours": "20:00-24:00"}, {},
        {"11-06 23:59": True, "11-07 00:00": False},
    ),
    "over the turn of the quarter": (
        {"until": "2026-12-31", **NIGHT}, {},
        {"12-31 23:00": True, "12-30 02:00": True},
    ),
}  # fmt: skip
MOMENTS = [(case, each, is_seen) for case, (*_, told) in TABLE.items() for each, is_seen in told.items()]  # fmt: skip


@cache
def products(case: str) -> dict[str, bytes]:
    item, of_screen, _ = TABLE[case]
    items = [poster("base", slogan="天天都在"), notice("n", **item)]
    lobby = screen("lobby", **{"size": "240x320", **of_screen})
    details = Details(id="community", name="示例", url="https://example.org/")
    of = dataclasses.replace(community([], items), details=details, screens={"lobby": lobby})
    return made(jobs_of(of))


@cache
def product(case: str, name: str) -> Any:
    data = products(case)[f"screens/lobby/{name}"]
    return etree.fromstring(data) if name.endswith(".smil") else json.loads(data)


def in_the_plan(case: str, now: datetime.datetime) -> bool:
    item, of_screen, _ = TABLE[case]
    playlist = playlist_of([poster("base"), notice("n", **item)], **of_screen)
    minute = now.hour * 60 + now.minute
    (kind,) = (each for each in playlist.day_kinds if now.date() in each.days)
    in_stretches = any(
        "n" in each.items for each in kind.stretches if each.start <= minute < each.end
    )
    assert in_stretches == ("n" in seen(playlist, now.isoformat()))
    return in_stretches


def in_smil(case: str, now: datetime.datetime) -> bool:
    return "slides/n-01.png" in playing_at(product(case, "playlist.smil"), now)


def on_anthias(case: str, now: datetime.datetime) -> bool:
    just_after = now.replace(tzinfo=SHANGHAI) + datetime.timedelta(seconds=1)
    assets = product(case, "anthias.json")
    active = [asset for asset in assets if is_active(asset, just_after, SHANGHAI)]
    return any(" n-01 " in asset["name"] for asset in active)


@pytest.mark.parametrize("way", [in_the_plan, in_smil, on_anthias])
@pytest.mark.parametrize(("case", "moment", "is_seen"), MOMENTS)
def test_every_way_shows_the_item_at_the_moments_of_the_table(
    way: Callable[[str, datetime.datetime], bool], case: str, moment: str, is_seen: bool
) -> None:
    assert way(case, datetime.datetime.fromisoformat(f"2026-{moment}")) is is_seen


def test_the_player_keeps_to_the_table(page: Page) -> None:
    page.goto("about:blank")
    page.add_script_tag(content=(packaged_theme() / "screen/player/clock.js").read_text("utf-8"))
    for case, moment, is_seen in MOMENTS:
        page.clock.set_fixed_time(f"2026-{moment.replace(' ', 'T')}:30+08:00")
        now = page.evaluate(
            "list => clock.situation(list, () => true)", product(case, "playlist.json")
        )
        items = {entry["item"] for entry in now["due"]}
        assert ("n" in items) is is_seen, (case, moment)


@pytest.mark.parametrize(
    ("until", "days", "is_seen"),
    [("2026-09-30", None, True), ("2026-09-30", "wed", True), ("2026-09-30", "thu", False), ("2026-09-29", None, False)],
)  # fmt: skip
def test_a_night_that_began_before_the_build_or_the_quarter_is_played_to_its_end(
    until: str, days: str | None, is_seen: bool
) -> None:
    """2026-09-30 is a Wednesday."""
    items = [poster("base"), notice("n", until=until, days=days, hours="22:00-06:00")]
    playlist = playlist_of(items, datetime.date(2026, 10, 1), Quarter(2026, 4))
    assert ("n" in seen(playlist, "2026-10-01 05:00")) is is_seen
    assert ("n" in playlist.items) is is_seen
    assert "n" not in seen(playlist, "2026-10-01 23:00")


def test_what_begins_on_the_day_of_the_build_waits_for_its_evening() -> None:
    playlist = playlist_of([poster("base"), notice("n", from_=str(TODAY), hours="22:00-06:00")])
    assert "n" not in seen(playlist, f"{TODAY} 05:00")
    assert "n" in seen(playlist, f"{TODAY} 22:00")


def test_players_without_hours_go_by_whole_days() -> None:
    (after,) = {each.get("end_time") for each in product("until a Friday", "concerto.json")} - {
        None
    }
    assert after == "2026-11-07T00:00:00+08:00"
