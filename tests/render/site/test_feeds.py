"""What other programs read: feed, calendar, sitemap, search index."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import icalendar

from civsite.render.site.build import SiteResult

Built = Callable[..., tuple[Path, SiteResult]]
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_names_each_story_once_and_for_good(built: Built) -> None:
    out, _ = built()
    feed = ElementTree.parse(out / "feed.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "雷锋日里修好四十把伞 & <b>旧凳</b>", "广场上的一百只灯笼",
    ]  # fmt: skip
    assert entries[0].findtext(f"{ATOM}updated") == "2026-03-05T00:00:00+08:00"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == 2
    assert all(each and each.startswith("tag:example.org,") for each in ids)
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href", "").startswith(
        "https://example.org/park/news/2026/2026-03-05-%E9%9B%B7"
    )


def test_events_keep_their_identity_and_time_zone(built: Built) -> None:
    out, _ = built()
    calendar = icalendar.Calendar.from_ical((out / "calendar.ics").read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert event["uid"] == "2026-03-05-雷锋日@example.org"
    assert event.decoded("dtstart").isoformat() == "2026-12-05T09:00:00+08:00"
    assert event.decoded("dtend").hour == 11
    assert calendar.walk("VTIMEZONE")


def test_the_sitemap_lists_every_page_of_both_languages(built: Built) -> None:
    out, _ = built()
    locations = [
        each.text for each in ElementTree.parse(out / "sitemap.xml").getroot().iter() if each.text
    ]
    assert "https://example.org/park/" in locations
    assert "https://example.org/park/en/notices/water/" in locations
    assert not any("404" in each for each in locations)


def test_people_places_and_half_titles_are_in_the_search_index(built: Built) -> None:
    out, _ = built()
    parts = json.loads((out / "search/index.json").read_text(encoding="utf-8"))
    assert parts == ["items", "2026", "2025"]
    entries = [
        entry for part in parts for entry in json.loads((out / f"search/{part}.json").read_bytes())
    ]
    found = {
        word: [entry[0] for entry in entries if word in "".join(entry)]
        for word in ("张䶮", "高空抛物", "一百只", "C++")
    }
    assert found["张䶮"] == ["honours/2026Q3/#d1"]
    assert found["高空抛物"] == ["conventions/residents/"]
    assert found["一百只"] == ["news/2025/2025-10-01-square/"]
    assert found["C++"] == ["news/2026/2026-03-05-雷锋日/"]
