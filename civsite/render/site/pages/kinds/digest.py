"""Digests of news: each quarter at a glance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from civsite.canonical import canonical_json
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.news import News
from civsite.quarter import Quarter
from civsite.render.site import dates
from civsite.render.site.pages.cards import figure_cards
from civsite.render.site.pages.kinds.kind import PageKind
from civsite.render.site.pages.kinds.news import by_month, list_values
from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import View


def pages(view: View) -> Iterator[SitePage]:
    quarters: dict[Quarter, list[News]] = defaultdict(list)
    for stories in by_month(view).values():
        quarters[Quarter.of(stories[0].date)] += stories
    for digest in view.items_of(Digest):
        stories = quarters[digest.quarter]
        title = dates.written_quarter(digest.quarter, view.language)
        about = (title, view.word("news"))
        context = {
            "card": view.card_of(digest),
            "figures": figure_cards(view, digest.figures),
            "crumbs": [view.crumb("news")],
        }
        yield view.page_later(
            view.path_of(digest),
            "quarter.html",
            f"{canonical_json(context)} {view.versions.of_all(stories)}",
            partial(list_values, view, title, about, stories, context),
            made_from=("content/news",),
            item=digest.id,
            changed=stories[0].date if stories else None,
        )


KIND = PageKind(Digest, pages)
