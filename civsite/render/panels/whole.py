"""A board and its panels' PDFs enter; a Job leaves that makes the whole board as one PDF, 1:1.

For shops that print a culture wall or a pasted showcase in a piece. Output `pdf`: a page a side,
the ground of the palette with every panel in its place, as vectors, in the inks it came with.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from civsite.model.board import Board, Side
from civsite.model.details import ColourSpace, Details
from civsite.render.job import FileInput, Job, OutputOf, canonical_json
from civsite.render.panels.boxes import POINTS_PER_MM, saved, set_boxes
from civsite.render.panels.panel import MARKS_MM, Look, edition_values, print_theme, swatches
from civsite.render.panels.pdfx import PROFILE, VERSION, declare_pdfx, set_output_intent
from civsite.typeset.engine import Standard, Typesetter

if TYPE_CHECKING:
    import pikepdf

_TEMPLATE = "print/whole.typ"
_ARCHIVE: Standard = "a-2b"


def whole_board_job(
    board: Board, panels: Mapping[str, Job], details: Details, look: Look, stem: str
) -> Job:
    """The job that makes `<stem>.pdf`; `panels` by slot, a slot without one stays ground."""
    profile: dict[str, FileInput] = {}
    if details.printing.colour is ColourSpace.CMYK:
        profile = {PROFILE: look.theme[PROFILE]}
    return Job(
        name=f"whole-board/{board.id}/{look.quarter}",
        function="panels.whole",
        request=canonical_json(_request(board, details, look)),
        outputs={"pdf": f"{stem}.pdf"},
        files={**print_theme(look.theme), **profile},
        needs={f"panel/{slot}": OutputOf(job.name, "pdf") for slot, job in panels.items()},
        board=board.id,
    )


def sides_of(board: Board) -> list[Side]:
    """The sides that have slots, in the order of the pages; the front if none has."""
    return [side for side in Side if any(slot.side is side for slot in board.slots)] or [Side.FRONT]


def _request(board: Board, details: Details, look: Look) -> dict[str, Any]:
    printing = details.printing
    return {
        "document": f"{details.name} · {board.name} · {look.quarter}",
        "language": str(details.languages[0]),
        "palette": swatches(look.palette),
        "edition": edition_values(look),
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
            [
                {
                    "id": slot.id,
                    "x": slot.at.x,
                    "y": slot.at.y,
                    "width": slot.size.width,
                    "height": slot.size.height,
                }
                for slot in board.slots
                if slot.side is side
            ]
            for side in sides_of(board)
        ],
    }


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `pdf`. It claims PDF/X-4 or PDF/A-2b only where each of its panels does."""
    import pikepdf

    whole = request["panel"]
    in_inks = whole["colour"] == ColourSpace.CMYK
    panels = {name: data for name, data in files.items() if name.startswith("panel/")}
    kept = all(_claims(data, in_inks) for data in panels.values())
    standard = (VERSION if in_inks else _ARCHIVE) if kept else None
    theme = {name: data for name, data in files.items() if name not in panels}
    with Typesetter(_TEMPLATE, theme) as typesetter:
        ground = typesetter.pdf(request, standard)
    with pikepdf.open(io.BytesIO(ground)) as document:
        for page, slots in zip(document.pages, request["sides"], strict=True):
            _lay_panels(
                document, page, [each for each in slots if _name(each) in panels], whole, panels
            )
        set_boxes(document, whole, whole["slug"])
        if in_inks:
            set_output_intent(document, files[PROFILE])
            if kept:
                declare_pdfx(document)
        return {"pdf": saved(document)}


def _name(slot: Mapping[str, Any]) -> str:
    return f"panel/{slot['id']}"


def _claims(panel: bytes, in_inks: bool) -> bool:
    """Whether a panel says that it keeps the standard of its colours."""
    import pikepdf

    with pikepdf.open(io.BytesIO(panel)) as document:
        if in_inks:
            return "/GTS_PDFXVersion" in document.docinfo
        return bool(document.open_metadata().pdfa_status)


def _lay_panels(
    document: pikepdf.Pdf,
    page: pikepdf.Page,
    slots: Sequence[Mapping[str, Any]],
    whole: Mapping[str, Any],
    panels: Mapping[str, bytes],
) -> None:
    import pikepdf

    page.contents_add(b"q\n", prepend=True)
    content = ["Q"]
    for number, slot in enumerate(slots):
        with pikepdf.open(io.BytesIO(panels[_name(slot)])) as source:
            panel = source.pages[0]
            unit = float(panel.obj.get("/UserUnit", 1))
            left, bottom = (unit * float(edge) for edge in panel.trimbox[:2])
            form = panel.as_form_xobject()
            form.BBox = panel.mediabox
            form = document.copy_foreign(form)
        # A name of ours: pikepdf's own would be random.
        name = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(f"/Panel{number}"))
        x, y = _lower_left(slot, whole)
        window = " ".join(f"{edge:.4f}" for edge in _window(slot, whole))
        place = f"{unit:g} 0 0 {unit:g} {x - left:.4f} {y - bottom:.4f} cm"
        content.append(f"q {window} re W n {place} {name} Do Q")
    page.contents_add("\n".join(content).encode() + b"\n")


def _lower_left(slot: Mapping[str, Any], whole: Mapping[str, Any]) -> tuple[float, float]:
    """Where the slot's trim begins, in points from the sheet's lower left corner."""
    outside = whole["bleed"] + whole["slug"]
    above = slot["y"] + slot["height"]
    return (
        (outside + slot["x"]) * POINTS_PER_MM,
        (outside + whole["height"] - above) * POINTS_PER_MM,
    )


def _window(slot: Mapping[str, Any], whole: Mapping[str, Any]) -> tuple[float, ...]:
    """What is seen of a panel, in points: its trim, so that its bleed covers no neighbour.

    Where the slot lies at the board's own edge the bleed goes on, or a cut would show white.
    """
    bleed = whole["bleed"] * POINTS_PER_MM
    x, y = _lower_left(slot, whole)
    width, height = slot["width"] * POINTS_PER_MM, slot["height"] * POINTS_PER_MM
    left = bleed if slot["x"] == 0 else 0
    right = bleed if slot["x"] + slot["width"] == whole["width"] else 0
    above = bleed if slot["y"] == 0 else 0
    below = bleed if slot["y"] + slot["height"] == whole["height"] else 0
    return (x - left, y - below, width + left + right, height + above + below)
