"""An item, its slot and the look of the quarter enter; a Job leaves that typesets the panel.

The job's function, `render`, gives `pdf` (trim size exact, boxes true, marks outside the bleed;
PDF/X-4 in CMYK, PDF/A-2 in RGB), `png` (a light proof of the trim size) and `rgb` (a PDF of trim
and bleed in screen colours, which the JPG is made of).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.fit.answer import TooLong
from civsite.fit.legibility import legible_points, reading_distance_cm
from civsite.fit.portions import Portion, portions
from civsite.fit.too_long import too_long_diagnostic
from civsite.model.board import Board, Slot
from civsite.model.details import ColourSpace, Details
from civsite.model.item import Item
from civsite.model.scalars import Size
from civsite.quarter import Quarter
from civsite.render.job import FileInput, Job, OutputOf, canonical_json
from civsite.render.media.picture import as_png
from civsite.render.panels.boxes import saved, set_boxes
from civsite.render.panels.content import content_of, photos_of
from civsite.render.panels.continued import continued
from civsite.render.panels.pdfx import PROFILE, VERSION, declare_pdfx, set_output_intent
from civsite.render.panels.template_data import template_data, unreadable
from civsite.typeset.engine import Overflow, Standard, Typesetter, UnreadablePicture

PROOF_LONG_SIDE_PX = 1200
MARKS_MM = 8.0
SEASONS = {1: "春", 2: "夏", 3: "秋", 4: "冬"}
SEASONS_ENGLISH = {1: "spring", 2: "summer", 3: "autumn", 4: "winter"}
TEMPLATE = "print/panel.typ"
_ARCHIVE: Standard = "a-2b"


@dataclass(frozen=True, slots=True)
class Look:
    """What all panels of an edition share. `palette` is one entry of theme/palettes.yml."""

    quarter: Quarter
    palette: Mapping[str, Any]
    theme: Mapping[str, FileInput]


@dataclass(frozen=True, slots=True)
class PanelPlace:
    """Where the panel hangs. `variant`: even light, odd deep; the rest chooses the composition.

    `portion` says which part of its item the panel carries, where that goes on over several slots.
    """

    board: Board
    slot: Slot
    variant: int = 0
    url: str | None = None
    language: str = "zh"
    source_path: str = ""
    portion: Portion | None = None


@dataclass(frozen=True, slots=True)
class PanelPictures:
    """The pictures of a panel by their path in the content, as files or other jobs' outputs."""

    files: Mapping[str, FileInput] = field(default_factory=dict)
    needs: Mapping[str, OutputOf] = field(default_factory=dict)


