"""Enters: the order's tables and every panel's PDF. Leaves: `print-shop.zip`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from civsite.render.archive import packed
from civsite.render.job import canonical_json
from civsite.render.order.rows import order_rows

TABLES = ("order.csv", "order.xlsx")


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `zip`: each different panel once, named by edition, board, slot, size and quantity."""
    paths = [panel["path"] for panel in request["panels"]]
    digests = {path: _digest(files[path]) for path in paths}
    panels = ((row.name_in_zip, files[row.file]) for row in order_rows(request, digests))
    return {"zip": packed([*((name, files[name]) for name in TABLES), *panels])}


def _digest(data: bytes) -> bytes:
    return canonical_json({"sha256": hashlib.sha256(data).hexdigest()}).encode()
