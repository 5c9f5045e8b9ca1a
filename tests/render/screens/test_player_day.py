"""A whole day in a real browser at an accelerated clock, held against the playlist's own words."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page

from tests.plan.communities import convention, news, notice, poster
from tests.render.screens.host import Host
from tests.render.screens.playing import PLAYLIST, lobby, timed
from tests.render.screens.studio import publish

SHANGHAI = ZoneInfo("Asia/Shanghai")
BEGIN = datetime.datetime(2026, 11, 2, 5, 0, tzinfo=SHANGHAI)  # a Monday
DAY_S = 24 * 3600
EARLY_S = 3 * 3600
FAST_CLOCK = Path(__file__).with_name("fast_clock.js").read_text("utf-8")
ITEMS = [
    poster("often", slogan="天天都在", weight="5"),
    poster("evenings", slogan="晚上才有", hours="18:00-02:00"),
    convention("steps", articles=["先说一句，再说一句，说完了大家一起照着做"] * 12),
    notice("over", until="2026-11-02"),
    notice("tomorrow", from_="2026-11-03"),
    notice("tuesdays", days="周二", weight="4"),
    news("story", "2026-10-20", summary="摊位排到了东门口。"),
]

Moment = dict[str, Any]


@dataclass(frozen=True)
class Day:
    """What the player told over a day, and what the page held after its first hours and at its end."""

    listing: Moment
    told: list[Moment]
    early: Mapping[str, float]
    late: Mapping[str, float]


@pytest.fixture(scope="module")
def day(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    products = timed(lobby(ITEMS, dwell="60", hours="06:30-01:30"), poll_ms=900_000)
    host = Host(publish(products, tmp_path_factory.mktemp("day")))
    page = browser.new_page()
    page.add_init_script(f"window.fastClockStart = {BEGIN.timestamp() * 1000};\n{FAST_CLOCK}")
    page.goto(host.address)
    told = run(page, EARLY_S)
    early = held_by(page)
    told += run(page, DAY_S - EARLY_S)
    yield Day(json.loads(products[PLAYLIST]), told, early, held_by(page))
    page.context.close()
    host.stop()


def run(page: Page, seconds: float) -> list[Moment]:
    """What the player told while so much time passed; `at` in seconds since the beginning."""
    told: list[Moment] = page.evaluate("ms => fastClock.run(ms)", seconds * 1000)
    return [{**each, "at": each["at"] / 1000 - BEGIN.timestamp()} for each in told]


def held_by(page: Page) -> Mapping[str, float]:
    """Bytes of the script's heap, nodes and listeners that are still alive, once swept."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.collectGarbage")
    metrics = session.send("Performance.getMetrics")["metrics"]
    session.detach()
    return {each["name"]: each["value"] for each in metrics}


def spells(told: Sequence[Moment], end: float) -> list[tuple[str, float]]:
    """What the screen showed (item and part, or a state), and for how many seconds."""
    closed = [*told, {"at": end}]
    return [
        (f"{one['item']} {one['part']}" if one["state"] == "playing" else one["state"], two["at"] - one["at"])
        for one, two in pairwise(closed)
        if two["at"] > one["at"]
    ]  # fmt: skip


def is_within(windows: list[Moment] | None, moment: datetime.datetime) -> bool:
    return windows is None or any(
        moment.isoweekday() in each["days"] and each["start"] <= f"{moment:%H:%M}" < each["end"]
        for each in windows
    )


def due(listing: Moment, moment: datetime.datetime) -> list[Moment]:
    day = f"{moment:%Y-%m-%d}"
    valid = [
        entry
        for entry in listing["slides"]
        if (entry["from"] or day) <= day <= (entry["until"] or day)
        and is_within(entry["windows"], moment)
    ]
    return [entry for entry in valid if entry["takeover"]] or valid


def simulated(listing: Moment, seconds: int) -> Iterator[tuple[str, int]]:
    """What a player should show, second by second where something may change."""
    second, position, stint = 0, -1, (None, set[int]())
    while second < seconds:
        moment = BEGIN + datetime.timedelta(seconds=second)
        if not is_within(listing["windows"], moment):
            yield "asleep", 1
            second += 1
            continue
        may = due(listing, moment)
        loop = listing["slides"]
        order = [(position + step) % len(loop) for step in range(1, len(loop) + 1)]
        order = [place for place in order if loop[place] in may]
        new = [p for p in order if loop[p]["item"] != stint[0] or loop[p]["part"] not in stint[1]]
        position = (new or order)[0]
        entry = loop[position]
        if entry["item"] != stint[0] or not new:
            stint = (entry["item"], set())
        stint[1].add(entry["part"])
        stays = 0
        while stays < entry["dwell_ms"] // 1000 and second + stays < seconds:
            now = BEGIN + datetime.timedelta(seconds=second + stays)
            if entry not in due(listing, now) or not is_within(listing["windows"], now):
                break
            stays += 1
        yield f"{entry['item']} {entry['part']}", stays
        second += stays


def seconds_of(shown: Iterable[tuple[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for name, seconds in shown:
        total[name] = total.get(name, 0) + seconds
    return total


def test_a_days_run_shows_what_the_playlist_says(day: Day) -> None:
    expected = seconds_of(simulated(day.listing, DAY_S))
    actual = seconds_of(spells(day.told, DAY_S))
    assert {"evenings 1", "tuesdays 1", "tomorrow 1", "over 1", "steps 2"} <= set(actual)
    for name in expected | actual:
        assert actual.get(name, 0) == pytest.approx(expected.get(name, 0), rel=0.02, abs=90), name


def test_no_item_follows_itself_all_day_but_in_its_parts(day: Day) -> None:
    shown = [name for name, _ in spells(day.told, DAY_S) if name != "asleep"]
    assert all(one != two for one, two in pairwise(shown))
    items = [name.split()[0] for name in shown]
    assert {one for one, two in pairwise(items) if one == two} == {"steps"}


def test_it_is_awake_in_its_hours_alone_and_never_without_a_slide(day: Day) -> None:
    actual = seconds_of(spells(day.told, DAY_S))
    assert actual["asleep"] == pytest.approx(DAY_S - 19 * 3600, abs=2)
    assert "calm" not in actual


def test_nothing_piles_up_over_a_day(day: Day) -> None:
    assert day.late["Nodes"] <= day.early["Nodes"] + 10
    assert day.late["JSEventListeners"] <= day.early["JSEventListeners"] + 4
    assert day.late["JSHeapUsedSize"] <= day.early["JSHeapUsedSize"] + 1_000_000