def panel_job(
    item: Item, place: PanelPlace, details: Details, look: Look, pictures: PanelPictures, stem: str
) -> Job:
    """The job that makes `<stem>.pdf` and `<stem>.png`; pictures that are not given are left out."""
    wanted = photos_of(item)
    wanted = wanted + ((details.logo,) if details.logo else ())
    files = {name: pictures.files[name] for name in wanted if name in pictures.files}
    needs = {name: pictures.needs[name] for name in wanted if name in pictures.needs}
    return Job(
        name=f"panel/{place.board.id}/{place.slot.id}/{look.quarter}/{item.id}",
        function="panels.panel",
        request=canonical_json(panel_request(item, place, details, look)),
        outputs={"pdf": f"{stem}.pdf", "png": f"{stem}.png", "rgb": None},
        files={**files, **print_theme(look.theme), **_profile(details, look.theme)},
        needs=needs,
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
    content = content_of(item, place.language)
    if place.portion is not None:
        content = continued(content, place.portion, place.language)
    distance = reading_distance_cm(board)
    return {
        "content": content,
        "language": place.language,
        "palette": swatches(look.palette),
        "panel": {
            "width": slot.size.width,
            "height": slot.size.height,
            "bleed": details.printing.bleed,
            "marks": details.printing.marks,
            "colour": str(details.printing.colour),
            "minimum": legible_points(distance),
            "variant": place.variant,
            "turn": look.quarter.year * 4 + look.quarter.number - 1,
        },
        "edition": edition_values(look),
        "community": {"name": details.name, "logo": details.logo, "phone": details.phone},
        "document": _document_title(item, place, details, look),
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

    panel = data["panel"]
    slug_mm = MARKS_MM if panel["marks"] else 0.0
    standard = _standard(panel, files)
    pdf = typesetter.pdf({**data, "panel": {**panel, "slug": slug_mm}}, standard)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        set_boxes(document, panel, slug_mm)
        if panel["colour"] == ColourSpace.CMYK:
            set_output_intent(document, files[PROFILE])
            if standard is not None:
                declare_pdfx(document)
        return saved(document)


def _standard(panel: Mapping[str, Any], files: Mapping[str, bytes]) -> Standard | None:
    """None where a PDF of others lies on the panel: nothing can be promised for it."""
    if any(data.startswith(b"%PDF") for data in files.values()):
        return None
    return VERSION if panel["colour"] == ColourSpace.CMYK else _ARCHIVE


def _document_title(item: Item, place: PanelPlace, details: Details, look: Look) -> str:
    """With its place where a code ties it to one; without, boards that show the same share a file."""
    where = f"{place.board.name} {place.slot.id}" if place.url else item.title
    return f"{details.name} · {where} · {look.quarter}"


def _proof(pdf: bytes, panel: Mapping[str, Any]) -> bytes:
    """A picture of the trim, its longer side `PROOF_LONG_SIDE_PX`; `pdf` shows trim and bleed."""
    from civsite.render.panels.pixels import page_pixels

    px_per_mm = PROOF_LONG_SIDE_PX / max(panel["width"], panel["height"])
    width, height = (max(1, round(panel[side] * px_per_mm)) for side in ("width", "height"))
    bleed = round(panel["bleed"] * px_per_mm)
    return as_png(page_pixels(pdf, width, height, bleed, bleed).convert("RGB"))


def edition_title(quarter: Quarter) -> Text:
    """«2026 冬» as the seal says it."""
    return Text(
        f"{quarter.year} {SEASONS[quarter.number]}",
        f"{quarter.year} {SEASONS_ENGLISH[quarter.number]}",
    )


def edition_values(look: Look) -> dict[str, str]:
    """Year and season as the seal shows them; a palette may have its own word for the season."""
    season = look.palette.get("season") or SEASONS[look.quarter.number]
    return {"year": str(look.quarter.year), "season": str(season)}


def print_theme(theme: Mapping[str, FileInput]) -> dict[str, FileInput]:
    """The files of a theme that printed matter is made with."""
    return {
        name: file
        for name, file in theme.items()
        if name.startswith("theme/print/") and name.endswith(".typ")
    }


def _profile(details: Details, theme: Mapping[str, FileInput]) -> dict[str, FileInput]:
    return {PROFILE: theme[PROFILE]} if details.printing.colour is ColourSpace.CMYK else {}


def swatches(palette: Mapping[str, Any]) -> dict[str, Any]:
    """A palette as the templates take it: hex, and percentages of ink as numbers."""
    swatches: dict[str, Any] = {"motif": palette.get("motif", "ginkgo")}
    for name in ("ground", "deep", "accent", "text"):
        swatch = palette[name]
        inks = swatch["cmyk"]
        numbers = inks.split() if isinstance(inks, str) else inks
        swatches[name] = {"hex": str(swatch["hex"]), "cmyk": [float(ink) for ink in numbers]}
    return swatches


def _too_long(request: Mapping[str, Any], overflow: Overflow) -> Diagnostic:
    panel = request["panel"]
    return too_long_diagnostic(
        Span(request["source"]),
        (request["item"], request["content"]["title"]),
        Size(panel["width"], panel["height"]),
        panel["minimum"],
        TooLong(overflow.name, overflow.over),
        request["goes_on"],
    )
