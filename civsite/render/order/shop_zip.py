"""Enters: the order's tables and every panel's files. Leaves: the print shop's zips, PDF and JPG."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civsite.render.archive import Archive
from civsite.render.order.rows import order_rows

TABLES = ("order.csv", "order.xlsx")


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Archive]:
    """Outputs `zip` and `jpg_zip`: the order, and each different panel once.

    A panel's name says edition, board, slot, size and quantity.
    """
    rows = order_rows(request, files)
    tables = [(name, name) for name in TABLES]
    return {
        "zip": Archive((*tables, *((row.name_in_zip, row.file) for row in rows))),
        "jpg_zip": Archive((*tables, *((row.jpg_name, row.jpg) for row in rows))),
    }
