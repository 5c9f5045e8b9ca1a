"""An edition enters; the photos of its panels leave: the jobs that size them, and what is too small.

How wide a photo is printed is only known when its panel is set; the shares here are what the
templates come to, within a third.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from civsite.diagnostics import Diagnostic, Severity, Text, in_order
from civsite.model.board import Slot
from civsite.model.community import Community, MediaFile, Place, Source
from civsite.model.item import Item
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.news import News
from civsite.model.kinds.poster import Poster
from civsite.plan.placement import Edition
from civsite.render.job import FileInput, Job, canonical_json
from civsite.render.panels.content import photos_of

# Pixels an inch that a photo needs: the presets of the field, by shorter and longer side in mm, and
# by the longer side for all other sizes.
_DPI_OF_PRESET = {(500, 700): 200, (570, 840): 300, (700, 1000): 200}
_DPI_BY_LONG_SIDE = ((600, 300), (840, 200), (1000, 150), (1600, 120))
_DPI_OF_LARGER = 72
_MM_PER_INCH = 25.4
# Rolls of so many deeds are set as small cards; of more, only a few are told with their photos.
_SMALL_CARDS = range(13, 41)
_DEEDS_TOLD = 4
_PORTRAIT_BY_CARD = 0.35  # width of a portrait: the side of a square as large as its card, × this
_PORTRAIT, _EVENT = 4 / 5, 3 / 2  # width : height of the frames that photos are cropped to
_LYING = 1.3  # panels wider than so many heights have photos beside the text
_STRIP = 2.6  # wider than so many, everything side by side
_NARROW = 0.45  # narrower, everything under one another
_TALL = 0.6  # from here on the first photo has the others beside it, not below
_AT_MOST = 4 / 3  # what a template may make of a photo, of the width that is expected


def dpi_for(slot: Slot) -> int:
    """The pixels an inch that a photo needs on a panel of this size."""
    shorter, longer = sorted((slot.size.width, slot.size.height))
    preset = _DPI_OF_PRESET.get((shorter, longer))
    by_side = (dpi for most, dpi in _DPI_BY_LONG_SIDE if longer <= most)
    return preset or next(by_side, _DPI_OF_LARGER)


def picture_jobs(community: Community, item: Item, slot: Slot) -> list[Job]:
    """The photos of a panel at the size that print needs; artwork is never touched."""
    if isinstance(item, Poster):
        return []
    widest = round(slot.size.width / _MM_PER_INCH * dpi_for(slot))
    pixels: dict[str, int] = {}
    for placed in _placed_photos(item, slot):
        if placed.path in community.media:
            needed = _picture_px(placed, community.media[placed.path], slot)
            pixels[placed.path] = max(needed, pixels.get(placed.path, 0))
    return [
        _picture_job(community, path, pixels.get(path, widest))
        for path in photos_of(item)
        if path in community.media
    ]


def photo_diagnostics(community: Community, edition: Edition) -> tuple[Diagnostic, ...]:
    """A warning for each photo that is too coarse somewhere, about the panel where it is worst."""
    worst: dict[str, _Shortage] = {}
    for placement in edition.placements:
        board = community.boards[placement.board]
        slot = board.slot(placement.slot)
        if slot is None:
            continue
        for placed in _placed_photos(community.items[placement.item], slot):
            media = community.media.get(placed.path)
            if media is None or media.width == 0:
                continue
            short = _Shortage(placed, media, slot, f"{board.name} {slot.id}")
            if short.dpi < dpi_for(slot) and short.is_worse_than(worst.get(placed.path)):
                worst[placed.path] = short
    return in_order(_diagnostic(community, short) for _, short in sorted(worst.items()))


@dataclass(frozen=True, slots=True)
class _PlacedPhoto:
    """A photo on a panel: its width in mm, its frame's ratio, and where a record names it."""

    path: str
    width_mm: float
    ratio: float
    item: str
    place: Place


@dataclass(frozen=True, slots=True)
class _Shortage:
    placed: _PlacedPhoto
    media: MediaFile
    slot: Slot
    where: str

    @property
    def dpi(self) -> float:
        """What is reached once the photo is cropped to its frame."""
        width, height = self.media.seen_size
        pixels = min(width, height * self.placed.ratio)
        return pixels / self.placed.width_mm * _MM_PER_INCH

    @property
    def missing(self) -> float:
        return dpi_for(self.slot) / self.dpi

    def is_worse_than(self, other: _Shortage | None) -> bool:
        return other is None or self.missing > other.missing


