"""A board and what hangs in its slots enter; a Job leaves that draws the whole board to scale.

Outputs `pdf` (A3 pages: the drawing with dimensions, then what goes where) and `png` (page one).
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from civsite.model.board import Board, Side, Slot
from civsite.model.details import Details
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.panels.look import SEASONS_EN, Look, document_values, print_theme
from civsite.render.panels.pdf import saved
from civsite.render.panels.wording import say
from civsite.typeset.engine import Typesetter

State = Literal["keep", "new", "changed", "cleared", "empty"]

_TEMPLATE = "print/board.typ"
_PAGE_WIDTH_MM = 420
_PICTURE_WIDTH_PX = 2000


@dataclass(frozen=True, slots=True)
class Hanging:
    """What one slot carries. `panel` is the panel's job; `previous` the title that comes down."""

    slot: Slot
    title: str | None
    panel: str | None
    state: State
    previous: str | None = None


def board_job(
    board: Board, hangings: Sequence[Hanging], details: Details, look: Look, stem: str
) -> Job:
    """The job that makes `<stem>.pdf` and `<stem>.png` of one board in one edition."""
    return Job(
        name=f"board/{board.id}/{look.quarter}",
        function="panels.board",
        request=canonical_json(_request(board, hangings, details, look)),
        outputs={"pdf": f"{stem}.pdf", "png": f"{stem}.png"},
        files=print_theme(look.theme),
        needs={
            f"panel/{each.slot.id}": OutputOf(each.panel, "png") for each in hangings if each.panel
        },
        board=board.id,
    )


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `pdf` and `png`."""
    import pikepdf

    with Typesetter(_TEMPLATE, files) as typesetter:
        pdf = typesetter.pdf(request)
        png = typesetter.png(request, _PAGE_WIDTH_MM, _PICTURE_WIDTH_PX, first=True)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {"pdf": saved(document), "png": png}


def state_of(item: str | None, previous: str | None) -> State:
    """What the hanger does in a slot that carried item `previous` and is to carry `item`."""
    if item is None:
        return "cleared" if previous else "empty"
    if previous is None:
        return "new"
    return "keep" if item == previous else "changed"


def sides_of(slots: Sequence[Slot]) -> list[Side]:
    """The sides that have slots, front first; the front if none has."""
    return [side for side in Side if any(slot.side is side for slot in slots)] or [Side.FRONT]


def slot_values(slot: Slot) -> dict[str, Any]:
    """A slot as templates take it, in mm."""
    return {
        "id": slot.id,
        "x": slot.at.x,
        "y": slot.at.y,
        "width": slot.size.width,
        "height": slot.size.height,
    }


def _request(
    board: Board, hangings: Sequence[Hanging], details: Details, look: Look
) -> dict[str, Any]:
    language = look.papers.typeset_language(details.main_language)
    values = document_values(details, board.name, look)
    if language == "en":
        values["edition"]["season"] = SEASONS_EN[look.quarter.number]
    return {
        **values,
        "language": language,
        "board": {
            "name": board.name,
            "place": board.place,
            "owner": board.owner,
            "width": board.size.width,
            "height": board.size.height,
        },
        "sides": [
            {"id": str(side), "title": say(language, side.chinese, str(side))}
            for side in sides_of([each.slot for each in hangings])
        ],
        "slots": [
            {
                **slot_values(each.slot),
                "side": str(each.slot.side),
                "title": each.title,
                "state": each.state,
                "previous": each.previous if each.state in ("changed", "cleared") else None,
            }
            for each in hangings
        ],
    }
