"""An item, its slot and the look of the quarter enter; a Job leaves that typesets the panel.

The job's function, `render`, gives `pdf` (trim size exact, boxes true, marks outside the bleed;
PDF/X-4 in CMYK, PDF/A-2 in RGB), `png` (a light proof of the trim size) and `rgb` (a PDF of trim
and bleed in screen colours, which the JPG is made of).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from civsite.diagnostics import Diagnostic, Refused, Span
from civsite.fit.answer import TooLong, too_long_diagnostic
from civsite.fit.legibility import legible_points, reading_distance_cm
from civsite.fit.portions import Portion, portions
from civsite.media.formats import HEAD_BYTES, format_of
from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.model.details import ColourSpace, Details
from civsite.model.item import Item
from civsite.model.scalars import Size
from civsite.quarter import Quarter
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.media.picture import as_png
from civsite.render.panels.content import (
    content_of,
    continued,
    photos_of,
    template_data,
    unreadable,
)
from civsite.render.panels.look import Look, document_values
from civsite.render.panels.pdf import finished, printed_with, standard_of
from civsite.typeset.engine import Overflow, Typesetter, UnreadablePicture

PROOF_LONG_SIDE_PX = 1200
MARKS_MM = 8.0
TEMPLATE = "print/panel.typ"


@dataclass(frozen=True, slots=True)
class PanelPlace:
    """Where the panel hangs. `variant`: even light, odd deep; the rest chooses the composition.

    `portion` says which part of its item the panel carries, where that goes on over several slots.
    """

    board: Board
    slot: Slot
    variant: int = 0
    url: str | None = None
    source_path: str = ""
    portion: Portion | None = None


def panel_job(
    item: Item,
    place: PanelPlace,
    community: Community,
    look: Look,
    sized: Mapping[str, OutputOf],
    stem: str,
) -> Job:
    """The job that makes `<stem>.pdf` and `<stem>.png`.

    `sized` are the photos that other jobs make ready for it, by path; what is missing is left out.
    """
    details = community.details
    shown = [community.media.get(path) for path in (*photos_of(item), details.logo or "")]
    untouched = {media.path: media.file for media in shown if media and media.path not in sized}
    return Job(
        name=f"panel/{place.board.id}/{place.slot.id}/{look.quarter}/{item.id}",
        function="panels.panel",
        request=canonical_json(panel_request(item, place, details, look)),
        outputs={"pdf": f"{stem}.pdf", "png": f"{stem}.png", "rgb": None},
        files={**untouched, **printed_with(look.theme, details.printing.colour)},
        needs=sized,
        made_from=(place.source_path,) if place.source_path else (),
        item=item.id,
        board=place.board.id,
    )


def panel_request(item: Item, place: PanelPlace, details: Details, look: Look) -> dict[str, Any]:
    """Everything but files that decides how the panel looks, as JSON values; lengths in mm."""
    shown = _shown(item, place, details, look)
    return {
        **shown,
        "code": code_address(place.url, look.quarter, _digest(shown)) if place.url else None,
        "source": place.source_path or item.id,
        "item": item.id,
        "goes_on": portions(item, (1, 1)) is not None,
    }


def panel_digest(item: Item, place: PanelPlace, details: Details, look: Look) -> str:
    """Eight digits that stand for what the panel shows without its code, as the code carries them."""
    return _digest(_shown(item, place, details, look))


def code_address(url: str, quarter: Quarter, digest: str) -> str:
    """`url` with the edition and what the panel shows: a photo of it can be held to the plan."""
    return f"{url}?e={quarter}&h={digest}"


def _digest(shown: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical_json(shown).encode()).hexdigest()[:8]


def _shown(item: Item, place: PanelPlace, details: Details, look: Look) -> dict[str, Any]:
    board, slot = place.board, place.slot
    content = content_of(item, details.main_language)
    if place.portion is not None and place.portion.count > 1:
        content = continued(content, place.portion, details.main_language)
    # Where no code ties a panel to its place, boards that show the same share a file.
    where = f"{board.name} {slot.id}" if place.url else item.title
    return {
        **document_values(details, where, look),
        "content": content,
        "panel": {
            "width": slot.size.width,
            "height": slot.size.height,
            "bleed": details.printing.bleed,
            "marks": details.printing.marks,
            "colour": str(details.printing.colour),
            "minimum": legible_points(reading_distance_cm(board)),
            "variant": place.variant,
            "turn": look.quarter.year * 4 + look.quarter.number - 1,
        },
        "community": {"name": details.name, "logo": details.logo, "phone": details.phone},
    }


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `pdf`, `png`, `rgb`. Raises Refused when a text does not fit at the legible minimum."""
    from civsite.render.panels.pixels import without_srgb_profiles

    panel = request["panel"]
    data = template_data(request, files)
    screen = {**panel, "slug": 0, "marks": False, "colour": str(ColourSpace.RGB)}
    try:
        with Typesetter(TEMPLATE, files) as typesetter:
            pdf = print_ready(typesetter, data, files)
            rgb = without_srgb_profiles(typesetter.pdf({**data, "panel": screen}))
    except Overflow as overflow:
        raise Refused([_too_long(request, overflow)]) from None
    except UnreadablePicture as picture:
        raise Refused([unreadable(request, picture.name)]) from None
    return {"pdf": pdf, "png": _proof(rgb, panel), "rgb": rgb}


def print_ready(
    typesetter: Typesetter, data: Mapping[str, Any], files: Mapping[str, bytes]
) -> bytes:
    """The panel with true boxes; in CMYK with its output intent, and PDF/X-4 unless a PDF of others
    lies inside. `data` is the template's. Raises what the typesetter raises."""
    import pikepdf

    panel = {**data["panel"], "slug": MARKS_MM if data["panel"]["marks"] else 0.0}
    # Nothing can be promised where a PDF of others lies on the panel.
    promised = all(format_of(content[:HEAD_BYTES]) != "PDF" for content in files.values())
    standard = standard_of(panel["colour"]) if promised else None
    pdf = typesetter.pdf({**data, "panel": panel}, standard)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return finished(document, panel, files, promised)


def _proof(pdf: bytes, panel: Mapping[str, Any]) -> bytes:
    """A picture of the trim, its longer side `PROOF_LONG_SIDE_PX`; `pdf` shows trim and bleed."""
    from civsite.render.panels.pixels import page_pixels

    px_per_mm = PROOF_LONG_SIDE_PX / max(panel["width"], panel["height"])
    width, height = (max(1, round(panel[side] * px_per_mm)) for side in ("width", "height"))
    bleed = round(panel["bleed"] * px_per_mm)
    return as_png(page_pixels(pdf, width, height, bleed, bleed).convert("RGB"))


def _too_long(request: Mapping[str, Any], overflow: Overflow) -> Diagnostic:
    panel = request["panel"]
    item, size = (
        (request["item"], request["content"]["title"]),
        Size(panel["width"], panel["height"]),
    )
    too_long = TooLong(overflow.name, overflow.over)
    span = Span(request["source"])
    return too_long_diagnostic(span, item, size, panel["minimum"], too_long, request["goes_on"])