def _placed_photos(item: Item, slot: Slot) -> Iterator[_PlacedPhoto]:
    if isinstance(item, Honours):
        yield from _portraits(item, slot)
    elif isinstance(item, Digest):
        leads = [story for story in item.stories if story.photos]
        shown = [(story.photos[0].file, story.id, 0) for story in leads]
        yield from _event_photos(item, shown, slot)
    elif isinstance(item, News):
        shown = [(photo.file, item.id, index) for index, photo in enumerate(item.photos)]
        yield from _event_photos(item, shown, slot)


def _portraits(roll: Honours, slot: Slot) -> Iterator[_PlacedPhoto]:
    shown = photos_of(roll)
    many = len(roll.deeds) > _SMALL_CARDS[-1]
    card = slot.size.width * slot.size.height / (_DEEDS_TOLD if many else len(roll.deeds))
    width = _PORTRAIT_BY_CARD * math.sqrt(card)
    for index, deed in enumerate(roll.deeds):
        if deed.photo in shown:
            place = ("deeds", index, "photo")
            yield _PlacedPhoto(deed.photo, width, _PORTRAIT, roll.id, place)


def _event_photos(
    item: Item, named: list[tuple[str, str, int]], slot: Slot
) -> Iterator[_PlacedPhoto]:
    """The first photo is as wide as its column, the others half of that.

    A story on an upright panel has the others at the right of the first; at the ends of the scale
    they are as large as it.
    """
    shown = photos_of(item)
    aspect = slot.size.width / slot.size.height
    column = _column_mm(slot)
    beside = isinstance(item, News) and len(shown) > 1 and _TALL < aspect < _LYING
    alone = isinstance(item, News) and len(shown) == 1 and aspect < _NARROW
    first, further = (0.65, 0.4) if beside else (1, 0.5) if _NARROW < aspect < _STRIP else (1, 1)
    for position, (path, record, index) in enumerate(named[: len(shown)]):
        width = column * (first if position == 0 else further)
        ratio = _PORTRAIT if alone else _EVENT
        yield _PlacedPhoto(path, width, ratio, record, ("photos", index, "file"))


def _column_mm(slot: Slot) -> float:
    """The width that the first photo of news takes: on a strip it follows from the height."""
    width, height = slot.size.width, slot.size.height
    if width > _STRIP * height:
        return 1.05 * float(height)
    return width * (0.45 if width > _LYING * height else 0.87)


def _diagnostic(community: Community, short: _Shortage) -> Diagnostic:
    wanted = dpi_for(short.slot)
    needed = math.ceil(short.placed.width_mm / _MM_PER_INCH * wanted / 10) * 10
    size = f"{short.slot.size.width}×{short.slot.size.height} mm"
    source = _source(community, short.placed.item)
    span = source.span_of(*short.placed.place)
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
            f"换成大约 {needed}×{needed / short.placed.ratio:.0f} 像素的原图，或者让它上小一些的版位",
            f"use the original, with about {needed}×{needed / short.placed.ratio:.0f} pixels, "
            "or give it a smaller slot",
        ),
    )


def _source(community: Community, item: str) -> Source:
    """Where an item with photos was written; a digest's photos belong to its stories."""
    folders = ("honours", "news")
    found = (community.sources.get((folder, item)) for folder in folders)
    return next(filter(None, found), Source(""))


def _picture_px(placed: _PlacedPhoto, media: MediaFile, slot: Slot) -> int:
    """The width that the whole photo needs so that what its frame leaves of it is sharp."""
    seen_width, seen_height = media.seen_size
    cut_off = seen_width / seen_height / placed.ratio if seen_height else 1
    across = placed.width_mm * max(1, cut_off) * _AT_MOST
    return round(across / _MM_PER_INCH * dpi_for(slot))


def _picture_job(community: Community, path: str, width_px: int) -> Job:
    media = community.media[path]
    width = min(width_px, max(media.width, media.height))
    return Job(
        name=f"print-photo/{width}/{path}",
        function="media.crop",
        request=canonical_json({"path": f"content/{path}", "width": width}),
        outputs={"photo": None},
        files={"original": FileInput(media.location, media.sha256)},
    )
