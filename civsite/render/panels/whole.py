"""A board and its panels' PDFs enter; a Job leaves that makes the whole board as one PDF, 1:1.

For shops that print a culture wall or a pasted showcase in a piece. Output `pdf`: a page a side,
the ground of the palette with every panel in its place, as vectors, in the inks it came with.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from civsite.model.board import Board
from civsite.model.details import ColourSpace, Details
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.panels.board import sides_of, slot_values
from civsite.render.panels.look import Look, document_values
from civsite.render.panels.panel import MARKS_MM
from civsite.render.panels.pdf import POINTS_PER_MM, finished, printed_with, standard_of
from civsite.typeset.engine import Typesetter

if TYPE_CHECKING:
    import pikepdf

_TEMPLATE = "print/whole.typ"


def whole_board_job(
    board: Board, panels: Mapping[str, Job], details: Details, look: Look, stem: str
) -> Job:
    """The job that makes `<stem>.pdf`; `panels` by slot, a slot without one stays ground."""
    return Job(
        name=f"whole-board/{board.id}/{look.quarter}",
        function="panels.whole",
        request=canonical_json(_request(board, details, look)),
        outputs={"pdf": f"{stem}.pdf"},
        files=printed_with(look.theme, details.printing.colour),
        needs={f"panel/{slot}": OutputOf(job.name, "pdf") for slot, job in panels.items()},
        board=board.id,
    )


def _request(board: Board, details: Details, look: Look) -> dict[str, Any]:
    printing = details.printing
    sides = sides_of(board.slots)
    return {
        **document_values(details, board.name, look),
        "community": {"name": details.name},
        "board": {"name": board.name},
        "panel": {
            "width": board.size.width,
            "height": board.size.height,
            "bleed": printing.bleed,
            "slug": MARKS_MM if printing.marks else 0.0,
            "colour": str(printing.colour),
        },
        "sides": [
            [slot_values(each) for each in board.slots if each.side is side] for side in sides
        ],
    }


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `pdf`. It claims PDF/X-4 or PDF/A-2b only where each of its panels does."""
    import pikepdf

    whole = request["panel"]
    panels = {name: data for name, data in files.items() if name.startswith("panel/")}
    promised = all(_claims(data, whole["colour"]) for data in panels.values())
    theme = {name: data for name, data in files.items() if name not in panels}
    with Typesetter(_TEMPLATE, theme) as typesetter:
        ground = typesetter.pdf(request, standard_of(whole["colour"]) if promised else None)
    with pikepdf.open(io.BytesIO(ground)) as document:
        for page, slots in zip(document.pages, request["sides"], strict=True):
            laid = [(slot, panels.get(f"panel/{slot['id']}")) for slot in slots]
            _lay_panels(document, page, whole, [(slot, panel) for slot, panel in laid if panel])
        return {"pdf": finished(document, whole, files, promised)}


def _claims(panel: bytes, colour: str) -> bool:
    """Whether a panel says that it keeps the standard of its colours."""
    import pikepdf

    with pikepdf.open(io.BytesIO(panel)) as document:
        if colour == ColourSpace.CMYK:
            return "/GTS_PDFXVersion" in document.docinfo
        return bool(document.open_metadata().pdfa_status)


def _lay_panels(
    document: pikepdf.Pdf,
    page: pikepdf.Page,
    whole: Mapping[str, Any],
    panels: Sequence[tuple[Mapping[str, Any], bytes]],
) -> None:
    import pikepdf

    page.contents_add(b"q\n", prepend=True)
    content = ["Q"]
    for number, (slot, pdf) in enumerate(panels):
        with pikepdf.open(io.BytesIO(pdf)) as source:
            panel = source.pages[0]
            unit = float(panel.obj.get("/UserUnit", 1))
            left, bottom = (unit * float(edge) for edge in panel.trimbox[:2])
            form = panel.as_form_xobject()
            form.BBox = panel.mediabox
            form = document.copy_foreign(form)
        # A name of ours: pikepdf's own would be random.
        name = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(f"/Panel{number}"))
        x, y, *window = _placed(slot, whole)
        box = " ".join(f"{edge:.4f}" for edge in window)
        place = f"{unit:g} 0 0 {unit:g} {x - left:.4f} {y - bottom:.4f} cm"
        content.append(f"q {box} re W n {place} {name} Do Q")
    page.contents_add("\n".join(content).encode() + b"\n")


def _placed(slot: Mapping[str, Any], whole: Mapping[str, Any]) -> tuple[float, ...]:
    """Where the slot's trim begins and what is seen of its panel, in points from the lower left corner.

    That is the trim, so that a panel's bleed covers no neighbour. Where the slot lies at the board's
    own edge the bleed goes on, or a cut would show white.
    """
    outside = whole["bleed"] + whole["slug"]
    right, lower = slot["x"] + slot["width"], slot["y"] + slot["height"]
    x = (outside + slot["x"]) * POINTS_PER_MM
    y = (outside + whole["height"] - lower) * POINTS_PER_MM
    width, height = slot["width"] * POINTS_PER_MM, slot["height"] * POINTS_PER_MM
    bleed = whole["bleed"] * POINTS_PER_MM
    left = bleed if slot["x"] == 0 else 0
    beyond = bleed if right == whole["width"] else 0
    above = bleed if slot["y"] == 0 else 0
    below = bleed if lower == whole["height"] else 0
    return (x, y, x - left, y - below, width + left + beyond, height + above + below)
