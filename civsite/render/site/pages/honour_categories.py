"""Honours by category: the deeds of each over all quarters, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civsite.model.kinds.honours import HONOUR_CATEGORIES, Honours
from civsite.render.site import dates
from civsite.render.site.addresses import category_path
from civsite.render.site.pages.cards import deed_cards
from civsite.render.site.pages.page import SitePage
from civsite.render.site.pages.paging import numbered, part_path, parts_of
from civsite.render.site.view import Values, View

_PER_PAGE = 48
# A deed and the quarter of its roll.
Entry = tuple[str, Values]


def pages(view: View) -> Iterator[SitePage]:
    for category, entries in _deeds_by_category(view).items():
        parts = parts_of(entries, _PER_PAGE)
        paths = [part_path(category_path(category), at, len(parts)) for at in range(len(parts))]
        for index, part in enumerate(parts):
            yield view.page(
                paths[index],
                _title(entries),
                "category.html",
                {
                    "count": view.word("deeds", n=len(entries)),
                    "groups": _by_quarter(part),
                    "numbered": numbered([view.url(path) for path in paths], index),
                    "crumbs": [
                        {"title": view.word("honour_roll"), "url": view.url("honours/index.md")}
                    ],
                },
                made_from=("content/honours",),
            )


def category_links(view: View) -> list[Values]:
    """The categories that anyone was honoured in, with a link and the number of deeds."""
    return [
        {"title": _title(entries), "url": view.url(category_path(category)), "count": len(entries)}
        for category, entries in _deeds_by_category(view).items()
    ]


def _deeds_by_category(view: View) -> dict[str, list[Entry]]:
    """The civic categories in their usual order, then the others as they come."""
    rolls = sorted(view.items_of(Honours), key=lambda roll: (roll.quarter, roll.id), reverse=True)
    entries = [
        (dates.written_quarter(roll.quarter, view.language), card)
        for roll in rolls
        for card in deed_cards(view, roll)
    ]
    order = [*HONOUR_CATEGORIES, *(card["category"] for _, card in entries)]
    groups: dict[str, list[Entry]] = {category: [] for category in order}
    for entry in entries:
        groups[entry[1]["category"]].append(entry)
    return {category: group for category, group in groups.items() if group}


def _title(entries: Sequence[Entry]) -> Values:
    """A category is called what a translation calls it anywhere."""
    titles: list[Values] = [card["honour"] for _, card in entries]
    return next((title for title in titles if not title["lang"]), titles[0])


def _by_quarter(entries: Sequence[Entry]) -> list[Values]:
    groups: dict[str, list[Values]] = {}
    for quarter, card in entries:
        groups.setdefault(quarter, []).append(card)
    return [
        {"title": quarter, "anchor": f"q{number}", "cards": cards}
        for number, (quarter, cards) in enumerate(groups.items(), 1)
    ]
