"""The newest stories → an Atom feed, one in each language."""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ElementTree
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from civsite.model.news import News
from civsite.render.site.addresses import in_language
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.feeds.site_file import SiteFile
from civsite.render.site.pages.cards import summary_of
from civsite.render.site.view import View
from civsite.render.site.words import HTML_LANGUAGES

_ENTRIES = 30
_NAMESPACE = "http://www.w3.org/2005/Atom"
# Characters that XML cannot carry at all.
_UNCARRIED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom_feed(view: View, bodies: BodyRenderer) -> SiteFile:
    """`feed.xml` of the view's language. Links are absolute where the community says its URL."""
    path = in_language("feed.xml", view.language, view.main_language)
    stories = view.stories[:_ENTRIES]
    base = base_url(view)
    feed = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": _language(view)})
    _add(feed, "id", identity(view, f"feed/{view.language}"))
    _add(feed, "title", view.details.name)
    latest = max((story.date for story in stories), default=datetime.date(2000, 1, 1))
    _add(feed, "updated", _moment(view, latest))
    _link(feed, base + path, "self", "application/atom+xml")
    _link(feed, base + view.url("index.md"), "alternate", "text/html")
    _add(ElementTree.SubElement(feed, "author"), "name", view.details.name)
    for story in stories:
        _add_entry(feed, view, story, bodies, base)
    text = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return SiteFile(path, text, ("content/news",))


def base_url(view: View) -> str:
    """The site's address with a slash at its end, or nothing if the community has not said it."""
    url = view.community.details.url
    return url.rstrip("/") + "/" if url else ""


def identity(view: View, path: str) -> str:
    """A name that never changes, as RFC 4151 makes them."""
    host = urlsplit(base_url(view)).hostname or "civsite.invalid"
    return f"tag:{host},2026:{quote(path)}"


def _add_entry(
    feed: ElementTree.Element, view: View, story: News, bodies: BodyRenderer, base: str
) -> None:
    entry = ElementTree.SubElement(feed, "entry")
    said = view.said(story, "title") or {"text": story.title}
    _add(entry, "id", identity(view, f"news/{story.id}"))
    _add(entry, "title", said["text"])
    _add(entry, "published", _moment(view, story.date))
    _add(entry, "updated", _moment(view, story.date))
    _link(entry, base + quote(view.item_url(story)), "alternate", "text/html")
    for tag in story.tags:
        ElementTree.SubElement(entry, "category", {"term": _carried(tag)})
    summary = summary_of(view, story)
    if summary:
        _add(entry, "summary", summary["text"])
    body = view.body(story)
    if body is not None:
        content = _add(entry, "content", bodies.html_of(body, base or "./"))
        content.set("type", "html")


def _add(parent: ElementTree.Element, tag: str, text: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, tag)
    element.text = _carried(text)
    return element


def _link(parent: ElementTree.Element, href: str, rel: str, kind: str) -> None:
    ElementTree.SubElement(parent, "link", {"href": href, "rel": rel, "type": kind})


def _carried(text: str) -> str:
    return _UNCARRIED.sub("", text)


def _language(view: View) -> str:
    return HTML_LANGUAGES[view.language]


def _moment(view: View, day: datetime.date) -> str:
    zone = ZoneInfo(view.community.details.timezone)
    return datetime.datetime.combine(day, datetime.time(), zone).isoformat()
