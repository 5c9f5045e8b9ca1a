"""What other programs make of a link to a page: its card, and what schema.org data says."""

from __future__ import annotations

import datetime
import html
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from PIL import Image

from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from civsite.quarter import Quarter
from civsite.render.panels.look import look_of
from civsite.render.site.media import media_jobs
from civsite.render.site.share import drawn_jobs
from tests.render.site.little_park import TODAY, write
from tests.render.site.made_files import made_files
from tests.render.site.written_site import WrittenSite

pytestmark = pytest.mark.slow

Built = Callable[..., tuple[Path, WrittenSite]]
BASE = "https://example.org/park/"
STORY = "news/2026/2026-03-05-雷锋日/index.html"


def meta_of(page: Path) -> dict[str, str]:
    text = page.read_text(encoding="utf-8")
    found = re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', text)
    return {name: html.unescape(value) for name, value in found}


def data_of(page: Path) -> Any:
    found = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8"), re.DOTALL
    )
    return json.loads(found[0]) if found else None


def made(root: Path) -> dict[str, bytes]:
    community, _ = load_community(root)
    look = look_of(load_theme(root), community.details.palette, Quarter.of(TODAY))
    return dict(made_files([*media_jobs(community), *drawn_jobs(community, look, TODAY)]))


def test_every_page_has_a_card_that_is_there_and_of_the_size_it_says(
    built: Built, root: Path
) -> None:
    files = made(root)
    out, _ = built()
    shown = set()
    # What is shown in place of a page is no page to be linked.
    for page in set(out.rglob("*.html")) - {out / "404.html", out / "offline/index.html"}:
        meta = meta_of(page)
        assert meta["og:title"], page
        assert meta["og:description"], page
        assert meta["twitter:card"] == "summary_large_image"
        assert meta["og:url"].startswith(BASE)
        assert meta["og:image"].startswith(BASE)
        path = unquote(meta["og:image"].removeprefix(BASE))
        size = (int(meta["og:image:width"]), int(meta["og:image:height"]))
        with Image.open(io.BytesIO(files[path])) as picture:
            assert picture.format in ("JPEG", "PNG")
            assert picture.size == size == (1200, 630)
        shown.add(path)
    assert {path for path in files if path.startswith("share/") or "card" in path} == shown


def test_a_story_is_shown_with_its_photo_and_a_poster_with_its_slide(built: Built) -> None:
    out, _ = built()
    assert "/media/" in meta_of(out / STORY)["og:image"]
    assert meta_of(out / STORY)["og:type"] == "article"
    poster = meta_of(out / "posters/core-values-nation/index.html")
    assert poster["og:image"] == f"{BASE}share/posters/core-values-nation.png"
    without_photo = meta_of(out / "news/2025/2025-10-01-square/index.html")
    assert without_photo["og:image"] == f"{BASE}share/community.png"


def test_a_community_without_an_address_has_no_cards(built: Built, root: Path) -> None:
    path = root / "content/community.yml"
    path.write_text(re.sub(r"url: .*\n", "", path.read_text("utf-8")), "utf-8")
    out, _ = built()
    assert all(meta_of(page) == {} for page in out.rglob("*.html"))
    assert not [path for path in made(root) if path.startswith("share/") or "card" in path]


def test_a_text_too_long_for_a_card_gives_the_community_its_place(root: Path) -> None:
    write(
        root,
        "content/posters/long.yml",
        f"title: 长\ncampaign: manners\nwords: [{', '.join('很长很长很长很长很长的词' for _ in range(40))}]\n",
    )
    files = made(root)
    assert files["share/posters/long.png"] == files["share/community.png"]


def test_an_event_says_when_and_where_with_the_offset_of_its_zone(built: Built) -> None:
    out, _ = built()
    article, event = data_of(out / STORY)["@graph"]
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == "雷锋日里修好四十把伞 & <b>旧凳</b>"
    assert article["publisher"]["name"] == "小园社区"
    assert event["@type"] == "Event"
    assert event["startDate"] == "2026-12-05T09:00:00+08:00"
    assert event["endDate"] == "2026-12-05T11:30:00+08:00"
    assert event["location"]["@type"] == "Place"
    assert event["location"]["name"] == "东门"
    assert event["organizer"] == {"@type": "Organization", "name": "小园社区", "url": BASE}
    assert all(each.startswith(BASE) for each in [event["url"], *event["image"]])
    (listed,) = data_of(out / "events/index.html")["@graph"]
    assert listed == event
    assert datetime.datetime.fromisoformat(article["datePublished"]).utcoffset()


def test_the_first_page_says_whose_it_is(built: Built) -> None:
    out, _ = built()
    assert data_of(out / "index.html") == {
        "@context": "https://schema.org", "@type": "Organization", "name": "小园社区",
        "url": BASE, "telephone": "+8673188880000", "email": "post@example.org",
    }  # fmt: skip
    assert data_of(out / "en/index.html")["name"] == "Little Park"


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "'\"&"])
def test_no_text_ends_the_data_and_begins_a_script(built: Built, root: Path, text: str) -> None:
    quoted = text.replace("'", "''")
    write(
        root,
        "content/news/2026/2026-10-09-hostile.md",
        f"---\ntitle: '{quoted}'\ndate: 2026-10-09\nplace: '{quoted}'\n---\n",
    )
    out, _ = built()
    page = out / "news/2026/2026-10-09-hostile/index.html"
    assert data_of(page)["@graph"][0]["headline"] == text
    assert page.read_text("utf-8").count("<script") == 2
