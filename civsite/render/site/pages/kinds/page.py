"""Free pages: what the community itself wants to say."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.model.kinds.page import Page
from civsite.render.site.pages.cards import beginning_of
from civsite.render.site.pages.kinds.kind import Entry, PageKind, entry
from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import View
from civsite.text.markdown import parse
from civsite.text.plain import plain_text


def pages(view: View) -> Iterator[SitePage]:
    for page in free_pages(view):
        lead = view.said(page, "summary")
        context = {"lead": lead, "body": view.body(page)}
        yield view.item_page(page, "page.html", context, lead or beginning_of(view, page))


def free_pages(view: View) -> list[Page]:
    """In the order that they are to stand in."""
    return sorted(view.items_of(Page), key=lambda page: (page.order, page.id))


def _entries(view: View, page: Page) -> Iterator[Entry]:
    told = view.translated(page)
    yield entry(view, page, (told.summary, plain_text(parse(told.body))))


KIND = PageKind(Page, pages, _entries)
