"""A photo with too few pixels for its panel is named, with the dpi reached and the pixels needed."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.model.community import Community, MediaFile, Places, Source
from civsite.model.item import Item
from civsite.plan.placement import Edition, Placement, Reason
from civsite.quarter import Quarter
from civsite.render.job import Job
from civsite.render.panels.asked import fits_of
from civsite.render.panels.pdf import PROFILE
from civsite.render.print_photos import dpi_for, photo_diagnostics, picture_jobs
from tests.render.panels.inks import printed_photos
from tests.render.panels.subjects import (
    PHOTOS,
    SUBJECTS,
    THEME_FILES,
    details,
    honours,
    look,
    news,
    place,
    typeset,
)

pytestmark = pytest.mark.slow

_PLACE = ("deeds", 1, "photo")


def _warnings(
    item: Item,
    width: int,
    height: int,
    px: tuple[int, int] | Mapping[str, tuple[int, int]],
    on_its_side: bool = False,
) -> list[Diagnostic]:
    board = place(width, height).board
    media = {
        path: MediaFile(path, Path(path), "0" * 64, 1000, "JPEG", *size, on_its_side)
        for path in sorted(PHOTOS)
        for size in [px[path] if isinstance(px, Mapping) else px]
    }
    span = Span("content/honours/h.yml", 12, 12, 20)
    community = Community(
        Path(),
        details(),
        items={item.id: item},
        boards={board.id: board},
        media=media,
        sources={("honours", item.id): Source(span.path, lambda: Places({_PLACE: span}))},
    )
    placement = Placement(
        board=board.id, slot="A", item=item.id, reason=Reason("rotation", Text("", ""))
    )
    asked = fits_of(community, look())
    return list(photo_diagnostics(community, Edition(Quarter(2026, 4), (placement,)), asked))


def test_a_photo_that_the_telephone_turned_counts_as_it_is_seen() -> None:
    turned = _warnings(honours(2), 600, 900, (300, 240), on_its_side=True)
    assert turned == _warnings(honours(2), 600, 900, (240, 300))


def test_the_warning_stands_at_the_photo_and_says_what_is_reached_and_needed() -> None:
    first = _warnings(honours(2), 600, 900, (240, 300))[-1]
    assert (first.code, first.severity) == ("photo-resolution", Severity.WARNING)
    assert first.span == Span("content/honours/h.yml", 12, 12, 20)
    assert "150" in first.message.en
    assert first.hint is not None
    assert "pixels" in first.hint.en


def test_a_photo_as_large_as_the_warning_asks_for_is_enough() -> None:
    (first,) = _warnings(news(1, 3), 600, 900, (900, 600))
    assert first.hint is not None
    wanted = first.hint.en.split(" pixels")[0].rsplit(" ", 1)[1].split("×")
    assert not _warnings(news(1, 3), 600, 900, (int(wanted[0]), int(wanted[1]) + 1))


@pytest.mark.parametrize(
    ("size", "dpi"),
    [((405, 550), 300), ((700, 1000), 200), ((600, 900), 150), ((1200, 900), 120), ((1200, 2400), 72)],
)  # fmt: skip
def test_a_larger_panel_needs_fewer_pixels_an_inch(size: tuple[int, int], dpi: int) -> None:
    assert dpi_for(place(*size).slot) == dpi


_SIZES = [(600, 900), (1200, 600), (900, 1200), (2400, 300)]


@pytest.mark.parametrize("size", _SIZES)
@pytest.mark.parametrize("name", ["news-usual", "honours-usual"])
def test_the_dpi_told_is_about_what_the_pdf_has(name: str, size: tuple[int, int]) -> None:
    item = SUBJECTS[name]
    printed = printed_photos(typeset(item, *size)["pdf"])
    tenth = {
        path: (round(picture.width / 10), round(picture.height / 10))
        for path, data in PHOTOS.items()
        for picture in [Image.open(io.BytesIO(data))]
    }
    told = [each.message.en for each in _warnings(item, *size, tenth)]
    lowest = min(int(message.split("about ")[1].split(" dpi")[0]) for message in told)
    assert lowest * 10 == pytest.approx(min(photo.dpi for photo in printed), abs=5.5)


@pytest.mark.parametrize("size", _SIZES)
@pytest.mark.parametrize("name", ["news-usual", "honours-usual", "digest-usual"])
def test_a_photo_is_as_sharp_as_its_panel_asks_and_not_much_heavier(
    name: str, size: tuple[int, int]
) -> None:
    """Each photo has a width of its own, by which it is found in the PDF."""
    shown = {path: (400 + 2 * n, (300, 500)[n % 2]) for n, path in enumerate(sorted(PHOTOS))}
    pictures = {path: _picture(*px) for path, px in shown.items()}
    pictures[PROFILE] = THEME_FILES[PROFILE]
    printed = printed_photos(typeset(SUBJECTS[name], *size, pictures=pictures)["pdf"])
    media = {
        path: MediaFile(path, Path(path), "0" * 64, 1000, "JPEG", 20 * px[0], 20 * px[1])
        for path, px in shown.items()
    }
    board, slot = place(*size).board, place(*size).slot
    community = Community(Path(), details(), media=media)
    frames = fits_of(community, look()).of(SUBJECTS[name], board, slot).frames
    jobs = picture_jobs(community, SUBJECTS[name], slot, frames).values()
    asked = {shown[path][0]: width for path, width in map(_path_and_width, jobs)}
    reached = [photo.dpi * asked[photo.width_px] / photo.width_px for photo in printed]
    assert reached
    assert min(reached) >= 0.99 * dpi_for(slot)
    assert max(reached) <= 1.6 * dpi_for(slot)


def _picture(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (120, 160, 190)).save(stream, "JPEG")
    return stream.getvalue()


def _path_and_width(job: Job) -> tuple[str, int]:
    request = json.loads(job.request)
    return request["path"].removeprefix("content/"), request["width"]
