"""Editions: this quarter's and the archive; each with what every board carries."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.quarter import Quarter
from civsite.render.site import dates
from civsite.render.site.addresses import board_path
from civsite.render.site.pages.cards import link_by_id
from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import Values, View, plain

_OVERVIEW = "editions/index.md"
# board → slot → item
Carried = dict[str, dict[str, str]]


def pages(view: View) -> Iterator[SitePage]:
    current = view.inputs.edition.quarter
    editions = {quarter: _written(view, quarter) for quarter in view.community.editions}
    editions[current] = _planned(view)
    newest_first = sorted(editions, reverse=True)
    yield view.page(
        _OVERVIEW,
        view.word("edition_archive"),
        "editions.html",
        {"editions": [_edition_card(view, each, editions[each]) for each in newest_first]},
        made_from=("content/editions",),
    )
    for quarter in newest_first:
        yield _edition_page(view, quarter, editions[quarter])


def _planned(view: View) -> Carried:
    carried: Carried = {}
    for placement in view.inputs.edition.placements:
        carried.setdefault(placement.board, {})[placement.slot] = placement.item
    return carried


def _written(view: View, quarter: Quarter) -> Carried:
    boards = view.community.editions[quarter].boards
    return {
        board: {slot: entry.item for slot, entry in slots.items() if entry.item is not None}
        for board, slots in boards.items()
    }


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
    boards = [_board_entry(view, board, slots) for board, slots in sorted(carried.items())]
    return view.page(
        _path(quarter),
        dates.written_quarter(quarter, view.language),
        "edition.html",
        {
            **_edition_card(view, quarter, carried),
            "boards": boards,
            "crumbs": [{"title": view.word("edition_archive"), "url": view.url(_OVERVIEW)}],
        },
        made_from=(f"content/editions/{quarter}.yml",),
    )


def _board_entry(view: View, board_id: str, slots: dict[str, str]) -> Values:
    board = view.community.boards.get(board_id)
    return {
        "name": view.named(board) if board else plain(board_id),
        "url": view.url(board_path(board_id)) if board else None,
        "entries": [{"slot": slot, **link_by_id(view, item)} for slot, item in slots.items()],
    }


def _path(quarter: Quarter) -> str:
    return f"editions/{quarter}.md"
