"""Events: where and when they are is said alike on pages, in the calendar and in what programs read."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import icalendar
import pytest

from tests.render.site.asked import AskedSite

SiteWith = Callable[..., AskedSite]
MARKET = "news/2026/2026-11-20-集市/"


def event_data(site: AskedSite, url: str) -> dict[str, object]:
    (data,) = site.page(url).texts("script[type='application/ld+json']")
    (event,) = [each for each in json.loads(data)["@graph"] if each["@type"] == "Event"]
    return dict(event)


def calendar_of(site: AskedSite, path: str = "calendar.ics") -> dict[str, Any]:
    """The calendar's entries, by the id of their story."""
    made = icalendar.Calendar.from_ical(site.bytes(path))
    return {str(each["uid"]).rpartition("@")[0]: each for each in made.walk("VEVENT")}


def test_an_event_with_a_place_of_its_own_is_there_and_not_where_the_story_is(
    garden: AskedSite,
) -> None:
    assert garden.page(MARKET).texts("div.event-box p") == ["09:00–11:30", "老礼堂"]
    assert garden.page("events/").texts("ul.events li span.dot")[:2] == ["09:00–11:30", "老礼堂"]
    assert str(calendar_of(garden)["2026-11-20-集市"]["location"]) == "老礼堂"
    assert event_data(garden, MARKET)["location"] == {
        "@type": "Place", "name": "老礼堂", "address": "梨园路 3 号",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("original", "translation", "place"),
    [
        ("place: 东门", "", "东门"),
        ("place: 东门", "place: East gate", "East gate"),
        ("place: 东门\nevent: {start: 2026-12-05 09:00, place: 礼堂}", "place: East gate", "礼堂"),
        (
            "place: 东门\nevent: {start: 2026-12-05 09:00, place: 礼堂}",
            "place: East gate\nevent: {place: Hall}",
            "Hall",
        ),
        ("place: 东门", "event: {place: Hall}", "Hall"),
        ("", "", None),
    ],
)
def test_a_calendar_in_another_language_says_the_place_as_its_page_does(
    site_with: SiteWith, original: str, translation: str, place: str | None
) -> None:
    event = "" if "event" in original else "event: {start: 2026-12-05 09:00}\n"
    site = site_with(
        {
            "content/community.yml": "name: 小院\nlanguages: [zh, en]\nurl: https://yard.example\n",
            "content/news/a.md": f"---\ntitle: 集市\ndate: 2026-11-20\n{event}{original}\n---\n",
            "content/news/a.en.md": f"---\ntitle: Market\n{translation}\n---\n",
        }
    )
    entry = calendar_of(site, "en/calendar.ics")["a"]
    assert entry.get("location") == place
    said = ["09:00", place] if place else ["09:00"]
    assert site.page("en/news/2026/a/").texts("div.event-box p") == said
    assert site.page("en/events/").texts("ul.events span.dot") == said
    # A program is told of some place: without any, of the community.
    location = event_data(site, "en/news/2026/a/")["location"]
    assert location == {"@type": "Place", "name": place or "小院", "address": place or "小院"}


def test_coming_events_stand_nearest_first_and_past_ones_newest_first(site_with: SiteWith) -> None:
    starts = {
        "昨": "2026-11-21 09:00", "今": "2026-11-22 00:00", "明": "2026-11-23 09:00",
        "早": "2026-01-05 09:00", "晚": "2026-11-23 19:00", "旧": "2025-11-23 19:00",
    }  # fmt: skip
    site = site_with(
        {
            f"content/news/{name}.md": f"---\ntitle: {name}\ndate: 2025-01-01\nevent: {{start: {start}}}\n---\n"
            for name, start in starts.items()
        }
    )
    page = site.page("events/")
    assert page.texts("section ul.events h3") == [*"今明晚", *"昨早旧"]
    assert page.texts("section.past ul.events h3") == [*"昨早旧"]


def test_an_event_that_goes_on_until_today_has_not_passed(site_with: SiteWith) -> None:
    event = "event: {start: 2026-11-20 09:00, end: 2026-11-22 01:00}"
    site = site_with(
        {"content/news/a.md": f"---\ntitle: 三天集市\ndate: 2026-11-20\n{event}\n---\n"}
    )
    page = site.page("events/")
    assert page.all("section.past") == []
    assert page.texts("time") == ["11月20周五", "2026年11月20日"]
    assert page.text("span.clock") == "09:00–11月22日01:00"


def test_without_events_the_page_says_so_and_nobody_is_sent_there(site_with: SiteWith) -> None:
    site = site_with({"content/news/a.md": "---\ntitle: 事\ndate: 2026-11-20\n---\n"})
    assert site.page("events/").text("main p.quiet") == "近期没有排定的活动。"
    assert "活动" not in site.page().texts("nav.sections a")
    assert calendar_of(site) == {}


def test_only_the_latest_past_events_are_listed_but_the_calendar_has_all(
    site_with: SiteWith,
) -> None:
    days = [datetime.date(2026, 1, 1) + datetime.timedelta(each) for each in range(26)]
    site = site_with(
        {
            f"content/news/{day}.md": f"---\ntitle: 第{day}场\ndate: {day}\nevent: {{start: {day} 09:00}}\n---\n"
            for day in days
        }
    )
    listed = site.page("events/").texts("section.past h3")
    assert listed == [f"第{day}场" for day in reversed(days[2:])]
    assert list(calendar_of(site)) == [str(day) for day in days]


@pytest.mark.parametrize(
    ("zone", "offset"),
    [("Asia/Shanghai", "+08:00"), ("Asia/Urumqi", "+06:00"), ("Europe/Berlin", "+02:00")],
)
def test_clocks_are_those_of_the_community(site_with: SiteWith, zone: str, offset: str) -> None:
    site = site_with(
        {
            "content/community.yml": f"name: 小院\ntimezone: {zone}\n",
            "content/news/a.md": "---\ntitle: 夜跑\ndate: 2026-06-01\n"
            "event: {start: 2026-06-30 23:30}\n---\n",
        }
    )
    event = calendar_of(site)["a"]
    assert event["dtstart"].dt.isoformat() == f"2026-06-30T23:30:00{offset}"
    # Without an end it takes an hour, here over midnight.
    assert event["dtend"].dt.isoformat() == f"2026-07-01T00:30:00{offset}"
    assert event_data(site, "news/2026/a/")["startDate"] == f"2026-06-30T23:30:00{offset}"
    assert "endDate" not in event_data(site, "news/2026/a/")


def test_a_calendar_entry_leads_to_its_story_and_keeps_its_name(garden: AskedSite) -> None:
    own, english = calendar_of(garden), calendar_of(garden, "en/calendar.ics")
    assert own.keys() == english.keys() == {"2026-11-20-集市", "2026-09-30-清渠"}
    event = english["2026-11-20-集市"]
    assert event["uid"] == own["2026-11-20-集市"]["uid"] == "2026-11-20-集市@pear.example"
    assert str(event["summary"]) == "A market at our door"
    assert str(event["url"]).endswith("/home/en/news/2026/2026-11-20-%E9%9B%86%E5%B8%82/")


def test_a_community_without_an_address_has_a_calendar_without_links(site_with: SiteWith) -> None:
    text = "---\ntitle: 事\ndate: 2026-11-20\nevent: {start: 2026-12-05 09:00}\n---\n"
    event = calendar_of(site_with({"content/news/a.md": text}))["a"]
    assert event["uid"] == "a@civsite.invalid"
    assert "url" not in event
