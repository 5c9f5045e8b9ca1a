"""An edition enters; the photos of its panels leave: the jobs that size them, and what is too small.

How wide each photo is printed is what the panel's template answers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from civsite.check.located import key_of
from civsite.diagnostics import Diagnostic, Severity, Text, in_order
from civsite.fit.answer import Frame
from civsite.fit.fits import Fits
from civsite.fit.kinds import KINDS
from civsite.model.board import Slot
from civsite.model.community import Community, MediaFile, Place, Source
from civsite.model.item import Item
from civsite.plan.placement import Edition, portion_in
from civsite.render.job import Job, canonical_json
from civsite.render.panels.content import photos_of

# Pixels an inch that a photo needs: the presets of the field, by shorter and longer side in mm, and
# by the longer side for all other sizes.
_DPI_OF_PRESET = {(500, 700): 200, (570, 840): 300, (700, 1000): 200}
_DPI_BY_LONG_SIDE = ((600, 300), (840, 200), (1000, 150), (1600, 120))
_DPI_OF_LARGER = 72
_MM_PER_INCH = 25.4


def dpi_for(slot: Slot) -> int:
    """The pixels an inch that a photo needs on a panel of this size."""
    shorter, longer = sorted((slot.size.width, slot.size.height))
    preset = _DPI_OF_PRESET.get((shorter, longer))
    by_side = (dpi for most, dpi in _DPI_BY_LONG_SIDE if longer <= most)
    return preset or next(by_side, _DPI_OF_LARGER)


def picture_jobs(
    community: Community, item: Item, slot: Slot, frames: Sequence[Frame]
) -> dict[str, Job]:
    """The photos of a panel, by path, at the size that print needs in their `frames`.

    Artwork is never touched. A photo of which its template said nothing may be as wide as the panel.
    """
    if KINDS[type(item)].artwork(item):
        return {}
    widest = round(slot.size.width / _MM_PER_INCH * dpi_for(slot))
    pixels: dict[str, int] = {}
    for frame in frames:
        if frame.photo in community.media:
            needed = _picture_px(frame, community.media[frame.photo], slot)
            pixels[frame.photo] = max(needed, pixels.get(frame.photo, 0))
    return {
        path: _picture_job(community.media[path], pixels.get(path, widest))
        for path in photos_of(item)
        if path in community.media
    }


def photo_diagnostics(community: Community, edition: Edition, fits: Fits) -> tuple[Diagnostic, ...]:
    """A warning for each photo that is too coarse somewhere, about the panel where it is worst."""
    worst: dict[str, _Shortage] = {}
    for placement in edition.placements:
        board = community.boards[placement.board]
        slot = board.slot(placement.slot)
        if slot is None:
            continue
        portion = portion_in(community, edition, placement)
        for frame in fits.of_portion(portion, board, slot).frames:
            media = community.media.get(frame.photo)
            if media is None or media.width == 0:
                continue
            dpi = _dpi_reached(frame, media)
            missing, before = dpi_for(slot) / dpi, worst.get(frame.photo)
            if missing > (before.missing if before else 1):
                where = f"{board.name} {slot.id}"
                worst[frame.photo] = _Shortage(missing, dpi, frame, portion.whole, slot, where)
    return in_order(_diagnostic(community, short) for _, short in sorted(worst.items()))


class _Shortage(NamedTuple):
    """A photo that would need `missing` times as many dpi as it has."""

    missing: float
    dpi: float
    frame: Frame
    item: Item
    slot: Slot
    where: str


def _dpi_reached(frame: Frame, media: MediaFile) -> float:
    """Once the photo is cropped to its frame."""
    width, height = media.seen_size
    return min(width, height * _ratio(frame)) / frame.width_mm * _MM_PER_INCH


def _ratio(frame: Frame) -> float:
    return frame.width_mm / frame.height_mm


def _diagnostic(community: Community, short: _Shortage) -> Diagnostic:
    wanted = dpi_for(short.slot)
    needed = math.ceil(short.frame.width_mm / _MM_PER_INCH * wanted / 10) * 10
    size = f"{short.slot.size.width}×{short.slot.size.height} mm"
    source, place = _place_of(community, short.item, short.frame.photo)
    span = source.span_of(*place)
    return Diagnostic(
        code="photo-resolution",
        span=span,
        severity=Severity.WARNING,
        excerpt=source.line(span.line),
        message=Text(
            f"照片印在“{short.where}”（{size}）上约 {short.dpi:.0f} dpi，这样大的展板要 {wanted} dpi",
            f"on “{short.where}” ({size}) the photo comes to about {short.dpi:.0f} dpi, "
            f"where a panel of that size needs {wanted}",
        ),
        hint=Text(
            f"换成大约 {needed}×{needed / _ratio(short.frame):.0f} 像素的原图，或者让它上小一些的版位",
            f"use the original, with about {needed}×{needed / _ratio(short.frame):.0f} pixels, "
            "or give it a smaller slot",
        ),
    )


def _place_of(community: Community, item: Item, photo: str) -> tuple[Source, Place]:
    """The source that names a photo, and where in it."""
    for record in item.made_of:
        source = community.sources.get(key_of(record))
        places = [each.place for each in record.pictures if each.path == photo]
        if source is not None and places:
            return source, places[0]
    return Source(""), ()


def _picture_px(frame: Frame, media: MediaFile, slot: Slot) -> int:
    """The width that the whole photo needs so that what its frame leaves of it is sharp."""
    seen_width, seen_height = media.seen_size
    cut_off = seen_width / seen_height / _ratio(frame) if seen_height else 1
    return round(frame.width_mm * max(1, cut_off) / _MM_PER_INCH * dpi_for(slot))


def _picture_job(media: MediaFile, width_px: int) -> Job:
    width = min(width_px, max(media.width, media.height))
    return Job(
        name=f"print-photo/{width}/{media.path}",
        function="media.crop",
        request=canonical_json({"path": f"content/{media.path}", "width": width}),
        outputs={"photo": None},
        files={"original": media.file},
    )
