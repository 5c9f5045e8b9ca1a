"""Rows enter; tables that Excel opens leave, the same bytes for the same rows at any hour.

Words stay words: a spreadsheet that opens a CSV would make a date of `3-2`, a number of `007` or `1E5`,
and run `=1+1`. An apostrophe before just these keeps them as they are. In a workbook each cell says
what it is.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

from civsite.diagnostics import width_of
from civsite.render.archive import packed

Cell = str | int | float | datetime.date
Row = Sequence[Cell]
# In characters: a page across holds 150 at full size. What is longer goes on in the next line.
_NARROWEST, _WIDEST = 6, 18
_MARGIN_INCHES = 0.4
_CLOCK = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NO_TIME = b"1980-01-01T00:00:00Z"
# A whole number of up to eleven digits without a zero in front reads the same as a number.
_HARMLESS = re.compile(r"(?:0|[1-9]\d{0,10})?")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TAKEN = re.compile(
    rf"""[=+\-@].*                                            # a formula
    | [($¥€£]* (?:\d[\d,]*\.?\d*|\.\d+) (?:e[+-]?\d+)? [%)]*   # a number
    | (?:\d+\s+)? \d{{1,2}}\s*[-/.]\s*\d{{1,4}} (?:\s*[-/.]\s*\d{{1,4}})? (?:\s+\d{{1,2}}:.*)?   # a date, a fraction
    | \d{{4}}\s*[-/.]\s*\d{{1,2}} (?:\s*[-/.]\s*\d{{1,2}})? (?:[\sT]+\d{{1,2}}:.*)?
    | (?:\d{{2,4}}年)? \d{{1,2}}月 (?:\d{{1,2}}日)? | \d{{2,4}}年
    | \d{{1,2}}:\d{{1,2}}(?::\d.*)? (?:\s*[ap]m?)? | \d{{1,2}}时(?:\d{{1,2}}分?)?(?:\d{{1,2}}秒)?   # a time
    | \d{{1,2}}[-\s/]?{_MONTH}(?:[-\s/]?\d{{2,4}})? | {_MONTH}[-\s/]?\d{{1,4}}
    | true | false""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL | re.ASCII,
)


def csv_table(head: Row, rows: Iterable[Row]) -> bytes:
    """With a byte order mark, by which Excel knows UTF-8."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerows([_as_text(cell) for cell in row] for row in (head, *rows))
    return table.getvalue().encode("utf-8-sig")


def _as_text(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    seen = unicodedata.normalize("NFKC", cell).strip()  # ＝1＋1 and ００７ are taken for the same
    return f"'{cell}" if _TAKEN.fullmatch(seen) and not _HARMLESS.fullmatch(seen) else cell


def xlsx_table(head: Row, rows: Sequence[Row], title: str) -> bytes:
    """One sheet, as wide as a page; its head in bold, in view and on top of each page."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    for values in (head, *rows):
        sheet.append(values)
        for cell in sheet[sheet.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, whatever a board is called
                cell.number_format = "@"  # nor anything else once somebody has edited it
    for index, (name, *column) in enumerate(zip(head, *rows, strict=True), 1):
        sheet.cell(1, index).font = Font(bold=True)
        longest = max((width_of(str(value)) for value in (*column, *str(name).split())), default=0)
        width = max(_NARROWEST, min(_WIDEST, longest + 2))
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = (
        1,
        0,
    )  # as many pages long as it takes
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN_INCHES
    sheet.oddFooter.center.text = "&P / &N"
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
