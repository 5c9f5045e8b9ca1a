"""An open PDF whose page is trim, bleed and slug enters; it leaves with true boxes, or as bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pikepdf

POINTS_PER_MM = 72 / 25.4


def set_boxes(document: pikepdf.Pdf, panel: Mapping[str, Any], slug_mm: float) -> None:
    """Set MediaBox, BleedBox and TrimBox from `panel` (width, height, bleed in mm), exactly."""
    bleed = float(panel["bleed"])
    outside = bleed + slug_mm
    width = float(panel["width"]) + 2 * outside
    height = float(panel["height"]) + 2 * outside
    page = document.pages[0]
    page.mediabox = _box(0, 0, width, height)
    page.cropbox = _box(0, 0, width, height)
    page.bleedbox = _box(slug_mm, slug_mm, width - slug_mm, height - slug_mm)
    page.trimbox = _box(outside, outside, width - outside, height - outside)


def saved(document: pikepdf.Pdf) -> bytes:
    """The bytes of `document`, the same for the same content."""
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


def _box(left: float, bottom: float, right: float, top: float) -> pikepdf.Array:
    return pikepdf.Array([round(edge * POINTS_PER_MM, 4) for edge in (left, bottom, right, top)])
