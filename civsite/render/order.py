"""Enters: the panels of an edition. Leaves: the print shop's order, its zips, and `index.html`.

The order says what to print, how large and how often; `index.html` shows it with pictures.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from civsite.diagnostics import Text
from civsite.model.board import Slot
from civsite.model.community import Community
from civsite.plan.placement import Edition, Placement
from civsite.render.archive import Archive
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.panels.look import Look, edition_title
from civsite.render.papers import Papers

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

    `size` in mm, without bleed; `area` in m², of all copies, without bleed.
    """

    file: str
    name_in_zip: str
    board: str
    slot: str
    item: str
    size: str
    quantity: int
    area: float
    colour: str
    material: str
    jpg_dpi: int
    contact: str
    phone: str
    due: datetime.date | str
    sha256: str


# What the columns are called, in the order of `Row`.
_COLUMNS = {
    "file": Text("文件", "file"),
    "name_in_zip": Text("压缩包内文件名", "name_in_zip"),
    "board": Text("宣传栏", "board"),
    "slot": Text("版位", "slot"),
    "item": Text("内容", "item"),
    "size": Text("成品尺寸（毫米）", "size"),
    "quantity": Text("数量", "quantity"),
    "area": Text("面积（m²）", "area_m2"),
    "colour": Text("颜色", "colour"),
    "material": Text("材料", "material"),
    "jpg_dpi": Text("JPG dpi", "jpg_dpi"),
    "contact": Text("联系人", "contact"),
    "phone": Text("电话", "telephone"),
    "due": Text("交付日期", "due"),
    "sha256": Text("校验（SHA-256）", "sha256"),
}


def order_jobs(
    community: Community,
    edition: Edition,
    ordered: Sequence[OrderedPanel],
    wholes: Mapping[str, Job],
    look: Look,
) -> list[Job]:
    """`wholes` maps the ids of boards to the jobs of their whole-board PDFs."""
    folder = f"boards/{edition.quarter}"
    panels = [_panel(community, each, folder, look.papers) for each in ordered]
    pdfs, jpgs = {}, {}
    for panel, each in zip(panels, ordered, strict=True):
        pdfs[panel["path"]] = OutputOf(each.panel.name, "pdf")
        jpgs[panel["jpg"]] = OutputOf(each.jpg.name, "jpg")
    whole_pdfs = {_whole(board): OutputOf(job.name, "pdf") for board, job in wholes.items()}
    details, papers = community.details, look.papers
    request = {
        "language": papers.language,
        "quarter": str(edition.quarter),
        "panels": panels,
        "colour": str(details.printing.colour),
        "bleed": details.printing.bleed,
        "material": details.printing.material or "",
        "contact": papers.community(community),
        "phone": details.phone or "",
        "due": str(papers.due or ""),
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
        for board in (papers.board(community, each) for each in community.boards)
    ]
    shown = {
        **request,
        "community": papers.community(community),
        "edition": edition_title(edition.quarter, papers),
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


def _panel(
    community: Community, ordered: OrderedPanel, folder: str, papers: Papers
) -> dict[str, Any]:
    """Paths are relative to `boards/<quarter>/`."""
    placement, slot = ordered.placement, ordered.slot
    return {
        "board": placement.board,
        "board_name": papers.board(community, placement.board).name,
        "slot": slot.id,
        "item": placement.item,
        "title": papers.title(community, placement.item) + placement.mark,
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
    first, count = panels[0], len(panels)
    size = f"{first['width']}x{first['height']}"
    more = f"+{count - 1}" if count > 1 else ""
    place = f"{first['board']}_{first['slot']}{more}"
    return Row(
        file=first["path"],
        name_in_zip=f"{request['quarter']}_{place}_{size}mm_x{count}.pdf",
        board=_BETWEEN.join(panel["board_name"] for panel in panels),
        slot=_BETWEEN.join(panel["slot"] for panel in panels),
        item=_BETWEEN.join(dict.fromkeys(panel["title"] for panel in panels)),
        size=size,
        quantity=count,
        area=round(first["width"] * first["height"] * count / 1_000_000, 3),
        colour=request["colour"].upper(),
        material=request["material"],
        jpg_dpi=first["dpi"],
        contact=request["contact"],
        phone=request["phone"],
        due=datetime.date.fromisoformat(request["due"]) if request["due"] else "",
        sha256=sha256,
    )


def total_of(rows: Sequence[Row]) -> tuple[int, float]:
    """How many panels in all, and their area in m², as the column adds up."""
    return sum(row.quantity for row in rows), round(sum(row.area for row in rows), 3)


def render_tables(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `csv` and `xlsx`: a row a file, and what it comes to."""
    from civsite.render.spreadsheet import csv_table, xlsx_table

    papers = Papers(request["language"])
    rows = order_rows(request, files)
    head = [_COLUMNS[name].in_language(papers.language) for name in Row._fields]
    quantity, area = total_of(rows)
    last = dict.fromkeys(Row._fields, "") | {"quantity": quantity, "area": area}
    table = [*rows, tuple({**last, "file": papers.say("合计", "total")}.values())] if rows else rows
    return {"csv": csv_table(head, table), "xlsx": xlsx_table(head, table, request["quarter"])}


def render_shop_zip(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Archive]:
    """Outputs `zip` and `jpg_zip`: the order, and each different panel once."""
    rows = order_rows(request, files)
    tables = [(name, name) for name in ("order.csv", "order.xlsx")]
    jpgs = {panel["path"]: panel["jpg"] for panel in request["panels"]}
    return {
        "zip": Archive((*tables, *((row.name_in_zip, row.file) for row in rows))),
        "jpg_zip": Archive(
            (*tables, *((_as_jpg(row.name_in_zip), jpgs[row.file]) for row in rows))
        ),
    }


def render_overview(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `html`: every board with its layout, its panels as pictures, sizes and files."""
    from civsite.render.page import fill_page

    rows = {row.sha256: row for row in order_rows(request, files)}
    quantity, area = total_of(tuple(rows.values()))
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
            "jpg_name": _as_jpg(row.name_in_zip),
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
    values = {**request, "boards": boards, "quantity": quantity, "area": area}
    return {"html": fill_page(_TEMPLATE, files[_TEMPLATE], values)}


def _as_jpg(pdf: str) -> str:
    return pdf.removesuffix(".pdf") + ".jpg"


def _bytes(digest: bytes) -> int:
    return int(json.loads(digest)["bytes"])
