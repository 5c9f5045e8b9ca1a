"""What other programs read: feeds, calendar, sitemap, search index; by parsers that are not ours."""

from __future__ import annotations

import datetime
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import feedparser
import pytest
import vobject

from tests.render.site.little_park import write
from tests.render.site.written_site import WrittenSite

pytestmark = pytest.mark.slow

Built = Callable[..., tuple[Path, WrittenSite]]
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


@pytest.mark.parametrize("path", ["feed.xml", "en/feed.xml", "tags/志愿服务/feed.xml"])
def test_another_parser_reads_every_feed_without_complaint(built: Built, path: str) -> None:
    out, _ = built()
    parsed = feedparser.parse((out / path).read_bytes())
    assert not parsed.bozo
    assert parsed.version == "atom10"
    entry = parsed.entries[0]
    assert entry.published_parsed[:5] == (2026, 3, 4, 16, 0)
    assert "<img" in entry.content[0].value
    (enclosure,) = entry.enclosures
    addresses = [each.href for each in [*parsed.feed.links, *entry.links, enclosure]]
    assert all(each.startswith("https://example.org/park/") for each in addresses)
    assert parsed.feed.links[0].href == f"https://example.org/park/{quote(path)}"
    assert not re.search(r'(?:src|href|srcset)="(?!https?://)', entry.content[0].value)


TEXTS = ("title", "home_page_url", "feed_url", "description", "language", "icon", "favicon")
ITEM_TEXTS = ("id", "url", "title", "content_html", "content_text", "summary", "image", "language")


@pytest.mark.parametrize("path", ["feed.json", "en/feed.json", "tags/文化/feed.json"])
def test_the_json_feed_is_as_version_1_1_defines_it(built: Built, path: str) -> None:
    out, _ = built()
    feed = json.loads((out / path).read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed.keys() <= {"version", "authors", "items", *TEXTS}
    assert all(isinstance(feed[key], str) and feed[key] for key in TEXTS if key in feed)
    assert feed["feed_url"] == f"https://example.org/park/{quote(path)}"
    assert all(author["name"] for author in feed["authors"])
    assert feed["items"]
    for item in feed["items"]:
        assert item.keys() <= {"date_published", "tags", *ITEM_TEXTS}
        assert all(isinstance(item[key], str) and item[key] for key in ITEM_TEXTS if key in item)
        assert "id" in item
        assert ("content_html" in item) or ("content_text" in item)
        assert datetime.datetime.fromisoformat(item["date_published"]).tzinfo
        assert all(isinstance(tag, str) for tag in item["tags"])
        assert item["url"].startswith("https://example.org/park/")


def test_both_feeds_call_a_story_the_same_and_keep_to_it(built: Built, root: Path) -> None:
    def identities() -> list[list[str]]:
        out, _ = built()
        items = json.loads((out / "feed.json").read_text(encoding="utf-8"))["items"]
        atom = feedparser.parse((out / "feed.xml").read_bytes()).entries
        assert [item["id"] for item in items] == [entry.id for entry in atom]
        return [item["id"] for item in items]

    before = identities()
    path = root / "content/news/2025/2025-10-01-square.md"
    path.write_text(path.read_text("utf-8").replace("广场上", "江边"), "utf-8")
    assert identities() == before


def test_the_feeds_are_named_in_the_head(built: Built) -> None:
    out, _ = built()
    for page in ("index.html", "en/index.html", "tags/志愿服务/index.html"):
        html = (out / page).read_text(encoding="utf-8")
        named = re.findall(
            r'<link rel="alternate" type="(\S+)" href="([^"]+)" title="[^"]+">', html
        )
        kinds = {kind for kind, _ in named}
        assert kinds == {"application/atom+xml", "application/feed+json", "text/calendar"}
        assert all((out / page).parent.joinpath(href).is_file() for _, href in named)
        assert len(named) == (5 if page.startswith("tags") else 3)


def test_another_parser_finds_each_event_its_identity_and_its_time_zone(built: Built) -> None:
    out, _ = built()
    text = (out / "calendar.ics").read_bytes().decode()
    calendar = vobject.readOne(text)
    event = calendar.vevent
    assert event.uid.value == "2026-03-05-雷锋日@example.org"
    assert event.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Asia/Shanghai"]
    assert event.dtstart.value.isoformat() == "2026-12-05T09:00:00+08:00"
    assert event.dtend.value.isoformat() == "2026-12-05T11:30:00+08:00"
    assert event.location.value == "东门"
    assert calendar.vtimezone.tzid.value == "Asia/Shanghai"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


LONG = "在东门口的老槐树下，".join("家门口的集市又开张啦🎈") + "；自带袋子, 请勿插队\\路: a;b"


def test_words_of_any_length_and_kind_come_whole_to_another_parser(
    built: Built, root: Path
) -> None:
    text = json.dumps(LONG, ensure_ascii=False)
    front = f"title: {text}\nsummary: {text}\ndate: 2026-11-01\nplace: {text}"
    event = "event: {start: 2026-12-06 09:30}"
    write(root, "content/news/2026/2026-11-01-fair.md", f"---\n{front}\n{event}\n---\n")
    written = (built()[0] / "calendar.ics").read_bytes()
    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines), "no character is cut in two"
    event = next(
        each
        for each in vobject.readOne(written.decode()).vevent_list
        if each.uid.value.startswith("2026-11-01-fair@")
    )
    for each in (event.summary, event.location, event.description):
        assert each.value == LONG
    assert event.dtstart.value.isoformat() == "2026-12-06T09:30:00+08:00"
    assert event.dtend.value.isoformat() == "2026-12-06T10:30:00+08:00"
    assert b"DTSTART;TZID=Asia/Shanghai:20261206T093000" in lines


def test_the_sitemap_tells_when_a_page_last_had_something_new(built: Built) -> None:
    out, _ = built()
    changed = {
        url[0].text: url[1].text
        for url in ElementTree.parse(out / "sitemap.xml").getroot()
        if len(url) > 1
    }
    base = "https://example.org/park/"
    assert changed[f"{base}news/2025/2025-10-01-square/"] == "2025-10-01"
    assert changed[f"{base}news/"] == "2026-03-05"
    assert changed[f"{base}notices/water/"] == "2026-11-20"


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
