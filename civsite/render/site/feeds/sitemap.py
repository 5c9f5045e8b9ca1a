"""The pages → `sitemap.xml`; a community that has not said its URL has none."""

from __future__ import annotations

import datetime
import html
from collections.abc import Collection
from urllib.parse import quote

from civsite.render.site.addresses import url_of
from civsite.render.site.feeds.site_file import SiteFile
from civsite.render.site.pages.page import SitePage
from civsite.render.site.pages.search import NOT_FOUND, OFFLINE

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Collection[SitePage], base: str, today: datetime.date) -> SiteFile | None:
    """`base`: the site's address with a slash at its end. What is announced has not changed yet."""
    if not base:
        return None
    changed = {page.path: page.changed for page in pages}
    days = set(changed.values())
    told_of = {day: min(day, today).isoformat() if day is not None else "" for day in days}
    told = [(path, told_of[changed[path]]) for path in sorted(changed)]
    versions = "\n".join(map("".join, told))
    return SiteFile("sitemap.xml", lambda: _written(told, base), ("content",), versions)


def _written(told: list[tuple[str, str]], base: str) -> bytes:
    start = html.escape(base)
    urls = "".join(
        f"<url><loc>{start}{quote(url_of(path))}</loc>"
        f"{f'<lastmod>{changed}</lastmod>' if changed else ''}</url>"
        for path, changed in told
        if path not in (NOT_FOUND, OFFLINE)
    )
    return (
        f"<?xml version='1.0' encoding='utf-8'?>\n<urlset xmlns=\"{_NAMESPACE}\">{urls}</urlset>"
    ).encode()
