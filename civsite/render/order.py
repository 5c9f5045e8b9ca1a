"""Enters: the panels of an edition. Leaves: the print shop's order, its zips, and `index.html`.

The order says what to print, how large and how often; `index.html` shows it with pictures.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from civsite.model.board import Slot
from civsite.model.community import Community
from civsite.plan.placement import Edition, Placement
from civsite.render.archive import Archive
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.panels.look import Look, edition_title

_TEMPLATE = "theme/print/order.html"
_BETWEEN = "; "


class OrderedPanel(NamedTuple):
    """A panel in its place, and the jobs of its files."""

    placement: Placement
    slot: Slot
    panel: Job
    jpg: Job
    tiles: Job


class Row(NamedTuple):
    """One file to print. Places are joined with `; `, boards and slots in the same order.

    Sizes are in mm, without bleed.
    """

    file: str
    board: str
    slot: str
    size: str
    quantity: int
    colour: str
    sha256: str
    name_in_zip: str
    jpg: str
    jpg_dpi: int
    jpg_name: str


def order_jobs(
    community: Community,
    edition: Edition,
    ordered: Sequence[OrderedPanel],
    wholes: Mapping[str, Job],
    look: Look,
) -> list[Job]:
    """`wholes` maps the ids of boards to the jobs of their whole-board PDFs."""
    folder = f"boards/{edition.quarter}"
    panels = [_panel(community, each, folder) for each in ordered]
    pdfs, jpgs = {}, {}
    for panel, each in zip(panels, ordered, strict=True):
        pdfs[panel["path"]] = OutputOf(each.panel.name, "pdf")
        jpgs[panel["jpg"]] = OutputOf(each.jpg.name, "jpg")
    whole_pdfs = {_whole(board): OutputOf(job.name, "pdf") for board, job in wholes.items()}
    request = {
        "quarter": str(edition.quarter),
        "panels": panels,
        "colour": str(community.details.printing.colour),
        "bleed": community.details.printing.bleed,
    }
    boards = [
        {
            "id": board.id,
            "name": board.name,
            "place": board.place or "",
            "owner": board.owner or "",
            "size": str(board.size).replace("x", " × "),
            "layout": f"{board.id}/board.png",
            "whole": _whole(board.id) if board.id in wholes else None,
            "empty": [each.slot for each in edition.unfilled if each.board == board.id],
        }
        for board in community.boards.values()
    ]
    shown = {
        **request,
        "community": community.details.name,
        "edition": edition_title(edition.quarter),
        "palette": look.palette,
        "boards": boards,
    }
    order = Job(
        name=f"order/{edition.quarter}",
        function="order.tables",
        request=canonical_json(request),
        outputs={"csv": f"{folder}/order.csv", "xlsx": f"{folder}/order.xlsx"},
        digests=pdfs,
    )
    tables = {f"order.{form}": OutputOf(order.name, form) for form in ("csv", "xlsx")}
    shop_zip = Job(
        name=f"order-zip/{edition.quarter}",
        function="order.shop_zip",
        request=canonical_json(request),
        outputs={"zip": f"{folder}/print-shop.zip", "jpg_zip": f"{folder}/print-shop-jpg.zip"},
        digests={**tables, **pdfs, **jpgs},
    )
    overview = Job(
        name=f"order-overview/{edition.quarter}",
        function="order.overview",
        request=canonical_json(shown),
        outputs={"html": f"{folder}/index.html"},
        files={_TEMPLATE: look.theme[_TEMPLATE]},
        digests={**pdfs, **jpgs, **whole_pdfs},
    )
    return [order, shop_zip, overview]


def _whole(board: str) -> str:
    return f"{board}/whole.pdf"


def _panel(community: Community, ordered: OrderedPanel, folder: str) -> dict[str, Any]:
    """Paths are relative to `boards/<quarter>/`."""
    placement, slot = ordered.placement, ordered.slot
    return {
        "board": placement.board,
        "slot": slot.id,
        "item": placement.item,
        "title": community.items[placement.item].title + placement.mark,
        "path": str(ordered.panel.outputs["pdf"]).removeprefix(f"{folder}/"),
        "width": slot.size.width,
        "height": slot.size.height,
        "jpg": str(ordered.jpg.outputs["jpg"]).removeprefix(f"{folder}/"),
        "dpi": json.loads(ordered.jpg.request)["dpi"],
        "tiles": str(ordered.tiles.outputs["pdf"]).removeprefix(f"{folder}/"),
    }


def order_rows(request: Mapping[str, Any], digests: Mapping[str, bytes]) -> list[Row]:
    """A row for each different file: panels that are the same bytes are ordered together."""
    alike: dict[str, list[Mapping[str, Any]]] = {}
    for panel in request["panels"]:
        alike.setdefault(json.loads(digests[panel["path"]])["sha256"], []).append(panel)
    return [_row(request, panels, sha256) for sha256, panels in alike.items()]


def _row(request: Mapping[str, Any], panels: list[Mapping[str, Any]], sha256: str) -> Row:
    """A file's name says edition, its first place and how many more, size and quantity."""
    first = panels[0]
    size = f"{first['width']}x{first['height']}"
    more = f"+{len(panels) - 1}" if len(panels) > 1 else ""
    place = f"{first['board']}_{first['slot']}{more}"
    stem = f"{request['quarter']}_{place}_{size}mm_x{len(panels)}"
    return Row(
        file=first["path"],
        board=_BETWEEN.join(panel["board"] for panel in panels),
        slot=_BETWEEN.join(panel["slot"] for panel in panels),
        size=size,
        quantity=len(panels),
        colour=request["colour"],
        sha256=sha256,
        name_in_zip=f"{stem}.pdf",
        jpg=first["jpg"],
        jpg_dpi=first["dpi"],
        jpg_name=f"{stem}.jpg",
    )


