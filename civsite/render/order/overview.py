"""Enters: the panels of an edition, board by board. Leaves: the page that shows what to print."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from civsite.render.order.rows import order_rows
from civsite.render.page import fill_page


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `html`: every board with its layout, its panels as pictures, sizes and files."""
    rows = {row.sha256: row for row in order_rows(request, files)}
    by_board: dict[str, list[dict[str, Any]]] = {}
    for panel in request["panels"]:
        digest = json.loads(files[panel["path"]])
        proof = quote(panel["path"].removesuffix(".pdf") + ".png")
        jpg = {"jpg": quote(panel["jpg"]), "jpg_bytes": _bytes(files[panel["jpg"]])}
        shown = {**panel, **digest, **jpg, "proof": proof, "file": quote(panel["path"])}
        row = rows[digest["sha256"]]
        shown |= {"quantity": row.quantity, "name": row.name_in_zip, "jpg_name": row.jpg_name}
        shown["tiles"] = quote(panel["tiles"]) if panel["tiles"] else None
        by_board.setdefault(panel["board"], []).append(shown)
    boards = [
        {
            **board,
            "panels": by_board.get(board["id"], []),
            "layout": quote(board["layout"]) if board["layout"] else None,
            "whole": quote(board["whole"]) if board["whole"] else None,
            "whole_bytes": _bytes(files[board["whole"]]) if board["whole"] else 0,
        }
        for board in request["boards"]
    ]
    name = "theme/print/order.html"
    return {"html": fill_page(name, files[name], {**request, "boards": boards})}


def _bytes(digest: bytes) -> int:
    return int(json.loads(digest)["bytes"])
