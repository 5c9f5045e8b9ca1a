"""A page of the website: what a template is filled with, all of it plain values."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple


class Later:
    """Values that several pages show, made for those that ask for them. Equal keys, equal values."""

    __slots__ = ("_make", "_values", "key")

    def __init__(self, key: str, make: Callable[[], Mapping[str, Any]]) -> None:
        self.key = key
        self._make = make
        self._values: Mapping[str, Any] | None = None

    @property
    def values(self) -> Mapping[str, Any]:
        if self._values is None:
            self._values = self._make()
        return self._values


class PageValues(NamedTuple):
    """What a page's template is filled with, besides what all pages share.

    `context` holds plain JSON values only, and `Later` ones. A Markdown text in it is
    `{"markdown": …, "references": …}` under the key `body`.
    """

    title: str
    context: Mapping[str, Any]
    description: str = ""


class SitePage(NamedTuple):
    """One page in one language. `path` is where it would lie as Markdown (`en/news/2026/x.md`).

    A page is a function of its template, of its values and of what all pages share: equal values
    give equal bytes. `traces` is a text that changes whenever the values might; they are made by
    `fill` once the page has to be rendered. `made_from`: paths of the content it shows. `changed`
    is the day of the latest thing it tells, where that is known.
    """

    path: str
    template: str
    language: str
    traces: str
    fill: Callable[[], PageValues]
    made_from: tuple[str, ...] = ()
    changed: datetime.date | None = None
    item: str | None = None
    board: str | None = None
    screen: str | None = None


class Chapter(NamedTuple):
    """Pages of one language that change together, such as those of a month: made when they are needed.

    `path` tells it from the language's others. `traces` is a text that changes whenever any of its
    pages might: where it lies, what it was made from, its values.
    """

    path: str
    language: str
    traces: str
    pages: Callable[[], Iterable[SitePage]]
