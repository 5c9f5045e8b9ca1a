"""The SMIL playlist: valid by W3C's own definition, and what it plays at any minute."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree

from civsite.model.item import Item
from civsite.model.screen import Screen
from civsite.render.screens.smil_subset import faults_in
from tests.plan.communities import community, notice, poster
from tests.plan.screens.playing import is_open_at, plan_playlist, turns_at
from tests.render.screens.smil_player import SMIL, playing_at
from tests.render.screens.studio import Q4, TODAY, jobs_of, made, screen

DEFINITION = Path(__file__).parents[2] / "fixtures" / "smil30" / "SMIL30Language.dtd"
ITEMS = [
    poster("a", slogan="天天都在"),
    poster("b", slogan="也是天天", weight="5"),
    notice("停水 2026", from_="2026-12-01", until="2026-12-24"),
    notice("storm", level="emergency", what="关好门窗", from_="2026-11-10", until="2026-11-11"),
]
SCREENS: dict[str, dict[str, Any]] = {
    "always": {},
    "hours": {"hours": "06:30-22:00"},
    "past midnight": {"hours": "18:00-02:00"},
    "weekdays": {"days": "mon-fri", "hours": "08:30-17:30"},
    "weekend nights": {"days": "sat, sun", "hours": "20:00-01:00"},
    "programme": {
        "hours": "07:00-24:00",
        "programme": [{"show": ["a"], "days": "mon, sun", "hours": "09:00-12:00"}],
    },
    "gap": {"programme": [{"show": ["poster", "notice"], "hours": "09:00-12:00"}]},
}


@pytest.fixture(scope="module")
def definition() -> etree.DTD:
    return etree.DTD(str(DEFINITION))


def document(found: Screen, items: list[Item] | None = None) -> bytes:
    whole = dataclasses.replace(
        community([], ITEMS if items is None else items), screens={"lobby": found}
    )
    listing = next(job for job in jobs_of(whole) if job.name == "screen/lobby")
    needed = {need.job for need in listing.digests.values()}
    return made([j for j in jobs_of(whole) if j.name in {*needed, listing.name}])[
        "screens/lobby/playlist.smil"
    ]


def small(**more: Any) -> Screen:
    return screen("lobby", **{"size": "240x320", **more})


@pytest.mark.parametrize("kind", SCREENS)
def test_it_is_smil_3_as_published_and_of_our_subset(kind: str, definition: etree.DTD) -> None:
    found = document(small(**SCREENS[kind]))
    assert faults_in(found) == ()
    tree = etree.fromstring(found)
    assert definition.validate(tree), definition.error_log


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ('<img src="a b.png" region="screen" dur="9s"/>', "may not be"),
        ('<img src="a.png" region="other" dur="9s"/>', "no such region"),
        ('<img src="a.png" region="screen"/>', "lacks dur"),
        ('<video src="a.mp4" region="screen" dur="9s"/>', "may not stand here"),
        ('<img src="a.png" region="screen" dur="9s" alt="x"/>', "may not have alt"),
        ('<img src="a.png" region="screen" dur="0s"/>', "may not be"),
    ],
)
def test_the_validator_finds_what_is_none_of_the_subset(fault: str, expected: str) -> None:
    good = document(small(), [poster("a")]).decode()
    bad = re.sub(r"<img [^>]*/>", fault, good)
    found = faults_in(bad.encode())
    assert expected in found[0].message.en
    assert found[0].span.line == bad[: bad.index(fault)].count("\n") + 1


def test_the_validator_tells_where_text_is_no_xml() -> None:
    found = faults_in(document(small(), [poster("a")]).replace(b"</seq>", b""))
    assert "not well-formed" in found[-1].message.en
    assert found[-1].span.line > 10


@pytest.mark.parametrize(
    "begin",
    ["06:30", "wallclock(2026-13-01T00:00:00)", "wallclock(R/2026-11-02T25:00:00/P1D)"],
)
def test_the_validator_finds_times_that_are_none(begin: str) -> None:
    good = document(small(), [poster("a")]).decode()
    bad = good.replace('<seq repeatCount="indefinite"', f'<seq begin="{begin}" repeatCount="indefinite"')  # fmt: skip
    assert [each.code for each in faults_in(bad.encode())] == ["smil-subset"]


DAYS = ["11-02", "11-06", "11-07", "11-08", "11-10", "11-12", "12-24", "12-25"]


def moments(days: list[str]) -> Iterator[datetime.datetime]:
    for day in days:
        for minute in range(0, 24 * 60, 30):
            midnight = datetime.datetime.fromisoformat(f"2026-{day}")
            yield midnight + datetime.timedelta(minutes=minute, seconds=1)


@pytest.mark.parametrize("kind", SCREENS)
def test_at_every_half_hour_it_plays_what_the_plan_says(kind: str) -> None:
    """As an interpreter of begin and end sees it that is not ours."""
    found = small(**SCREENS[kind])
    root = etree.fromstring(document(found))
    whole = dataclasses.replace(community([], ITEMS), screens={"lobby": found})
    plan = plan_playlist(whole, found, Q4, TODAY)
    for now in moments(DAYS):
        expected = [
            f"slides/{each.item}-{each.part:02d}.png" for each in turns_at(plan.slides, now)
        ]
        alarm = any(each.takeover for each in turns_at(plan.slides, now))
        if not alarm and not is_open_at(plan.windows, now):
            expected = []
        elif not expected:
            expected = ["slides/calm-00.png"]
        assert playing_at(root, now) == expected, now


def test_addresses_are_plain_and_lead_to_pictures() -> None:
    root = etree.fromstring(document(small()))
    sources = {image.get("src") for image in root.iter(f"{SMIL}img")}
    assert all(source.isascii() for source in sources)
    assert "slides/停水 2026-01.png" in {unquote(source) for source in sources}


def test_days_in_a_row_share_one_loop() -> None:
    counts = [
        len(list(etree.fromstring(document(small(hours="08:30-17:30", **more))).iter(f"{SMIL}img")))
        for more in ({}, {"days": "mon-fri"}, {"days": "fri-mon"})
    ]
    assert len(set(counts)) == 1
