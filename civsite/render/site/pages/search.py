"""The search page, and the page that says there is no page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import View

NOT_FOUND = "404.md"


def pages(view: View) -> Iterator[SitePage]:
    yield view.page("search.md", view.word("search"), "search.html", {})
    if view.is_main:
        # It is shown at any depth, so that its links cannot be relative.
        root = urlsplit(view.details.url or "").path.rstrip("/") + "/"
        yield view.page(NOT_FOUND, view.word("not_found"), "not-found.html", {"root": root})
