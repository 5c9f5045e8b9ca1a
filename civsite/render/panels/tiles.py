"""A panel's PDF and proof enter; a PDF for an office printer leaves: a map, then tiles at 1:1."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from itertools import product
from typing import Any, NamedTuple

from civsite.model.details import Details, OfficePaper
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.panels.look import Look, document_values, print_theme
from civsite.render.panels.panel import PanelPlace
from civsite.render.panels.pdf import POINTS_PER_MM, saved
from civsite.typeset.engine import Typesetter

MARGIN_MM = 10
OVERLAP_MM = 12
_TEMPLATE = "print/tiles.typ"
_PAPERS = {OfficePaper.A3: (297, 420), OfficePaper.A4: (210, 297)}


class TileSheet(NamedTuple):
    """Office paper, mm, turned so that the fewest sheets are needed."""

    paper: str
    width: int
    height: int
    columns: int
    rows: int


def tiles_job(panel: Job, place: PanelPlace, details: Details, look: Look, stem: str) -> Job:
    """The job that makes `<stem>.pdf`, the tiles of the panel that job `panel` makes."""
    slot = place.slot
    return Job(
        name=f"tiles/{panel.name}",
        function="panels.tiles",
        request=canonical_json({
            **document_values(details, f"{place.board.name} {slot.id}", look),
            "paper": str(details.printing.office_paper),
            "panel": {"width": slot.size.width, "height": slot.size.height},
        }),
        outputs={"pdf": f"{stem}.pdf"},
        files=print_theme(look.theme),
        needs={"pdf": OutputOf(panel.name, "pdf"), "png": OutputOf(panel.name, "png")},
        item=panel.item,
        board=panel.board,
    )  # fmt: skip


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `pdf`: the map page, then the tiles from the upper left, row by row."""
    width, height = request["panel"]["width"], request["panel"]["height"]
    sheet = sheet_for(width, height, OfficePaper(request["paper"]))
    tiles = tiles_of(width, height, sheet)
    margins = {"margin": MARGIN_MM, "overlap": OVERLAP_MM}
    data = {**request, "sheet": {**sheet._asdict(), **margins}, "tiles": tiles}
    typeset = {name: content for name, content in files.items() if name != "pdf"}
    with Typesetter(_TEMPLATE, typeset) as typesetter:
        marks = typesetter.pdf(data)
    return {"pdf": _with_panel(marks, files["pdf"], tiles, height)}


def sheet_for(width: int, height: int, paper: OfficePaper) -> TileSheet:
    """The sheet, upright or turned, that a panel of `width` × `height` mm needs fewest of."""
    short, long = _PAPERS[paper]
    sheets = (
        TileSheet(str(paper), w, h, _count(width, w), _count(height, h))
        for w, h in ((short, long), (long, short))
    )
    return min(sheets, key=lambda sheet: sheet.columns * sheet.rows)


def tiles_of(width: int, height: int, sheet: TileSheet) -> list[dict[str, int]]:
    """What each sheet shows of the panel, mm from its upper left corner, overlaps included."""
    across, down = sheet.width - 2 * MARGIN_MM, sheet.height - 2 * MARGIN_MM
    tiles = []
    for row, column in product(range(sheet.rows), range(sheet.columns)):
        x, y = column * (across - OVERLAP_MM), row * (down - OVERLAP_MM)
        shown = {"width": min(across, width - x), "height": min(down, height - y)}
        tiles.append({"row": row, "column": column, "x": x, "y": y, **shown})
    return tiles


def _count(length: int, paper: int) -> int:
    """Sheets that a length needs; the last one must show more than the overlap."""
    window = paper - 2 * MARGIN_MM
    return max(1, math.ceil((length - OVERLAP_MM) / (window - OVERLAP_MM)))


def _with_panel(marks: bytes, panel: bytes, tiles: list[dict[str, int]], height: int) -> bytes:
    """Lay the panel, once in the file, under every tile's marks, moved and clipped to its window."""
    import pikepdf

    with pikepdf.open(io.BytesIO(marks)) as document, pikepdf.open(io.BytesIO(panel)) as source:
        page = source.pages[0]
        left, bottom = float(page.trimbox[0]), float(page.trimbox[1])
        form = document.copy_foreign(page.as_form_xobject())
        for sheet, tile in zip(document.pages[1:], tiles, strict=True):
            # A name of ours: pikepdf's own would be random.
            name = sheet.add_resource(form, pikepdf.Name.XObject, pikepdf.Name.Panel)
            sheet_height = float(sheet.mediabox[3]) / POINTS_PER_MM
            clip_y = sheet_height - MARGIN_MM - tile["height"]
            window = (MARGIN_MM, clip_y, tile["width"], tile["height"])
            box = " ".join(f"{edge * POINTS_PER_MM:.4f}" for edge in window)
            dx = (MARGIN_MM - tile["x"]) * POINTS_PER_MM - left
            dy = (sheet_height - MARGIN_MM + tile["y"] - height) * POINTS_PER_MM - bottom
            content = f"q {box} re W n 1 0 0 1 {dx:.4f} {dy:.4f} cm {name} Do Q\n"
            sheet.contents_add(content.encode(), prepend=True)
        return saved(document)
