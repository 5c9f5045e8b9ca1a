"""Where an item hangs this quarter, and the picture of it hanging there."""

from __future__ import annotations

from civsite.model.item import Item
from civsite.render.site.addresses import slot_path
from civsite.render.site.forms import LARGE_PX, SMALL_PX, TINY_PX, form_path
from civsite.render.site.view import Values, View, plain


def places_of(view: View, item: Item) -> list[Values]:
    """The boards and slots that carry `item`, each with a link to the slot's page."""
    return [
        {
            "board": view.named(view.community.boards[placement.board]),
            "slot": placement.slot,
            "url": view.url(slot_path(placement.board, placement.slot)),
        }
        for placement in view.inputs.edition.placements
        if placement.item == item.id and placement.board in view.community.boards
    ]


def panel_picture(view: View, board: str, slot: str) -> Values | None:
    """The proof of what hangs in a slot: URL, size in px, and the print file beside it."""
    path = f"panels/{board}/{slot}.png"
    picture = asset_picture(view, path)
    return picture and {**picture, "tiny": form_path(path, TINY_PX)}


def asset_picture(view: View, path: str) -> Values | None:
    """A picture that another stage made for the site, small and large, with its size in px."""
    size_px = view.inputs.pictures.get(path)
    if size_px is None:
        return None
    stem = path.removesuffix(".png")
    return {
        "small": form_path(path, SMALL_PX),
        "large": form_path(path, LARGE_PX),
        "width": size_px[0],
        "height": size_px[1],
        "pdf": view.asset(f"{stem}.pdf"),
    }


def link_by_id(view: View, item_id: str) -> Values:
    """A link to an item that was shown, or its id alone where it has no page any more."""
    item = view.item_with_page(item_id)
    if item is None:
        return {"title": plain(item_id), "url": None, "kind": ""}
    return view.link(item)
