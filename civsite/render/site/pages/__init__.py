"""The one layer that knows the model: community and edition in, pages of plain values out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from civsite.render.site.pages import (
    boards,
    editions,
    events,
    home,
    kinds,
    screens,
    search,
    tags,
)
from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import View

PAGE_MAKERS: tuple[Callable[[View], Iterator[SitePage]], ...] = (
    home.pages,
    *(kind.pages for kind in kinds.KINDS.values()),
    tags.pages,
    events.pages,
    boards.pages,
    screens.pages,
    editions.pages,
    search.pages,
)


def site_pages(view: View) -> Iterator[SitePage]:
    """Every page of the website in the view's language."""
    for pages in PAGE_MAKERS:
        yield from pages(view)
