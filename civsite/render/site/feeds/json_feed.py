"""A feed → JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from civsite.render.site.feeds.feed import Feed, FeedEntry

NAME = "feed.json"
_VERSION = "https://jsonfeed.org/version/1.1"


def as_json_feed(feed: Feed) -> bytes:
    """The feed and its entries, with whole contents.

    URLs must be absolute there, so a community that has not said its own gives none.
    """
    value: dict[str, Any] = {"version": _VERSION, "title": feed.title, "language": feed.language}
    if feed.base:
        value["home_page_url"] = feed.page
        value["feed_url"] = feed.url_of(NAME)
    value["authors"] = [{"name": feed.author}]
    value["items"] = [_item(entry, bool(feed.base)) for entry in feed.entries]
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _item(entry: FeedEntry, has_urls: bool) -> dict[str, Any]:
    item: dict[str, Any] = {"id": entry.identity, "title": entry.title, "language": entry.language}
    if has_urls:
        item["url"] = entry.url
        if entry.picture:
            item["image"] = entry.picture
    if entry.summary:
        item["summary"] = entry.summary
    # A reader needs one of the two, if only an empty one.
    item |= {"content_html": entry.html} if entry.html else {"content_text": entry.summary}
    item["date_published"] = entry.published
    if entry.tags:
        item["tags"] = list(entry.tags)
    return item
