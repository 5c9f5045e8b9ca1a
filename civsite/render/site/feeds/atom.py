"""A feed → Atom (RFC 4287)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

from civsite.render.site.feeds.feed import Feed, FeedEntry

NAME = "feed.xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
# Characters that XML cannot carry at all.
_UNCARRIED = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def as_atom(feed: Feed) -> bytes:
    """The feed and its entries, with whole contents."""
    root = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.language})
    _add(root, "id", feed.identity)
    _add(root, "title", feed.title)
    _add(root, "updated", feed.updated)
    _link(root, feed.url_of(NAME), "self", "application/atom+xml")
    _link(root, feed.page, "alternate", "text/html")
    _add(ElementTree.SubElement(root, "author"), "name", feed.author)
    for entry in feed.entries:
        _add_entry(root, entry, feed.language)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _add_entry(feed: ElementTree.Element, said: FeedEntry, language: str) -> None:
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
