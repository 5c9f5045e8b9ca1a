"""Enters: the quarter's tables as JSON values. Leaves: the report as a page and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from civsite.render.page import fill_page

_PLACEMENT_COLUMNS = ("board", "name", "slot", "size", "item", "title", "kind", "reason", "owner")


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `html`, `placements`, `coverage`, `figures`; tables open in Excel as they are."""
    name = "theme/report/report.html"
    coverage = request["coverage"]
    return {
        "html": fill_page(name, files[name], request),
        "placements": _csv(
            _PLACEMENT_COLUMNS,
            ([row[name] for name in _PLACEMENT_COLUMNS] for row in request["placements"]),
        ),
        "coverage": _csv(
            ["", *coverage["boards"]], ([row["show"], *row["counts"]] for row in coverage["rows"])
        ),
        "figures": _csv(
            ("figure", "name", "total"),
            ([row["key"], row["name"], row["total"]] for row in request["figures"]),
        ),
    }


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(head)
    writer.writerows(rows)
    return table.getvalue().encode("utf-8-sig")
