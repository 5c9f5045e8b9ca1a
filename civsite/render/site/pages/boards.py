"""Boards: all of them, each with its layout this quarter, and each slot with what hangs there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from civsite.model.board import Board, Side, Slot
from civsite.model.item import Item
from civsite.quarter import Quarter
from civsite.render.site import dates
from civsite.render.site.addresses import board_path, slot_path
from civsite.render.site.pages.cards import asset_picture, link_by_id, panel_picture
from civsite.render.site.pages.kinds import KINDS
from civsite.render.site.pages.page import SitePage
from civsite.render.site.reached import linked
from civsite.render.site.view import Values, View, plain

_MOST_LINES = 4
_LEADING = 1.3
_LEAST_EMS = 5.0


def pages(view: View) -> Iterator[SitePage]:
    boards = list(view.community.boards.values())
    cards = [board_card(view, board) for board in boards]
    yield view.overview("boards", {"boards": cards}, (card["name"] for card in cards))
    for board in boards:
        yield _board_page(view, board)
        for slot in board.slots:
            yield _slot_page(view, board, slot)


def board_card(view: View, board: Board) -> Values:
    return {
        "name": view.named(board),
        "url": view.url(board_path(board.id)),
        "place": view.said(board, "place"),
        "kind": view.word(f"board_{board.kind.value}"),
        "sides": board_sides(view, board)[:1],
    }


def board_sides(view: View, board: Board) -> list[Values]:
    """Each side that has slots as a drawing to scale, mm: its panels where they hang."""
    sides = {side: [slot for slot in board.slots if slot.side is side] for side in Side}
    return [
        {
            "title": view.word(side.value),
            "width": board.size.width,
            "height": board.size.height,
            "label": view.word("board_layout", name=view.named(board)["text"]),
            "slots": [_slot_drawing(view, board, slot) for slot in slots],
        }
        for side, slots in sides.items()
        if slots
    ]


def _slot_drawing(view: View, board: Board, slot: Slot) -> Values:
    item, mark = _hanging(view, board, slot)
    title = _marked(view, item, mark) if item else None
    return {
        "id": slot.id,
        "x": slot.at.x,
        "y": slot.at.y,
        "width": slot.size.width,
        "height": slot.size.height,
        "title": title or plain(view.word("empty_slot")),
        "kind": view.word(f"kind_{item.kind.value}") if item else "",
        **_set_in_panel((title or plain(""))["text"], slot),
        # Documents and people are light, messages deep.
        "tone": ("deep" if KINDS[type(item)].is_deep else "light") if item else "empty",
        "keep": slot.keep,
        "url": view.url(slot_path(board.id, slot.id)),
        "panel": panel_picture(view, board.id, slot.id),
    }


def _hanging(view: View, board: Board, slot: Slot) -> tuple[Item | None, str]:
    """What hangs in a slot, and « 1/2» where it goes on over several."""
    placement = view.inputs.edition.in_slot(board.id, slot.id)
    if placement is None:
        return None, ""
    return view.community.items.get(placement.item), placement.mark


def _marked(view: View, item: Item, mark: str) -> Values:
    title = view.title_of(item)
    return {**title, "text": title["text"] + mark}


def _board_page(view: View, board: Board) -> SitePage:
    closed = board.out_of_service
    facts = {key: view.said(board, key) for key in ("place", "grid", "owner")}
    facts["size"] = plain(f"{board.size.width} × {board.size.height} mm")
    name, sides = view.named(board), board_sides(view, board)
    quarter = dates.written_quarter(view.inputs.edition.quarter, view.language)
    place = facts["place"]["text"] if facts["place"] else None
    slots = (slot["title"] for side in sides for slot in side["slots"])
    return view.page(
        board_path(board.id),
        name,
        "board.html",
        {
            **board_card(view, board),
            "sides": sides,
            "layout": asset_picture(view, f"boards/{board.id}.png"),
            "facts": [
                {"label": view.word(key), "text": linked(view, said, is_contact=key == "owner")}
                for key, said in facts.items()
                if said
            ],
            "closed": closed and view.word("out_of_service", date=view.day(closed)["text"]),
            "report_about": f"{board.name} {view.inputs.edition.quarter}",
            "past": _past_editions(view, board),
            "crumbs": [view.crumb("boards")],
        },
        view.listing((name["text"], place, quarter), slots),
        made_from=(f"content/boards/{board.id}.yml",),
        board=board.id,
    )


def _past_editions(view: View, board: Board) -> list[Values]:
    """What an earlier edition's file says of the board, newest first."""
    past = []
    for quarter, edition in sorted(view.community.editions.items(), reverse=True):
        entries = [
            {"slot": slot, **link_by_id(view, written.item)}
            for slot, written in edition.boards.get(board.id, {}).items()
            if quarter < view.inputs.edition.quarter and written.item is not None
        ]
        if entries:
            title = dates.written_quarter(quarter, view.language)
            past.append({"quarter": title, "entries": entries})
    return past


