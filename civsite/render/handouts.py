"""Enters: a community and the look of the quarter. Leaves: the jobs of posters for anyone's printer.

The website offers each poster as A4 and A3, without bleed and in the screen's colours. A3 is the
same sheet enlarged, so that both say and show the same.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pikepdf

from civsite.model.board import Board, BoardKind, Slot
from civsite.model.community import Community
from civsite.model.details import ColourSpace, Details, Printing
from civsite.model.file import FileInput
from civsite.model.poster import Poster
from civsite.model.scalars import Point, Size
from civsite.plan.capacity import Shown, shown_in_slots
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.site.addresses import item_path, url_of
from civsite.render.typeset.boxes import saved
from civsite.render.typeset.content import photos_of
from civsite.render.typeset.panel import Look, PanelPictures, PanelPlace, panel_job

PAPERS = ("A4", "A3")
_A4 = Size(210, 297)
# Held in the hand.
_DISTANCE_CM = 40


def handout_jobs(community: Community, look: Look) -> list[Job]:
    """Two jobs a poster; a poster whose words are too many for a sheet has none."""
    return [
        job for poster in community.items_of(Poster) for job in _jobs_of(poster, community, look)
    ]


def handout_name(paper: str, poster: str) -> str:
    """The name of the job that makes a poster's sheet; its outputs: `pdf`, and `png` of the A4."""
    return f"handout/{paper}/{poster}"


def _jobs_of(poster: Poster, community: Community, look: Look) -> Iterator[Job]:
    size = _upright_or_lying(poster, community)
    sheet = Slot(id="A4", at=Point(0, 0), size=size)
    desk = Board(
        id="handout",
        name=poster.title,
        kind=BoardKind.OFFICE,
        size=size,
        slots=(sheet,),
        distance=_DISTANCE_CM,
    )
    if shown_in_slots(poster, desk, desk.slots) is Shown.NOTHING:
        return
    source = community.sources.get(("posters", poster.id))
    path = source.path if source else ""
    place = PanelPlace(
        board=desk,
        slot=sheet,
        variant=0,
        url=_url(poster, community.details),
        language=str(community.details.languages[0]),
        source_path=path,
    )
    made = panel_job(
        poster, place, _for_desks(community.details), look, _pictures(poster, community), ""
    )
    a4 = replace(
        made,
        name=handout_name("A4", poster.id),
        outputs=dict.fromkeys(made.outputs),
        board=None,
    )
    yield a4
    yield Job(
        name=handout_name("A3", poster.id),
        function="civsite.render.handouts:render",
        request=canonical_json({"scale": math.sqrt(2)}),
        outputs={"pdf": None},
        needs={"sheet": OutputOf(a4.name, "pdf")},
        made_from=a4.made_from,
        item=poster.id,
    )


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `pdf`: the page of `sheet` enlarged `scale` times, as the same vectors."""
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


def _upright_or_lying(poster: Poster, community: Community) -> Size:
    """Finished artwork that lies gets a lying sheet."""
    artwork = community.media.get(poster.artwork) if poster.artwork else None
    lying = artwork is not None and artwork.width > artwork.height
    return Size(_A4.height, _A4.width) if lying else _A4


def _for_desks(details: Details) -> Details:
    printing = Printing(bleed=0, marks=False, colour=ColourSpace.RGB)
    return details.model_copy(update={"printing": printing})


def _url(poster: Poster, details: Details) -> str | None:
    return f"{details.url.rstrip('/')}/{url_of(item_path(poster))}" if details.url else None


def _pictures(poster: Poster, community: Community) -> PanelPictures:
    logo = community.details.logo
    named = [*photos_of(poster), *([logo] if logo else [])]
    return PanelPictures(
        {
            path: FileInput(community.media[path].location, community.media[path].sha256)
            for path in named
            if path in community.media
        }
    )
