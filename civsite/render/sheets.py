"""An item enters; the jobs of an A4 and an A3 sheet of it leave, for anyone's printer.

They have no bleed and the screen's colours. A3 is the same sheet enlarged, so that both say and
show the same.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from civsite.fit.fits import Fits
from civsite.fit.question import Question
from civsite.model.board import Board, BoardKind, Slot
from civsite.model.community import Community
from civsite.model.details import ColourSpace, Details, Printing
from civsite.model.file import FileInput
from civsite.model.item import Item
from civsite.model.scalars import Point, Size
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.site.addresses import item_path, url_of

if TYPE_CHECKING:
    from civsite.render.panels.panel import Look, PanelPictures

PAPERS = ("A4", "A3")
UPRIGHT = Size(210, 297)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes on paper: `source` is the item's file, `size` that of the A4 in mm.

    `distance_cm` is how far its readers stand.
    """

    item: Item
    source: str
    size: Size
    distance_cm: int


def sheet_name(paper: str, item: str) -> str:
    """The name of the job that makes an item's sheet; its outputs: `pdf`, and `png` of the A4."""
    return f"handout/{paper}/{item}"


def sheet_jobs(sheet: Sheet, community: Community, look: Look, fits: Fits) -> Iterator[Job]:
    """The A4's job, then the A3's; none if the words are too many for a sheet."""
    from civsite.render.panels.panel import PanelPlace, panel_job

    if not can_carry(sheet, fits):
        return
    desk = _desk(sheet)
    place = PanelPlace(
        board=desk,
        slot=desk.slots[0],
        variant=0,
        url=address_of(sheet.item, community.details),
        language=str(community.details.languages[0]),
        source_path=sheet.source,
    )
    pictures = _pictures(sheet.item, community)
    made = panel_job(sheet.item, place, _for_desks(community.details), look, pictures, "")
    a4 = replace(
        made,
        name=sheet_name("A4", sheet.item.id),
        outputs=dict.fromkeys(made.outputs),
        board=None,
    )
    yield a4
    yield Job(
        name=sheet_name("A3", sheet.item.id),
        function="sheets",
        request=canonical_json({"scale": math.sqrt(2)}),
        outputs={"pdf": None},
        needs={"sheet": OutputOf(a4.name, "pdf")},
        made_from=a4.made_from,
        item=sheet.item.id,
    )


def can_carry(sheet: Sheet, fits: Fits) -> bool:
    """Whether a sheet carries the item's words, legible to its readers."""
    desk = _desk(sheet)
    return fits.can_carry(sheet.item, desk, desk.slots)


def ask_for(sheets: Iterable[Sheet], fits: Fits) -> None:
    """Asks for many sheets at once, which is quicker than one after another."""
    desks = [(sheet.item, _desk(sheet)) for sheet in sheets]
    fits.answers(Question.of_item(item, desk, desk.slots[0]) for item, desk in desks)


def _desk(sheet: Sheet) -> Board:
    """A board of one slot, which is the sheet."""
    return Board(
        id="handout",
        name=sheet.item.title,
        kind=BoardKind.OFFICE,
        size=sheet.size,
        slots=(Slot(id="A4", at=Point(0, 0), size=sheet.size),),
        distance=sheet.distance_cm,
    )


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `pdf`: the page of `sheet` enlarged `scale` times, as the same vectors."""
    import pikepdf

    from civsite.render.panels.boxes import saved

    scale = float(request["scale"])
    with pikepdf.open(io.BytesIO(files["sheet"])) as document:
        page = document.pages[0]
        page.contents_add(f"q {scale:.6f} 0 0 {scale:.6f} 0 0 cm".encode(), prepend=True)
        page.contents_add(b"Q")
        for box in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"):
            if box in page.obj:
                edges = [round(float(edge) * scale, 4) for edge in page.obj[box].as_list()]
                page.obj[box] = pikepdf.Array(edges)
        return {"pdf": saved(document)}


def address_of(item: Item, details: Details) -> str | None:
    """Where the item's page stands on the community's website."""
    return f"{details.url.rstrip('/')}/{url_of(item_path(item))}" if details.url else None


def _for_desks(details: Details) -> Details:
    printing = Printing(bleed=0, marks=False, colour=ColourSpace.RGB)
    return details.model_copy(update={"printing": printing})


def _pictures(item: Item, community: Community) -> PanelPictures:
    from civsite.render.panels.content import photos_of
    from civsite.render.panels.panel import PanelPictures

    logo = community.details.logo
    named = [*photos_of(item), *([logo] if logo else [])]
    return PanelPictures(
        {
            path: FileInput(community.media[path].location, community.media[path].sha256)
            for path in named
            if path in community.media
        }
    )
