"""An item enters; the jobs of an A4 and an A3 sheet of it leave, for anyone's printer.

Every poster has them, and every emergency, for the doors. They have no bleed and the screen's colours.
A3 is the same sheet enlarged, so that both say and show the same.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from civsite.check.located import key_of
from civsite.fit.fits import Fits, Question
from civsite.model.board import Board, BoardKind, Slot
from civsite.model.community import Community
from civsite.model.details import ColourSpace, Details, Printing
from civsite.model.item import Item
from civsite.model.kinds.poster import Poster
from civsite.model.scalars import Point, Size
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.panels.look import Look
from civsite.render.site.addresses import item_path, url_of
from civsite.text.links import ascii_url

PAPERS = ("A4", "A3")
UPRIGHT = Size(210, 297)
_IN_THE_HAND_CM = 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes on paper: `source` is the item's file, `size` that of the A4 in mm.

    `distance_cm` is how far its readers stand.
    """

    item: Item
    source: str
    size: Size
    distance_cm: int

    @property
    def desk(self) -> Board:
        """A board of one slot, which is the sheet."""
        return Board(
            id="handout",
            name=self.item.title,
            kind=BoardKind.OFFICE,
            size=self.size,
            slots=(Slot(id="A4", at=Point(0, 0), size=self.size),),
            distance=self.distance_cm,
        )


def sheet_name(paper: str, item: str) -> str:
    """The name of the job that makes an item's sheet; its outputs: `pdf`, and `png` of the A4."""
    return f"handout/{paper}/{item}"


def handout_jobs(community: Community, look: Look, fits: Fits) -> list[Job]:
    """Two jobs a poster; a poster whose words are too many for a sheet has none."""
    sheets = [_handout(poster, community) for poster in community.items_of(Poster)]
    # All at once, which is quicker than one after another.
    fits.answers(Question.of_item(each.item, each.desk, each.desk.slots[0]) for each in sheets)
    return [job for sheet in sheets for job in sheet_jobs(sheet, community, look, fits)]


def _handout(poster: Poster, community: Community) -> Sheet:
    """Finished artwork that lies gets a lying sheet."""
    artwork = community.media.get(poster.artwork) if poster.artwork else None
    lying = artwork is not None and artwork.width > artwork.height
    size = Size(UPRIGHT.height, UPRIGHT.width) if lying else UPRIGHT
    source = community.sources.get(key_of(poster))
    return Sheet(poster, source.path if source else "", size, _IN_THE_HAND_CM)


def sheet_jobs(sheet: Sheet, community: Community, look: Look, fits: Fits) -> Iterator[Job]:
    """The A4's job, then the A3's; none if the words are too many for a sheet."""
    from civsite.render.panels.panel import PanelPlace, panel_job

    if not can_carry(sheet, fits):
        return
    item, details = sheet.item, community.details
    place = PanelPlace(
        board=sheet.desk,
        slot=sheet.desk.slots[0],
        url=address_of(item, details),
        source_path=sheet.source,
    )
    printing = Printing(bleed=0, marks=False, colour=ColourSpace.RGB)
    of_desks = replace(community, details=details.model_copy(update={"printing": printing}))
    made = panel_job(item, place, of_desks, look, {}, "")
    a4 = replace(
        made, name=sheet_name("A4", item.id), outputs=dict.fromkeys(made.outputs), board=None
    )
    yield a4
    yield Job(
        name=sheet_name("A3", item.id),
        function="sheets",
        request=canonical_json({"scale": math.sqrt(2)}),
        outputs={"pdf": None},
        needs={"sheet": OutputOf(a4.name, "pdf")},
        made_from=a4.made_from,
        item=item.id,
    )


def can_carry(sheet: Sheet, fits: Fits) -> bool:
    """Whether a sheet carries the item's words, legible to its readers."""
    return fits.can_carry(sheet.item, sheet.desk, sheet.desk.slots)


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `pdf`: the page of `sheet` enlarged `scale` times, as the same vectors."""
    import pikepdf

    from civsite.render.panels.pdf import saved

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
    """Where the item's page stands on the community's website, in ASCII."""
    if details.url is None:
        return None
    return ascii_url(f"{details.url.rstrip('/')}/{url_of(item_path(item))}")
