"""The pages → `sitemap.xml`; a community that has not said its URL has none."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from urllib.parse import quote

from civsite.render.site.addresses import url_of
from civsite.render.site.feeds.site_file import SiteFile
from civsite.render.site.pages.page import SitePage
from civsite.render.site.pages.search import NOT_FOUND, OFFLINE

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[SitePage], base: str, today: datetime.date) -> SiteFile | None:
    """`base`: the site's address with a slash at its end. What is announced has not changed yet."""
    if not base:
        return None
    urls = ElementTree.Element("urlset", {"xmlns": _NAMESPACE})
    for page in sorted(pages, key=lambda each: each.path):
        if page.path in (NOT_FOUND, OFFLINE):
            continue
        url = ElementTree.SubElement(urls, "url")
        ElementTree.SubElement(url, "loc").text = base + quote(url_of(page.path))
        if page.changed is not None:
            changed = min(page.changed, today)
            ElementTree.SubElement(url, "lastmod").text = changed.isoformat()
    text = ElementTree.tostring(urls, encoding="utf-8", xml_declaration=True)
    return SiteFile("sitemap.xml", text, ("content",))
