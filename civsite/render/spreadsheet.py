"""Rows enter; tables that Excel opens leave, the same bytes for the same rows at any hour."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from civsite.render.archive import packed

Row = Sequence[str | int]
_WIDEST_COLUMN = 60
_CLOCK = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NO_TIME = b"1980-01-01T00:00:00Z"


def csv_table(head: Row, rows: Iterable[Row]) -> bytes:
    """With a byte order mark, by which Excel knows UTF-8."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(head)
    writer.writerows(rows)
    return table.getvalue().encode("utf-8-sig")


def xlsx_table(head: Row, rows: Sequence[Row], title: str) -> bytes:
    """One sheet, its head in bold and always in view."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    for values in (head, *rows):
        sheet.append(values)
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, whatever a board is called
    for index, column in enumerate(zip(head, *rows, strict=True), 1):
        sheet.cell(1, index).font = Font(bold=True)
        longest = max(len(str(value)) for value in column)
        sheet.column_dimensions[get_column_letter(index)].width = min(_WIDEST_COLUMN, longest + 2)
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
