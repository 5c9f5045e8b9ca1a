"""Feeds: how many stories they carry, whole and in order, with pictures and links that work anywhere."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree
from PIL import Image

from tests.render.site.asked import AskedSite

SiteWith = Callable[..., AskedSite]
BASE = "https://pear.example/home/"
ATOM = "{http://www.w3.org/2005/Atom}"


def story(title: str, day: str, more: str = "", body: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {day}\n{more}\n---\n{body}"


def items(site: AskedSite, folder: str = "") -> list[dict[str, Any]]:
    return list(json.loads(site.text(f"{folder}feed.json"))["items"])


def entries(site: AskedSite, folder: str = "") -> list[Any]:
    read = feedparser.parse(site.bytes(f"{folder}feed.xml"))
    assert not read.bozo, read.get("bozo_exception")
    return list(read.entries)


def test_a_feed_carries_the_newest_thirty_and_a_topics_the_newest_ten(site_with: SiteWith) -> None:
    first = datetime.date(2026, 1, 1)
    site = site_with(
        {
            f"content/news/s{number}.md": story(
                f"第{number}件", str(first + datetime.timedelta(number)), "tags: [文化]"
            )
            for number in range(33)
        }
    )
    for folder, newest, oldest in (("", 32, 3), ("tags/文化/", 32, 23)):
        titles = [f"第{number}件" for number in range(newest, oldest - 1, -1)]
        assert [each["title"] for each in items(site, folder)] == titles
        assert [each.title for each in entries(site, folder)] == titles


def test_a_topics_feed_carries_its_stories_alone(garden: AskedSite) -> None:
    assert [each["title"] for each in items(garden, "tags/环境/")] == [
        "补种了六棵梨树",
        "闰日读书会",
    ]
    feed = json.loads(garden.text("tags/环境/feed.json"))
    assert feed["title"] == "环境 · 梨园社区"
    assert feed["home_page_url"].startswith(f"{BASE}tags/%")
    own = {each["id"] for each in items(garden)}
    assert {each["id"] for each in items(garden, "tags/环境/")} <= own


def test_feeds_of_different_subjects_and_languages_are_different_feeds(garden: AskedSite) -> None:
    paths = [path for path in garden.paths if path.endswith("feed.xml")]
    names = {etree.fromstring(garden.bytes(path)).findtext(f"{ATOM}id") for path in paths}
    assert len(names) == len(paths) == 12
    assert all(name.startswith("tag:pear.example,2026:") for name in names)


def test_a_feed_names_itself_and_the_page_it_follows(garden: AskedSite) -> None:
    feed = feedparser.parse(garden.bytes("tags/环境/feed.xml")).feed
    links = {each.rel: each.href for each in feed.links}
    assert links["self"].startswith(f"{BASE}tags/%")
    assert links["self"].endswith("/feed.xml")
    assert links["alternate"] == links["self"].removesuffix("feed.xml")


def test_a_feed_was_changed_when_its_newest_story_was(garden: AskedSite) -> None:
    for folder, day in (("", "2026-11-20"), ("tags/便民/", "2026-11-20")):
        feed = feedparser.parse(garden.bytes(f"{folder}feed.xml")).feed
        assert feed.updated == f"{day}T00:00:00+08:00"


def test_a_feed_without_stories_is_a_whole_feed(site_with: SiteWith) -> None:
    site = site_with({})
    assert entries(site) == items(site) == []
    feed = feedparser.parse(site.bytes("feed.xml")).feed
    assert feed.title == "小院社区"
    assert feed.updated


def test_a_story_comes_whole_with_its_photos_and_absolute_links(garden: AskedSite) -> None:
    item, entry = items(garden)[0], entries(garden)[0]
    html = item["content_html"]
    assert html.count("<figure>") == 2
    assert html.index("<figcaption>头一个摊位</figcaption>") < html.index("<strong>布袋</strong>")
    assert f'href="{BASE}conventions/residents/"' in html
    assert f'<img src="{BASE}media/' in html
    assert "../" not in html
    assert entry.summary == item["summary"] == "四十个摊位，六点就排上了队。"
    assert item["image"].startswith(f"{BASE}media/")
    assert [(each.href, each.type) for each in entry.enclosures] == [(item["image"], "image/jpeg")]
    assert [each.term for each in entry.tags] == item["tags"] == ["便民", "志愿服务"]
    assert entry.link == item["url"]
    assert entry.published == entry.updated == item["date_published"]


def test_pictures_within_a_text_come_with_their_whole_address(
    site_with: SiteWith, tmp_path: Path
) -> None:
    (tmp_path / "小院/content/media").mkdir(parents=True)
    Image.new("RGB", (1000, 500), "red").save(tmp_path / "小院/content/media/a.jpg")
    site = site_with(
        {
            "content/community.yml": "name: 小院\nurl: https://yard.example\n",
            "content/news/a.md": story("事", "2026-03-05", "", "![现场](media/a.jpg)\n"),
        }
    )
    html = items(site)[0]["content_html"]
    assert 'src="https://yard.example/media/' in html
    assert 'srcset="https://yard.example/media/' in html


def test_without_an_address_a_feed_promises_no_links(site_with: SiteWith) -> None:
    site = site_with({"content/news/a.md": story("事", "2026-03-05", "tags: [文化]")})
    feed = json.loads(site.text("feed.json"))
    assert {"home_page_url", "feed_url"} & feed.keys() == set()
    assert {"url", "image"} & items(site)[0].keys() == set()
    assert items(site)[0]["id"] == "tag:civsite.invalid,2026:news/a"


def test_a_story_of_a_title_alone_has_an_empty_text(site_with: SiteWith) -> None:
    site = site_with({"content/news/a.md": story("升旗", "2026-10-01")})
    (item,) = items(site)
    assert item == {
        "id": "tag:civsite.invalid,2026:news/a",
        "title": "升旗",
        "language": "zh-CN",
        "content_text": "",
        "date_published": "2026-10-01T00:00:00+08:00",
    }


def test_stories_of_one_day_stand_in_the_same_order_everywhere(site_with: SiteWith) -> None:
    site = site_with(
        {f"content/news/{name}.md": story(name, "2026-03-05", "tags: [文化]") for name in "乙甲ab"}
    )
    listed = site.page("news/").texts("h2.story-title")
    assert listed == sorted("乙甲ab", reverse=True)
    for folder in ("", "tags/文化/"):
        assert [each["title"] for each in items(site, folder)] == listed


def test_titles_are_words_and_never_markup(site_with: SiteWith) -> None:
    titles = ["1 < 2 & 3 > 2", "<b>粗</b>", "&lt;i&gt;", "]]>", "“引号”'\"", "🎈👨‍👩‍👧 é"]
    site = site_with(
        {
            f"content/news/s{number}.md": story(json.dumps(title, ensure_ascii=False), "2026-03-05")
            for number, title in enumerate(titles)
        }
    )
    assert [each["title"] for each in items(site)] == titles[::-1]
    feed = etree.fromstring(site.bytes("feed.xml"))
    assert [each.findtext(f"{ATOM}title") for each in feed.iter(f"{ATOM}entry")] == titles[::-1]


def test_a_script_in_a_text_reaches_no_reader_of_a_feed(site_with: SiteWith) -> None:
    body = "好\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[点](javascript:x)\n"
    site = site_with({"content/news/a.md": story("事", "2026-03-05", "", body)})
    for text in (items(site)[0]["content_html"], entries(site)[0].content[0].value):
        assert "script" not in text
        assert "onerror" not in text
    raw = etree.fromstring(site.bytes("feed.xml")).find(f".//{ATOM}content").text
    assert raw == items(site)[0]["content_html"]


def test_a_day_begins_at_the_communitys_own_midnight(site_with: SiteWith) -> None:
    site = site_with(
        {
            "content/community.yml": "name: 小院\ntimezone: Asia/Urumqi\n",
            "content/news/a.md": story("事", "2026-03-05"),
        }
    )
    assert items(site)[0]["date_published"] == "2026-03-05T00:00:00+06:00"
