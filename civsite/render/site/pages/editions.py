"""Editions: this quarter's and the archive; each with what every board carries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from civsite.quarter import Quarter
from civsite.render.site import dates
from civsite.render.site.addresses import board_path
from civsite.render.site.pages.cards import link_by_id
from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import Values, View, plain

# board → slot → item
Carried = dict[str, dict[str, str]]


def pages(view: View) -> Iterator[SitePage]:
    editions: dict[Quarter, Carried] = {
        quarter: {
            board: {slot: entry.item for slot, entry in slots.items() if entry.item is not None}
            for board, slots in edition.boards.items()
        }
        for quarter, edition in view.community.editions.items()
    }
    planned: Carried = defaultdict(dict)
    for placement in view.inputs.edition.placements:
        planned[placement.board][placement.slot] = placement.item
    editions[view.inputs.edition.quarter] = planned
    newest_first = sorted(editions.items(), reverse=True)
    cards = [_edition_card(view, *edition) for edition in newest_first]
    quarters = (plain(card["title"]) for card in cards)
    yield view.overview("editions", {"editions": cards}, quarters)
    for edition in newest_first:
        yield _edition_page(view, *edition)


def _edition_card(view: View, quarter: Quarter, carried: Carried) -> Values:
    panels = sum(len(slots) for slots in carried.values())
    return {
        "quarter": str(quarter),
        "title": dates.written_quarter(quarter, view.language),
        "season": view.word(f"season_{quarter.number}"),
        "year": quarter.year,
        "url": view.url(_path(quarter)),
        "is_current": quarter == view.inputs.edition.quarter,
        "holds": view.word("edition_holds", boards=len(carried), panels=panels),
    }


def _edition_page(view: View, quarter: Quarter, carried: Carried) -> SitePage:
    known = view.community.boards
    card = _edition_card(view, quarter, carried)
    title = view.word("edition_title", quarter=card["title"])
    boards: list[Values] = [
        {
            "name": view.named(known[board]) if board in known else plain(board),
            "url": view.url(board_path(board)) if board in known else None,
            "entries": [{"slot": slot, **link_by_id(view, item)} for slot, item in slots.items()],
        }
        for board, slots in sorted(carried.items())
    ]
    return view.page(
        _path(quarter),
        title,
        "edition.html",
        {**card, "boards": boards, "crumbs": [view.crumb("editions")]},
        view.listing((title, card["holds"]), (board["name"] for board in boards)),
        made_from=(f"content/editions/{quarter}.yml",),
    )


def _path(quarter: Quarter) -> str:
    return f"editions/{quarter}.md"