def _slot_page(view: View, board: Board, slot: Slot) -> SitePage:
    item, mark = _hanging(view, board, slot)
    name = view.named(board)
    earlier = [
        {"quarter": edition["quarter"], **entry}
        for edition in _past_editions(view, board)
        for entry in edition["entries"]
        if entry["slot"] == slot.id
    ]
    title = f"{name['text']} · {slot.id}"
    quarter = dates.written_quarter(view.inputs.edition.quarter, view.language)
    held = _marked(view, item, mark) if item else plain(view.word("empty_slot"))
    return view.page(
        slot_path(board.id, slot.id),
        {"text": title, "lang": name.get("lang")},
        "slot.html",
        {
            "slot": slot.id,
            "size": f"{slot.size.width} × {slot.size.height} mm",
            "edition": str(view.inputs.edition.quarter),
            "stays": [str(quarter) for quarter in _hanging_since(view, board, slot)],
            "quarters": [_quarter_of_any_year(view, number) for number in (1, 2, 3, 4)],
            "digest": view.inputs.panel_digests.get(f"{board.id}/{slot.id}", ""),
            "report_about": f"{board.name} {slot.id} {view.inputs.edition.quarter}",
            "item": {**view.link(item), "title": held} if item else None,
            "panel": panel_picture(view, board.id, slot.id),
            "earlier": earlier,
            "crumbs": [
                view.crumb("boards"),
                {"title": name["text"], "url": view.url(board_path(board.id))},
            ],
        },
        view.listing((title, quarter), [held]),
        made_from=(f"content/boards/{board.id}.yml",),
        board=board.id,
        item=item.id if item else None,
    )


def _hanging_since(view: View, board: Board, slot: Slot) -> Iterator[Quarter]:
    """The quarters before this one, without a gap, in which the slot carried what it carries now.

    Such a panel is left where it is: its code still tells of the quarter it was printed for.
    """
    now = view.inputs.edition.in_slot(board.id, slot.id)
    quarter = view.inputs.edition.quarter
    while now is not None:
        quarter = quarter.shifted(-1)
        edition = view.community.editions.get(quarter)
        written = edition.boards.get(board.id, {}).get(slot.id) if edition else None
        if written is None or written.item != now.item:
            return
        yield quarter


def _quarter_of_any_year(view: View, number: int) -> str:
    """How a quarter is called, with `{year}` for its year."""
    return dates.written_quarter(Quarter(2000, number), view.language).replace("2000", "{year}")


def _set_in_panel(title: str, slot: Slot) -> Values:
    """`type_size` and `lines`, each with the middle of its baseline, on the board's coordinates."""
    width, height = slot.size.width * 0.86, slot.size.height * 0.86
    ems = max(_LEAST_EMS, min(_width_in_ems(title), 9.0))
    type_size = min(width / ems, height / (_MOST_LINES * _LEADING))
    lines = list(_broken(title, width / type_size))
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1].rstrip() + "…"]
    top = slot.at.y + slot.size.height / 2 - (len(lines) - 1) * _LEADING * type_size / 2
    return {
        "type_size": round(type_size, 1),
        "lines": [
            {
                "text": line,
                "x": slot.at.x + slot.size.width / 2,
                "y": round(top + index * _LEADING * type_size + type_size * 0.35, 1),
            }
            for index, line in enumerate(lines)
        ],
    }


def _broken(text: str, ems: float) -> Iterator[str]:
    """Lines of at most `ems`: at spaces where there are any, between characters of Chinese."""
    line = ""
    for word in _words(text):
        if line and _width_in_ems(line + word.rstrip()) > ems:
            yield line.strip()
            line = ""
        line += word
    if line.strip():
        yield line.strip()


def _words(text: str) -> list[str]:
    """Each with the space behind it; a Chinese character is a word of its own."""
    words: list[str] = []
    for before, character in pairwise(f" {text}"):
        if before == " " or _is_wide(before) or _is_wide(character):
            words.append("")
        words[-1] += character
    return words


def _width_in_ems(text: str) -> float:
    return sum(1.0 if _is_wide(character) else 0.55 for character in text)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
