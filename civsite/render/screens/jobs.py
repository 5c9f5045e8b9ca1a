"""The playlists of a quarter enter; the jobs that make everything below `screens/` leave.

Slides of screens of one size are the same request, so the build sets them once.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from civsite.model.community import Community
from civsite.model.file import FileInput
from civsite.model.item import Item
from civsite.model.scalars import Size
from civsite.plan.screens.part import Part
from civsite.plan.screens.playlist import Playlist, Slide
from civsite.render.job import Job, canonical_json
from civsite.render.panels.panel import SEASONS, Look
from civsite.render.panels.wording import Words
from civsite.render.screens.content import PhotoPlace, photo_place, slide_words
from civsite.render.screens.frame import frame_request, idle_request
from civsite.render.screens.listing import Shown, listing_of
from civsite.render.screens.overview_job import overview_job
from civsite.render.screens.pictures import Pictures, pictures_of
from civsite.render.screens.products import file_of, product_jobs, stem_of, thumbnail_of

_CALM = "calm"


def screen_jobs(
    community: Community, playlists: Iterable[Playlist], look: Look, today: datetime.date
) -> tuple[Job, ...]:
    """All jobs of `screens/`; `look.theme` holds the theme's files `theme/print/`, `theme/screen/`."""
    jobs: dict[str, Job] = {}
    planned = list(playlists)
    for playlist in planned:
        for job in _jobs_of(playlist, community, look, today):
            jobs.setdefault(job.name, job)
    return (*jobs.values(), overview_job(community, planned, look, today))


def _jobs_of(
    playlist: Playlist, community: Community, look: Look, today: datetime.date
) -> Iterator[Job]:
    slides = []
    shown = {}
    for slide in playlist.distinct_slides:
        crops, job, photo = _slide_jobs(slide, playlist, community, look)
        yield from crops
        yield job
        slides.append(job)
        shown[slide.item, slide.part] = Shown(file_of(job, playlist), photo)
    calm = _calm_job(playlist, community, look)
    yield calm
    listing = listing_of(playlist, community, today, shown, file_of(calm, playlist))
    url = community.details.url
    yield from product_jobs(playlist, listing, [*slides, calm], look, url)


def _slide_jobs(
    slide: Slide, playlist: Playlist, community: Community, look: Look
) -> tuple[tuple[Job, ...], Job, PhotoPlace | None]:
    """The crops that a slide needs, the slide, and where on it a photo stands."""
    item = community.items[slide.item]
    source = _source_of(community, item)
    stem = stem_of(slide)
    if playlist.words_alone:
        screen = community.screens[playlist.screen]
        frame = frame_request(slide, item, screen, source)
        return (), _frame_job(stem, playlist, frame, slide), None
    words, pictures = slide_request(item, slide.content, playlist.size, community, look)
    request = {**words, "part": slide.part, "parts": slide.parts, "source": source}
    job = _typeset_job(stem, playlist, request, pictures, look, slide)
    return pictures.crops, job, photo_place(item, words)


def slide_request(
    item: Item, part: Part, size: Size, community: Community, look: Look
) -> tuple[Words, Pictures]:
    """What the slide of a part says, with all but its number and its source; and its pictures."""
    language = _language(community)
    words = slide_words(item, part, language, look.quarter, community.details.name)
    pictures = pictures_of(item, words, size, community)
    return {**_common(size, community, look), **words}, pictures


def calm_request(size: Size, community: Community, look: Look) -> Words:
    """What a slide says that holds the community's name alone."""
    return {
        **_common(size, community, look),
        "form": _CALM,
        "title": community.details.name,
        "part": 1,
        "parts": 1,
        "source": "content/community.yml",
    }


def slide_files(look: Look) -> dict[str, FileInput]:
    """The theme's files that set slides."""
    return {name: file for name, file in look.theme.items() if _is_template(name)}


def _calm_job(playlist: Playlist, community: Community, look: Look) -> Job:
    name = community.details.name
    if playlist.words_alone:
        screen = community.screens[playlist.screen]
        request = idle_request(name, screen, "content/community.yml")
        return _frame_job(f"{_CALM}-00", playlist, request)
    request = calm_request(playlist.size, community, look)
    return _typeset_job(f"{_CALM}-00", playlist, request, Pictures({}, ()), look)


def _common(size: Size, community: Community, look: Look) -> Words:
    return {
        "size": [size.width, size.height],
        "language": _language(community),
        "palette": _screen_colours(look.palette),
        "season": SEASONS[look.quarter.number],
        "year": str(look.quarter.year),
        "community": community.details.name,
    }


def _typeset_job(
    stem: str,
    playlist: Playlist,
    request: Words,
    pictures: Pictures,
    look: Look,
    slide: Slide | None = None,
) -> Job:
    return Job(
        name=f"screen/{playlist.screen}/{stem}",
        function="screens.slide",
        request=canonical_json(request),
        outputs={
            "png": f"screens/{playlist.screen}/slides/{stem}.png",
            "jpg": None,
            "still": None,
            "thumbnail": thumbnail_of(playlist.screen, stem),
        },
        files={**pictures.files, **slide_files(look)},
        needs=pictures.needs,
        made_from=(request["source"],),
        item=slide.item if slide else None,
        screen=playlist.screen,
    )


def _frame_job(stem: str, playlist: Playlist, request: Words, slide: Slide | None = None) -> Job:
    return Job(
        name=f"screen/{playlist.screen}/{stem}",
        function="screens.frame",
        request=canonical_json(request),
        outputs={"png": f"screens/{playlist.screen}/frames/{stem}.png"},
        made_from=(request["source"],),
        item=slide.item if slide else None,
        screen=playlist.screen,
    )


def _is_template(name: str) -> bool:
    return name.endswith(".typ") and name.startswith(("theme/print/", "theme/screen/"))


def _screen_colours(palette: Mapping[str, Any]) -> Words:
    colours = ("ground", "deep", "accent", "text")
    swatches: Words = {name: {"hex": str(palette[name]["hex"])} for name in colours}
    return {**swatches, "motif": str(palette.get("motif", "ginkgo"))}


def _language(community: Community) -> str:
    return str(community.details.languages[0])


def _source_of(community: Community, item: Item) -> str:
    source = community.sources.get((item.folder, item.id))
    return source.path if source is not None else f"content ({item.id})"
