"""What a print shop is handed: a table of files and quantities, and a zip that says the same."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import time

import openpyxl
import pytest

from civsite.render.order import render_shop_zip, render_tables
from civsite.render.panels import panel
from tests.render.panels.subjects import SUBJECTS, details, look, place

_PDFS = {"east/A-p.pdf": b"%PDF one", "north/B-p.pdf": b"%PDF one", "west/正2-q.pdf": b"%PDF two"}


def _panel(path: str) -> dict[str, object]:
    board, slot = path.removesuffix(".pdf").split("/")
    place = {
        "board": board,
        "board_name": f"{board}栏",
        "slot": slot.split("-")[0],
        "item": "p",
        "title": "文明停车",
    }
    files = {"path": path, "jpg": path.replace(".pdf", ".jpg"), "dpi": 150, "tiles": None}
    return {**place, **files, "width": 600, "height": 900}


_REQUEST = {
    "quarter": "2026Q4",
    "panels": [_panel(path) for path in _PDFS],
    "colour": "cmyk",
    "bleed": 3,
    "language": "en",
    "material": "5 mm PVC",
    "contact": "梨园社区",
    "phone": "0731-8888 0000",
    "due": "",
}
_DIGESTS = {
    path: json.dumps({"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}).encode()
    for path, data in _PDFS.items()
}


def _read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_panels_that_are_the_same_bytes_are_ordered_once_with_their_quantity() -> None:
    header, shared, single, _ = _read_csv(render_tables(_REQUEST, _DIGESTS)["csv"])
    shared_row, single_row = (
        dict(zip(header, shared, strict=True)),
        dict(zip(header, single, strict=True)),
    )
    assert (shared_row["quantity"], single_row["quantity"]) == ("2", "1")
    assert (shared_row["board"], shared_row["slot"]) == ("east栏; north栏", "A; B")
    assert shared_row["name_in_zip"] == "2026Q4_east_A+1_600x900mm_x2.pdf"
    assert single_row["name_in_zip"] == "2026Q4_west_正2_600x900mm_x1.pdf"


def test_the_spreadsheet_says_what_the_csv_says() -> None:
    made = render_tables(_REQUEST, _DIGESTS)
    sheet = openpyxl.load_workbook(io.BytesIO(made["xlsx"])).active
    rows = [["" if value is None else str(value) for value in row] for row in sheet.values]
    assert rows == _read_csv(made["csv"])


@pytest.mark.slow
def test_tables_are_the_same_bytes_at_any_hour() -> None:
    first = render_tables(_REQUEST, _DIGESTS)
    time.sleep(2.1)  # a zip's clock ticks every other second
    assert render_tables(_REQUEST, _DIGESTS) == first


@pytest.mark.parametrize(("output", "ending"), [("zip", ".pdf"), ("jpg_zip", ".jpg")])
def test_the_zips_hold_each_file_once_under_the_name_the_table_gives(
    output: str, ending: str
) -> None:
    header, *rows, _ = _read_csv(render_tables(_REQUEST, _DIGESTS)["csv"])
    named = [dict(zip(header, row, strict=True)) for row in rows]
    assert render_shop_zip(_REQUEST, _DIGESTS)[output].members == (
        ("order.csv", "order.csv"),
        ("order.xlsx", "order.xlsx"),
        *((row["name_in_zip"][:-4] + ending, row["file"][:-4] + ending) for row in named),
    )


def test_without_codes_two_boards_of_one_size_share_a_panel() -> None:
    item = SUBJECTS["convention-usual"]
    first = place(600, 900, url=None)
    other = place(600, 900, url=None)
    object.__setattr__(other, "board", other.board.model_copy(update={"name": "西门宣传栏"}))
    requests = [panel.panel_request(item, each, details(), look()) for each in (first, other)]
    assert requests[0] == requests[1]
