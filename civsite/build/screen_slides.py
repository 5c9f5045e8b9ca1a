"""Enters: a playlist and a day. Leaves: the slides that the website shows of it, by their jobs."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from civsite.plan.screens.playlist import Playlist
    from civsite.plan.screens.slide import Slide

# A preview that goes on for longer than this is not looked at to its end.
_MOST_SLIDES = 40


class ScreenSlide(NamedTuple):
    """A slide, the job that makes it, and which of the job's outputs is a small picture of it."""

    job: str
    output: str
    item: str
    part: int
    parts: int


def slides_of_day(playlist: Playlist, day: datetime.date) -> tuple[ScreenSlide, ...]:
    """Those that are valid, in turn; while some take the screen over, these alone."""
    valid = [slide for slide in playlist.distinct_slides if slide.is_valid_on(day)]
    taking_over = [slide for slide in valid if slide.takeover]
    shown = (taking_over or valid)[:_MOST_SLIDES]
    return tuple(_as_made(slide, playlist) for slide in shown)


def _as_made(slide: Slide, playlist: Playlist) -> ScreenSlide:
    # The dots of an LED frame are few: they are their own small picture.
    output = "png" if playlist.words_alone else "thumbnail"
    job = f"screen/{playlist.screen}/{slide.item}-{slide.part:02d}"
    return ScreenSlide(job, output, slide.item, slide.part, slide.parts)
