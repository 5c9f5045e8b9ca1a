"""Enters: the panels of an edition and the digests of their files. Leaves: `order.csv`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

COLUMNS = ("file", "board", "slot", "size", "quantity", "colour", "sha256")


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `csv`: a row a panel, sizes in mm without bleed; with a byte order mark for Excel."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for panel in request["panels"]:
        size = f"{panel['width']}x{panel['height']}"
        sha256 = json.loads(files[panel["path"]])["sha256"]
        row = (panel["path"], panel["board"], panel["slot"], size, 1, request["colour"], sha256)
        writer.writerow(row)
    return {"csv": table.getvalue().encode("utf-8-sig")}