def render_tables(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `csv` and `xlsx`."""
    from civsite.render.spreadsheet import csv_table, xlsx_table

    rows = order_rows(request, files)
    return {
        "csv": csv_table(Row._fields, rows),
        "xlsx": xlsx_table(Row._fields, rows, request["quarter"]),
    }


def render_shop_zip(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Archive]:
    """Outputs `zip` and `jpg_zip`: the order, and each different panel once."""
    rows = order_rows(request, files)
    tables = [(name, name) for name in ("order.csv", "order.xlsx")]
    return {
        "zip": Archive((*tables, *((row.name_in_zip, row.file) for row in rows))),
        "jpg_zip": Archive((*tables, *((row.jpg_name, row.jpg) for row in rows))),
    }


def render_overview(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `html`: every board with its layout, its panels as pictures, sizes and files."""
    from civsite.render.page import fill_page

    rows = {row.sha256: row for row in order_rows(request, files)}
    by_board: dict[str, list[dict[str, Any]]] = {}
    for panel in request["panels"]:
        digest = json.loads(files[panel["path"]])
        row = rows[digest["sha256"]]
        shown = {
            **panel,
            **digest,
            "file": quote(panel["path"]),
            "proof": quote(panel["path"].removesuffix(".pdf") + ".png"),
            "jpg": quote(panel["jpg"]),
            "jpg_bytes": _bytes(files[panel["jpg"]]),
            "tiles": quote(panel["tiles"]),
            "quantity": row.quantity,
            "name": row.name_in_zip,
            "jpg_name": row.jpg_name,
        }
        by_board.setdefault(panel["board"], []).append(shown)
    boards = [
        {
            **board,
            "panels": by_board.get(board["id"], []),
            "layout": quote(board["layout"]),
            "whole": quote(board["whole"]) if board["whole"] else None,
            "whole_bytes": _bytes(files[board["whole"]]) if board["whole"] else 0,
        }
        for board in request["boards"]
    ]
    return {"html": fill_page(_TEMPLATE, files[_TEMPLATE], {**request, "boards": boards})}


def _bytes(digest: bytes) -> int:
    return int(json.loads(digest)["bytes"])
