"""Honour rolls: the newest and the earlier ones; each quarter's deeds as cards.

And the deeds of each category over all quarters, the newest first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from civsite.model.kinds.honours import HONOUR_CATEGORIES, Honours
from civsite.render.site import dates
from civsite.render.site.addresses import category_path
from civsite.render.site.pages.cards import deed_cards
from civsite.render.site.pages.kinds.kind import Entry, PageKind, Section
from civsite.render.site.pages.page import SitePage
from civsite.render.site.pages.paging import paged
from civsite.render.site.reached import linked
from civsite.render.site.view import Values, View, plain

_PER_PAGE = 48


def pages(view: View) -> Iterator[SitePage]:
    rolls = rolls_of(view)
    listed: list[Values] = [
        {
            "title": view.title_of(roll),
            "quarter": _quarter(view, roll),
            "url": view.item_url(roll),
            "count": view.word("deeds", n=len(deed_cards(view, roll))),
        }
        for roll in rolls
    ]
    by_category = _by_category([card for roll in rolls for card in deed_cards(view, roll)])
    categories = [
        {"title": _title(cards), "url": view.url(category_path(category)), "count": len(cards)}
        for category, cards in by_category.items()
        if cards
    ]
    context = {
        "rolls": listed,
        "categories": categories,
        "faces": deed_cards(view, rolls[0])[:12] if rolls else [],
        "nominate": linked(view, view.said(rolls[0], "nominate")) if rolls else None,
    }
    yield view.overview("honours", context, (roll["title"] for roll in listed))
    for roll in rolls:
        yield _roll_page(view, roll, listed, categories)
    quarters = {view.item_url(roll): _quarter(view, roll) for roll in rolls}
    for category, cards in by_category.items():
        if cards:
            yield from _category_pages(view, category, cards, quarters)


def rolls_of(view: View) -> list[Honours]:
    """The newest first."""
    return sorted(view.items_of(Honours), key=lambda roll: (roll.quarter, roll.id), reverse=True)


def _roll_page(
    view: View, roll: Honours, listed: list[Values], categories: list[Values]
) -> SitePage:
    cards = deed_cards(view, roll)
    return view.item_page(
        roll,
        "roll.html",
        {
            "quarter": _quarter(view, roll),
            "summary": view.said(roll, "summary"),
            "count": view.word("deeds", n=len(cards)),
            "groups": [
                {"title": group[0]["honour"], "cards": group, "anchor": f"c{number}"}
                for number, group in enumerate(_by_category(cards).values(), 1)
                if group
            ],
            "nominate": linked(view, view.said(roll, "nominate")),
            "rolls": listed,
            "categories": categories,
            "crumbs": [view.crumb("honours")],
        },
        view.said(roll, "summary"),
    )


def _category_pages(
    view: View, category: str, cards: Sequence[Values], quarters: Mapping[str, str]
) -> Iterator[SitePage]:
    """`quarters`: those of the rolls, by their URL."""
    name, count = _title(cards)["text"], view.word("deeds", n=len(cards))
    for part in paged(view, category_path(category), cards, _PER_PAGE):
        groups: dict[str, list[Values]] = defaultdict(list)
        for card in part.entries:
            groups[quarters[card["page"]]].append(card)
        yield view.page(
            part.path,
            _title(cards),
            "category.html",
            {
                "count": count,
                "groups": [
                    {"title": quarter, "anchor": f"q{number}", "cards": group}
                    for number, (quarter, group) in enumerate(groups.items(), 1)
                ],
                "numbered": part.links(),
                "crumbs": [view.crumb("honours")],
            },
            view.listing((name, count), map(plain, groups)),
            made_from=("content/honours",),
        )


def _by_category(cards: Sequence[Values]) -> dict[str, list[Values]]:
    """The civic categories in their usual order, with none or some, then the others as they come."""
    order = [*HONOUR_CATEGORIES, *(card["category"] for card in cards)]
    groups: dict[str, list[Values]] = {category: [] for category in order}
    for card in cards:
        groups[card["category"]].append(card)
    return groups


def _title(cards: Sequence[Values]) -> Values:
    """A category is called what a translation calls it anywhere."""
    titles: list[Values] = [card["honour"] for card in cards]
    return next((title for title in titles if not title["lang"]), titles[0])


def _quarter(view: View, roll: Honours) -> str:
    return dates.written_quarter(roll.quarter, view.language)


def _entries(view: View, honours: Honours) -> Iterator[Entry]:
    """One entry a deed, so that a person is found; without a name where it may not be shown."""
    kind = view.word("kind_honours")
    for card in deed_cards(view, honours):
        url = f"{view.item_url(honours)}#{card['anchor']}"
        title = f"{card['name']['text']} · {card['honour']['text']}"
        date = card["date"]["text"] if card["date"] else str(honours.quarter)
        yield [url, title, date, kind, "", card["deed"]["text"]]


KIND = PageKind(Honours, pages, _entries, section=Section(4, "honours"))
