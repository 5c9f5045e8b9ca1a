"""Enters: the panels of an edition and the digests of their files. Leaves: `order.csv`, `order.xlsx`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from civsite.render.archive import packed
from civsite.render.order.rows import COLUMNS, Row, order_rows

_WIDEST_COLUMN = 60
_CLOCK = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NO_TIME = b"1980-01-01T00:00:00Z"


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `csv` (with a byte order mark for Excel) and `xlsx`; sizes in mm without bleed."""
    rows = order_rows(request, files)
    return {"csv": _csv(rows), "xlsx": _xlsx(rows, request["quarter"])}


def _csv(rows: Sequence[Row]) -> bytes:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows(row.values for row in rows)
    return table.getvalue().encode("utf-8-sig")


def _xlsx(rows: Sequence[Row], title: str) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    for values in (COLUMNS, *(row.values for row in rows)):
        sheet.append(values)
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, whatever a board is called
    for index, name in enumerate(COLUMNS, 1):
        sheet.cell(1, index).font = Font(bold=True)
        longest = max(len(name), *(len(str(row.values[index - 1])) for row in rows), 0)
        column = sheet.column_dimensions[get_column_letter(index)]
        column.width = min(_WIDEST_COLUMN, longest + 2)
    sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    workbook.save(stream)
    return _without_time(stream.getvalue())


def _without_time(xlsx: bytes) -> bytes:
    """openpyxl writes the clock into the properties and the zip."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(xlsx)) as archive:
        files = [(name, archive.read(name)) for name in archive.namelist()]
    return packed(
        (name, _CLOCK.sub(_NO_TIME, data) if name == "docProps/core.xml" else data)
        for name, data in files
    )
