"""A page of the website: what a template is filled with, all of it plain values."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page in one language. `path` is where it would lie as Markdown (`en/news/2026/x.md`).

    `context` holds plain JSON values only, so that a page is a function of its template, of its
    context and of what all pages share: equal values give equal bytes. A Markdown text in it is
    `{"markdown": …, "references": …}` under the key `body`. `search` is what the index holds of
    the page; None keeps it out. `made_from`: paths of the content it shows. `changed` is the day of
    the latest thing it tells, where that is known.
    """

    path: str
    title: str
    template: str
    language: str
    context: Mapping[str, Any]
    made_from: tuple[str, ...] = ()
    description: str = ""
    changed: datetime.date | None = None
    item: str | None = None
    board: str | None = None
    screen: str | None = None
