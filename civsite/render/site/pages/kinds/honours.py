"""Honour rolls: the newest and the earlier ones; each quarter's deeds as cards."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.model.kinds.honours import HONOUR_CATEGORIES, Honours
from civsite.render.site import dates
from civsite.render.site.addresses import item_path
from civsite.render.site.pages.cards import deed_cards
from civsite.render.site.pages.honour_categories import category_links
from civsite.render.site.pages.kinds.kind import Entry, PageKind, Section
from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import Values, View

_OVERVIEW = "honours/index.md"


def pages(view: View) -> Iterator[SitePage]:
    rolls = sorted(view.items_of(Honours), key=lambda roll: (roll.quarter, roll.id), reverse=True)
    listed = [_roll_link(view, roll) for roll in rolls]
    newest = rolls[0] if rolls else None
    yield view.page(
        _OVERVIEW,
        view.word("honour_roll"),
        "honours.html",
        {
            "rolls": listed,
            "categories": category_links(view),
            "faces": deed_cards(view, newest)[:12] if newest else [],
            "nominate": view.said(newest, "nominate") if newest else None,
        },
        made_from=("content/honours",),
    )
    for roll in rolls:
        yield _roll_page(view, roll, listed)


def _roll_page(view: View, roll: Honours, listed: list[Values]) -> SitePage:
    cards = deed_cards(view, roll)
    return view.page(
        item_path(roll),
        view.said(roll, "title") or roll.title,
        "roll.html",
        {
            "card": view.card_of(roll),
            "quarter": dates.written_quarter(roll.quarter, view.language),
            "summary": view.said(roll, "summary"),
            "count": view.word("deeds", n=len(cards)),
            "groups": _by_category(cards),
            "nominate": view.said(roll, "nominate"),
            "rolls": listed,
            "categories": category_links(view),
            "crumbs": [{"title": view.word("honour_roll"), "url": view.url(_OVERVIEW)}],
        },
        made_from=view.sources([roll]),
        description=view.translated(roll).summary or "",
        item=roll.id,
    )


def _by_category(cards: list[Values]) -> list[Values]:
    """The civic categories in their usual order, then the others as they come."""
    order = [*HONOUR_CATEGORIES, *(card["category"] for card in cards)]
    groups: dict[str, list[Values]] = {category: [] for category in order}
    for card in cards:
        groups[card["category"]].append(card)
    return [
        {"title": group[0]["honour"], "cards": group, "anchor": f"c{number}"}
        for number, group in enumerate(groups.values(), 1)
        if group
    ]


def _roll_link(view: View, roll: Honours) -> Values:
    count = len(deed_cards(view, roll))
    return {
        "title": view.said(roll, "title"),
        "quarter": dates.written_quarter(roll.quarter, view.language),
        "url": view.item_url(roll),
        "count": view.word("deeds", n=count),
    }


def _entries(view: View, honours: Honours) -> Iterator[Entry]:
    """One entry a deed, so that a person is found; without a name where it may not be shown."""
    kind = view.word("kind_honours")
    for card in deed_cards(view, honours):
        url = f"{view.item_url(honours)}#{card['anchor']}"
        honour = card["honour"]["text"] if card["honour"] else ""
        title = f"{card['name']['text']} · {honour}"
        date = card["date"]["text"] if card["date"] else str(honours.quarter)
        yield [url, title, date, kind, "", card["deed"]["text"] if card["deed"] else ""]


KIND = PageKind(Honours, pages, _entries, section=Section(4, "honours"))
