"""An open PDF whose page is trim, bleed and slug enters; it leaves with true boxes, or as bytes."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

POINTS_PER_MM = 72 / 25.4
# The longest side of a page (ISO 32000-1, annex C; ISO 19005-2, 6.1.13): 5080 mm in points.
_LONGEST_UNITS = 14_400


def set_boxes(document: pikepdf.Pdf, panel: Mapping[str, Any], slug_mm: float) -> None:
    """Set MediaBox, BleedBox and TrimBox of all pages from `panel` (width, height, bleed in mm).

    A page over 5080 mm is written in a unit of as many points as it takes (`UserUnit`).
    """
    bleed = float(panel["bleed"])
    outside = bleed + slug_mm
    width = float(panel["width"]) + 2 * outside
    height = float(panel["height"]) + 2 * outside
    unit = math.ceil(max(width, height) * POINTS_PER_MM / _LONGEST_UNITS)
    for page in document.pages:
        if unit > 1:
            _measure_in(page, unit)
        page.mediabox = _box(unit, 0, 0, width, height)
        page.cropbox = _box(unit, 0, 0, width, height)
        page.bleedbox = _box(unit, slug_mm, slug_mm, width - slug_mm, height - slug_mm)
        page.trimbox = _box(unit, outside, outside, width - outside, height - outside)


def saved(document: pikepdf.Pdf) -> bytes:
    """The bytes of `document`, the same for the same content."""
    import pikepdf

    # Typst writes an entry that PDF has deprecated and Poppler calls wrong; nobody needs it.
    if "/Suspects" in document.Root.get("/MarkInfo", {}):
        del document.Root.MarkInfo.Suspects
    stream = io.BytesIO()
    document.save(
        stream,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return stream.getvalue()


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
