"""The search page, and the pages that say there is no page or no network."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import View

NOT_FOUND = "404.md"
OFFLINE = "offline.md"


def pages(view: View) -> Iterator[SitePage]:
    yield view.page("search.md", view.word("search"), "search.html", {})
    if view.is_main:
        # It is shown at any depth, so that its links cannot be relative.
        root = urlsplit(view.details.url or "").path.rstrip("/") + "/"
        yield view.page(OFFLINE, view.word("offline"), "offline.html", {})
        yield view.page(NOT_FOUND, view.word("not_found"), "not-found.html", {"root": root})
