"""What is found: the search page and its index, the sitemap; the pages of what is not.

The index is one JSON of plain texts a year, and one of all that is no news. `search/index.json`
names them, the newest first; each is a list of [URL, title, date, kind, topics, text].
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from urllib.parse import quote, unquote, urlsplit

from civsite.canonical import canonical_json
from civsite.model.board import Board
from civsite.model.item import Item, Kind
from civsite.render.site.addresses import board_path, url_of
from civsite.render.site.pages.kinds import KINDS
from civsite.render.site.pages.kinds.kind import joined
from civsite.render.site.pages.page import SiteFile, SitePage
from civsite.render.site.view import View

NOT_FOUND = "404.md"
OFFLINE = "offline.md"
# What is shown in place of a page has no address of its own.
UNLISTED = frozenset((NOT_FOUND, OFFLINE))
_REST = "items"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def pages(view: View) -> Iterator[SitePage]:
    yield view.page("search.md", view.word("search"), "search.html", {})
    if view.is_main:
        # It is shown at any depth, so that its links cannot be relative.
        root = unquote(urlsplit(view.base).path).rstrip("/") + "/"
        yield view.page(OFFLINE, view.word("offline"), "offline.html", {})
        yield view.page(NOT_FOUND, view.word("not_found"), "not-found.html", {"root": root})


def index(view: View) -> Iterator[SiteFile]:
    """The files of the view's language."""
    folder = view.in_folder("search/")
    years = {
        f"{year:04d}": list(stories)
        for year, stories in groupby(view.stories, key=lambda story: story.date.year)
    }
    names = canonical_json([_REST, *years]).encode()
    yield SiteFile(f"{folder}index.json", lambda: names, ("content",))
    others = [item for item in view.items.values() if item.kind is not Kind.NEWS]
    rest = partial(_part, view, others, view.community.boards.values())
    yield SiteFile(f"{folder}{_REST}.json", rest, ("content",))
    for year, stories in years.items():
        make, versions = partial(_part, view, stories), view.versions.of_all(stories)
        yield SiteFile(f"{folder}{year}.json", make, ("content",), versions)


def _part(view: View, items: Iterable[Item], boards: Iterable[Board] = ()) -> bytes:
    entries = [entry for item in items for entry in KINDS[type(item)].entries(view, item)]
    for board in boards:
        place = joined([view.translated_record(board).place, board.grid])
        url, name = view.url(board_path(board.id)), view.named(board)["text"]
        entries.append([url, name, "", view.word("found_board"), "", place])
    return canonical_json(entries).encode()


def sitemap(pages: Collection[SitePage], base: str, today: datetime.date) -> Iterator[SiteFile]:
    """`sitemap.xml`; none where `base`, the site's address with a slash at its end, is not known."""
    if not base:
        return
    # What is announced has not changed yet.
    told = sorted(
        (page.path, min(page.changed, today).isoformat() if page.changed else "") for page in pages
    )
    versions = "\n".join(map("".join, told))
    yield SiteFile("sitemap.xml", partial(_sitemap, told, base), ("content",), versions)


def _sitemap(told: Sequence[tuple[str, str]], base: str) -> bytes:
    start = html.escape(base)
    urls = "".join(
        f"<url><loc>{start}{quote(url_of(path))}</loc>"
        f"{f'<lastmod>{changed}</lastmod>' if changed else ''}</url>"
        for path, changed in told
        if path not in UNLISTED
    )
    return (
        f"<?xml version='1.0' encoding='utf-8'?>\n<urlset xmlns=\"{_NAMESPACE}\">{urls}</urlset>"
    ).encode()
