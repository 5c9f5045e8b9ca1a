"""A page of the website: what a template is filled with, all of it plain values; other files."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class PageValues(NamedTuple):
    """What a page's template is filled with, besides what all pages share.

    `context` holds plain JSON values only. A Markdown text in it is
    `{"markdown": …, "references": …}` under the key `body`.
    """

    title: str
    context: Mapping[str, Any]
    description: str = ""


class SitePage(NamedTuple):
    """One page in one language. `path` is where it would lie as Markdown (`en/news/2026/x.md`).

    A page is a function of its template, of its values and of what all pages share: equal values
    give equal bytes. `versions` is a text that changes whenever the values might; they are made by
    `fill` once the page has to be rendered. `made_from`: paths of the content it shows. `changed`
    is the day of the latest thing it tells, where that is known.
    """

    path: str
    template: str
    language: str
    versions: str
    fill: Callable[[], PageValues]
    made_from: tuple[str, ...] = ()
    changed: datetime.date | None = None
    item: str | None = None
    board: str | None = None
    screen: str | None = None


class SiteFile(NamedTuple):
    """A file of the website that is no page. `path` in the site, what makes its bytes, and the content it was made from.

    `versions` is a text that changes whenever the bytes might, as that of a page; None for a file
    that is made in no time.
    """

    path: str
    make: Callable[[], bytes]
    made_from: tuple[str, ...] = ()
    versions: str | None = None
