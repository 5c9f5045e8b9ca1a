"""An open PDF whose page is trim, bleed and slug enters; it leaves with true boxes, fit for the press.

In the printer's inks it is PDF/X-4, in screen colours PDF/A-2b.
"""

from __future__ import annotations

import io
import math
import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.model.details import ColourSpace
from civsite.model.file import FileInput
from civsite.render.panels.copied import say_as_written
from civsite.render.panels.look import print_theme
from civsite.typeset.engine import Standard

if TYPE_CHECKING:
    import pikepdf

POINTS_PER_MM = 72 / 25.4
PROFILE = "theme/print/output.icc"
VERSION: Standard = "1.6"  # what PDF/X-4 is a part of
_ARCHIVE: Standard = "a-2b"
# The longest side of a page (ISO 32000-1, annex C; ISO 19005-2, 6.1.13): 5080 mm in points.
_LONGEST_UNITS = 14_400
_INKS = 4
_PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"


def printed_with(theme: Mapping[str, FileInput], colour: ColourSpace) -> dict[str, FileInput]:
    """The files of a theme that a job needs whose PDF is `finished`."""
    profile = {PROFILE: theme[PROFILE]} if colour is ColourSpace.CMYK else {}
    return {**print_theme(theme), **profile}


def standard_of(colour: str) -> Standard:
    """What Typst has to keep to."""
    return VERSION if colour == ColourSpace.CMYK else _ARCHIVE


def finished(
    document: pikepdf.Pdf, panel: Mapping[str, Any], files: Mapping[str, bytes], promised: bool
) -> bytes:
    """The bytes of `document` with its boxes; in CMYK with its output intent, as PDF/X-4 if `promised`.

    `panel`: `width`, `height`, `bleed` and `slug` in mm, and `colour`. Raises Refused for a colour
    profile that is not for inks.
    """
    _set_boxes(document, panel)
    if panel["colour"] == ColourSpace.CMYK:
        _set_output_intent(document, files[PROFILE])
        if promised:
            _declare_pdfx(document)
    return saved(document)


def saved(document: pikepdf.Pdf) -> bytes:
    """The bytes of `document`, the same for the same content."""
    import pikepdf

    # Typst writes an entry that PDF has deprecated and Poppler calls wrong; nobody needs it.
    if "/Suspects" in document.Root.get("/MarkInfo", {}):
        del document.Root.MarkInfo.Suspects
    say_as_written(document)
    stream = io.BytesIO()
    document.save(
        stream,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return stream.getvalue()


def _set_boxes(document: pikepdf.Pdf, panel: Mapping[str, Any]) -> None:
    """A page over 5080 mm is written in a unit of as many points as it takes (`UserUnit`)."""
    slug = float(panel["slug"])
    outside = float(panel["bleed"]) + slug
    width = float(panel["width"]) + 2 * outside
    height = float(panel["height"]) + 2 * outside
    unit = math.ceil(max(width, height) * POINTS_PER_MM / _LONGEST_UNITS)
    for page in document.pages:
        if unit > 1:
            _measure_in(page, unit)
        page.mediabox = page.cropbox = _box(unit, 0, 0, width, height)
        page.bleedbox = _box(unit, slug, slug, width - slug, height - slug)
        page.trimbox = _box(unit, outside, outside, width - outside, height - outside)


def _measure_in(page: pikepdf.Page, unit: int) -> None:
    """Write what is on `page` in units of `unit` points; it prints as large as before."""
    import pikepdf

    shrink = pikepdf.Matrix().scaled(1 / unit, 1 / unit)
    page.obj.UserUnit = unit
    page.contents_add(b"q %.9f 0 0 %.9f 0 0 cm\n" % (1 / unit, 1 / unit), prepend=True)
    page.contents_add(b"\nQ")
    # A pattern is laid on the page as it was before any change of scale.
    for pattern in page.resources.get("/Pattern", pikepdf.Dictionary()).values():
        was = pikepdf.Matrix(pattern.get("/Matrix", pikepdf.Array([1, 0, 0, 1, 0, 0])))
        pattern.Matrix = (was @ shrink).as_array()


def _box(unit: int, left: float, bottom: float, right: float, top: float) -> pikepdf.Array:
    import pikepdf

    edges = (left, bottom, right, top)
    return pikepdf.Array([round(edge * POINTS_PER_MM / unit, 4) for edge in edges])


def _set_output_intent(document: pikepdf.Pdf, profile: bytes) -> None:
    """Say which inks on which paper the colours are meant for."""
    import pikepdf

    condition = _condition(profile)
    stream = document.make_stream(b"", N=_INKS)
    stream.write(_deflated(profile), filter=pikepdf.Name.FlateDecode)
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String("Custom"),
        OutputCondition=pikepdf.String(condition),
        Info=pikepdf.String(condition),
        DestOutputProfile=stream,
    )
    document.Root.OutputIntents = pikepdf.Array([document.make_indirect(intent)])


def _declare_pdfx(document: pikepdf.Pdf) -> None:
    """State PDF/X-4, in the information dictionary and in the metadata alike."""
    import pikepdf

    document.docinfo["/Trapped"] = pikepdf.Name("/False")
    document.docinfo["/GTS_PDFXVersion"] = "PDF/X-4"
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata[_PDFX] = "PDF/X-4"
        metadata["pdf:Trapped"] = "False"
        metadata["xmp:MetadataDate"] = metadata["xmp:ModifyDate"]
        metadata["xmpMM:VersionID"] = "1"
        metadata["xmpMM:RenditionClass"] = "default"


# All panels of a build carry the same profile: it is read and compressed for the first one.
@lru_cache(maxsize=2)
def _deflated(profile: bytes) -> bytes:
    return zlib.compress(profile, 9)


@lru_cache(maxsize=2)
def _condition(profile: bytes) -> str:
    """The profile's own name, in characters that every reader shows."""
    from PIL import ImageCms

    try:
        about = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile
    except OSError:
        raise _not_for_inks() from None
    if about.device_class != "prtr" or about.xcolor_space.strip() != "CMYK":
        raise _not_for_inks()
    described = about.profile_description or "CMYK"
    return str(described).encode("ascii", "replace").decode("ascii")


def _not_for_inks() -> Refused:
    diagnostic = Diagnostic(
        code="colour-profile",
        span=Span(PROFILE),
        message=Text("这不是 CMYK 印刷的颜色描述文件", "this is no colour profile of a CMYK press"),
        hint=Text(
            "向印厂要 CMYK 输出用的 ICC 文件；删去它就用自带的",
            "ask the print shop for its CMYK output profile, or remove it to use the one included",
        ),
    )
    return Refused([diagnostic])
