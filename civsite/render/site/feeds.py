"""The newest stories, of all and of each topic → Atom and JSON feeds, in each language.

Atom as RFC 4287 has it, JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
"""

from __future__ import annotations

import datetime
import html
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

from civsite.model.kinds.news import News
from civsite.render.site.addresses import tag_path
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.pages.cards import summary_of
from civsite.render.site.pages.page import SiteFile
from civsite.render.site.view import View, paired

ATOM = "feed.xml"
JSON = "feed.json"
_ENTRIES = 30
_ENTRIES_OF_A_TOPIC = 10
# When a feed without stories was last changed.
_NEVER = datetime.date(2000, 1, 1)
_ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"
# Characters that XML cannot carry at all.
_UNCARRIED = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


class Entry(NamedTuple):
    """A story. URLs are absolute if the community says its own; `picture` is a JPEG's."""

    identity: str
    url: str
    title: str
    language: str
    published: str
    summary: str
    html: str
    picture: str | None
    tags: tuple[str, ...]


class Feed(NamedTuple):
    """`subject` tells the feeds of a language apart, for good: empty for all news, or a topic.

    `folder` is where its files lie, relative to the site; `page` the URL of the page it follows.
    """

    subject: str
    title: str
    folder: str
    page: str
    stories: Sequence[News]


class StoryFeeds:
    """The feeds of the view's language."""

    def __init__(self, view: View, bodies: BodyRenderer) -> None:
        self._view = view
        self._bodies = bodies
        # Each is made once: it stands in the feeds of several topics.
        self._entries: dict[str, Entry] = {}

    def files(self) -> Iterator[SiteFile]:
        """`feed.xml` and `feed.json`, and those beside each topic's page."""
        view, made_from = self._view, ("content/news",)
        for feed in self._feeds():
            versions = view.versions.of_all(feed.stories)
            versions += "".join(map(view.body_version, feed.stories))
            yield SiteFile(feed.folder + ATOM, partial(self._atom, feed), made_from, versions)
            yield SiteFile(feed.folder + JSON, partial(self._json, feed), made_from, versions)

    def _feeds(self) -> Iterator[Feed]:
        view, name = self._view, self._view.details.name
        home = view.url("index.md")
        yield Feed("", name, view.in_folder(""), home, view.stories[:_ENTRIES])
        for tag, stories in view.stories_by_topic.items():
            page = view.url(tag_path(tag))
            yield Feed(tag, f"{tag} · {name}", page, page, stories[:_ENTRIES_OF_A_TOPIC])

    def _atom(self, feed: Feed) -> bytes:
        """The feed and its entries, with whole contents."""
        view, entries = self._view, self._entries_of(feed)
        name = f"feed/{view.language}" + (f"/{feed.subject}" if feed.subject else "")
        updated = max((each.published for each in entries), default=view.moment(_NEVER))
        root = ElementTree.Element(
            "feed", {"xmlns": _ATOM_NAMESPACE, "xml:lang": view.html_language}
        )
        _add(root, "id", self._identity(name))
        _add(root, "title", feed.title)
        _add(root, "updated", updated)
        _link(root, view.base + quote(feed.folder + ATOM), "self", "application/atom+xml")
        _link(root, view.base + quote(feed.page), "alternate", "text/html")
        _add(ElementTree.SubElement(root, "author"), "name", view.details.name)
        for entry in entries:
            _add_entry(root, entry, view.html_language)
        text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        return text

    def _json(self, feed: Feed) -> bytes:
        """The same. URLs must be absolute there: a community that has not said its own gives none."""
        view, base = self._view, self._view.base
        page, own = base + quote(feed.page), base + quote(feed.folder + JSON)
        value = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "language": view.html_language,
            **({"home_page_url": page, "feed_url": own} if base else {}),
            "authors": [{"name": view.details.name}],
            "items": [_item(entry, bool(base)) for entry in self._entries_of(feed)],
        }
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def _entries_of(self, feed: Feed) -> list[Entry]:
        for story in feed.stories:
            if story.id not in self._entries:
                self._entries[story.id] = self._entry(story)
        return [self._entries[story.id] for story in feed.stories]

    def _entry(self, story: News) -> Entry:
        view, base = self._view, self._view.base
        title, summary, body = view.title_of(story), summary_of(view, story), view.body(story)
        pictures = (view.picture(photo.file, photo.caption or "") for photo in story.photos)
        shown = [picture for picture in pictures if picture is not None]
        figures = "".join(_figure(picture, base) for picture in shown)
        return Entry(
            identity=self._identity(f"news/{story.id}"),
            url=view.full_url(story),
            title=title["text"],
            language=title["lang"] or view.html_language,
            published=view.moment(story.date),
            summary=summary["text"] if summary else "",
            html=figures + (self._bodies.html_of(body, base or "./") if body else ""),
            picture=base + shown[0]["jpeg"] if shown else None,
            tags=tuple(tag for _, tag in paired(story.tags, view.translated(story).tags)),
        )

    def _identity(self, path: str) -> str:
        """A name that never changes, as RFC 4151 makes them."""
        return f"tag:{self._view.host},2026:{quote(path)}"


def _figure(picture: Mapping[str, Any], base: str) -> str:
    alt = html.escape(str(picture["alt"]))
    caption = f"<figcaption>{alt}</figcaption>" if alt else ""
    return (
        f'<figure><img src="{base}{picture["jpeg"]}" alt="{alt}" '
        f'width="{picture["width"]}" height="{picture["height"]}">{caption}</figure>'
    )


def _add_entry(feed: ElementTree.Element, said: Entry, language: str) -> None:
    entry = ElementTree.SubElement(feed, "entry")
    if said.language != language:
        entry.set("xml:lang", said.language)
    _add(entry, "id", said.identity)
    _add(entry, "title", said.title)
    _add(entry, "published", said.published)
    _add(entry, "updated", said.published)
    _link(entry, said.url, "alternate", "text/html")
    if said.picture:
        _link(entry, said.picture, "enclosure", "image/jpeg")
    for tag in said.tags:
        ElementTree.SubElement(entry, "category", {"term": _carried(tag)})
    if said.summary:
        _add(entry, "summary", said.summary)
    if said.html:
        _add(entry, "content", said.html).set("type", "html")


def _add(parent: ElementTree.Element, tag: str, text: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, tag)
    element.text = _carried(text)
    return element


def _link(parent: ElementTree.Element, href: str, rel: str, kind: str) -> None:
    ElementTree.SubElement(parent, "link", {"href": href, "rel": rel, "type": kind})


def _carried(text: str) -> str:
    return re.sub(_UNCARRIED, "", text)


def _item(entry: Entry, has_urls: bool) -> dict[str, Any]:
    item = {
        "id": entry.identity,
        "title": entry.title,
        "language": entry.language,
        "url": has_urls and entry.url,
        "image": has_urls and entry.picture,
        "summary": entry.summary,
        "content_html": entry.html,
        "content_text": None if entry.html else entry.summary,
        "date_published": entry.published,
        "tags": list(entry.tags),
    }
    # A reader needs one of the two contents, if only an empty one.
    return {
        key: value for key, value in item.items() if value or (key, value) == ("content_text", "")
    }
