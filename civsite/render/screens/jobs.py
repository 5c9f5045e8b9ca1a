"""The playlists of a quarter enter; the jobs that make everything below `screens/` leave.

Slides of screens of one size are the same request, so the build sets them once. `index.html`, the
playlists and what other systems import know their slides by digest alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote

from civsite.model.community import Community
from civsite.model.destination import PLAYERS
from civsite.model.file import FileInput
from civsite.model.item import Item
from civsite.model.scalars import Size
from civsite.plan.screens.led import glyph_dots, led_frame
from civsite.plan.screens.playlist import Playlist
from civsite.plan.screens.slide import Part
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.panels.look import SEASONS, Look
from civsite.render.panels.wording import Words
from civsite.render.screens.content import Pictures, photo_place, pictures_of, slide_words
from civsite.render.screens.kinds import KINDS
from civsite.render.screens.kinds.kind import calm_colours
from civsite.render.screens.listing import (
    CALM,
    FILES,
    TEXT_FILES,
    Listing,
    file_of,
    listing_of,
    stem_of,
    thumbnail_of,
)
from civsite.render.screens.overview import overview_job
from civsite.render.screens.player import PLAYER_FILES
from civsite.render.screens.timetable import Entry, longest_pause, video_turns

_COMMUNITY = "content/community.yml"
_PREVIEWED_PAGES = 20
_NONE: Mapping[str, Any] = {}


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
    photos: dict[str, list[int] | None] = {}
    for slide in playlist.distinct_slides:
        item, part, stem = community.items[slide.item], slide.content, stem_of(slide)
        source = community.sources.get((item.folder, item.id))
        pictures = None
        if playlist.words_alone:
            words = _frame_words(playlist, community, glyph_dots(playlist.size), part, item)
        else:
            words, pictures = slide_request(item, part, playlist.size, community, look)
            yield from pictures.crops
            photos[stem] = photo_place(words)
            words |= {"part": slide.part, "parts": slide.parts}
        words["source"] = source.path if source else f"content ({item.id})"
        yield _slide_job(playlist, stem, words, pictures, look, item.id)
    yield _calm_job(playlist, community, look)
    listing = listing_of(playlist, community, today, photos)
    yield from _product_jobs(playlist, listing, look, community.details.url)


def _calm_job(playlist: Playlist, community: Community, look: Look) -> Job:
    """The slide of a screen with nothing to tell: on LED dark if the name does not fit."""
    if not playlist.words_alone:
        request = calm_request(playlist.size, community, look)
        return _slide_job(playlist, CALM, request, Pictures({}, ()), look)
    dots, lines = led_frame(community.details.name, playlist.size)
    request = _frame_words(playlist, community, dots, Part(lines=lines))
    return _slide_job(playlist, CALM, {**request, "source": _COMMUNITY}, None, look)


def slide_request(
    item: Item, part: Part, size: Size, community: Community, look: Look
) -> tuple[Words, Pictures]:
    """What the slide of a part says, with all but its number and its source; and its pictures."""
    language, name = community.details.main_language, community.details.name
    words = slide_words(item, part, language, look.quarter, name)
    pictures = pictures_of(item, words, size, community)
    return {**_common(size, community, look), **words}, pictures


def calm_request(size: Size, community: Community, look: Look) -> Words:
    """What a slide says that holds the community's name alone."""
    return {
        **_common(size, community, look),
        "form": "calm",
        "title": community.details.name,
        "part": 1,
        "parts": 1,
        "source": _COMMUNITY,
    }


def slide_files(look: Look) -> dict[str, FileInput]:
    """The theme's files that set slides."""
    folders = ("theme/print/", "theme/screen/")
    return {
        name: file
        for name, file in look.theme.items()
        if name.endswith(".typ") and name.startswith(folders)
    }


def _common(size: Size, community: Community, look: Look) -> Words:
    colours = ("ground", "deep", "accent", "text")
    return {
        "size": [size.width, size.height],
        "language": community.details.main_language,
        "palette": {
            **{name: {"hex": str(look.palette[name]["hex"])} for name in colours},
            "motif": str(look.palette.get("motif", "ginkgo")),
        },
        "season": SEASONS[look.quarter.number],
        "year": str(look.quarter.year),
        "community": community.details.name,
    }


def _frame_words(
    playlist: Playlist, community: Community, dots: int, part: Part, item: Item | None = None
) -> Words:
    """What decides how the frame of an LED screen looks."""
    colours_of = KINDS[type(item)].led_colours if item else calm_colours
    colours = colours_of(item, community.screens[playlist.screen].lights)
    return {
        "size": [playlist.size.width, playlist.size.height],
        "dots": dots,
        "lines": list(part.lines),
        "heading": part.heading,
        "colour": colours.text,
        "heading_colour": colours.heading,
    }


def _slide_job(
    playlist: Playlist,
    stem: str,
    request: Words,
    pictures: Pictures | None,
    look: Look,
    item: str | None = None,
) -> Job:
    """A slide that is typeset with its pictures; without, a frame of an LED screen."""
    outputs: dict[str, str | None] = {"png": f"screens/{playlist.screen}/{file_of(playlist, stem)}"}
    if pictures:
        thumbnail = thumbnail_of(playlist.screen, stem)
        outputs |= {"jpg": None, "still": None, "thumbnail": thumbnail}
    return Job(
        name=f"screen/{playlist.screen}/{stem}",
        function="screens.slide" if pictures else "screens.frame",
        request=canonical_json(request),
        outputs=outputs,
        files={**pictures.files, **slide_files(look)} if pictures else {},
        needs=pictures.needs if pictures else {},
        made_from=(request["source"],),
        item=item,
        screen=playlist.screen,
    )


def _product_jobs(
    playlist: Playlist, listing: Listing, look: Look, url: str | None
) -> Iterator[Job]:
    """All but the slides; `url` is that of the website. Screens that show the same share a video."""
    job = partial(_job, playlist)
    player = {name: look.theme[name] for name in PLAYER_FILES}
    pictures, turns = _slides(playlist, "png"), video_turns(listing)
    files = {**FILES, **TEXT_FILES} if playlist.words_alone else FILES
    yield job("", "listing", listing, files, files=player, digests=pictures)
    if playlist.words_alone:
        pages = list({turn["file"]: turn for turn in turns}.values())[:_PREVIEWED_PAGES]
        frames = _slides(playlist, "png", pages)
        yield job("/preview", "preview", _turns(pages), {"gif": "preview.gif"}, needs=frames)
        on_stick = pictures
    else:
        yield _exports_job(playlist, listing, url)
        # What follows a slide of this size, and the video.
        behind = {"size": listing["size"], "frames": longest_pause(turns)}
        pause = job("/pause", "pause", behind, {"pause": None})
        request = {"size": listing["size"], **_turns(turns)}
        frames = {"pause": OutputOf(pause.name, "pause"), **_slides(playlist, "still", turns)}
        loop = job("/loop", "video", request, {"mp4": "loop.mp4"}, needs=frames)
        yield from (pause, loop)
        on_stick = {**_slides(playlist, "jpg"), "loop.mp4": OutputOf(loop.name, "mp4")}
    stick = {"listing": listing, "language": look.papers.language}
    yield job("/usb", "stick", stick, {"zip": "usb.zip"}, files=player, needs=on_stick)


def _exports_job(playlist: Playlist, listing: Listing, url: str | None) -> Job:
    outputs = {"anthias": "anthias.json", "upload": "anthias-upload.py"}
    address = None
    if url is not None:
        # Where publishing puts the screen's folder, in ASCII alone.
        address = f"{url.rstrip('/')}/{PLAYERS}/{quote(playlist.screen)}/"
        outputs["concerto"] = "concerto.json"
    return _job(
        playlist,
        "/exports",
        "exports",
        {"listing": listing, "address": address},
        outputs,
        digests=_slides(playlist, "png"),
        made_from=(_COMMUNITY,),
    )


def _turns(turns: Sequence[Entry]) -> Listing:
    return {"turns": [{"file": turn["file"], "dwell_ms": turn["dwell_ms"]} for turn in turns]}


def _slides(
    playlist: Playlist, output: str, turns: Sequence[Entry] | None = None
) -> dict[str, OutputOf]:
    """An output of each slide's job by the slide's file; of those in `turns` if they are given."""
    stems = [*map(stem_of, playlist.distinct_slides), CALM]
    found = {
        file_of(playlist, stem): OutputOf(f"screen/{playlist.screen}/{stem}", output)
        for stem in stems
    }
    return found if turns is None else {turn["file"]: found[turn["file"]] for turn in turns}


def _job(
    playlist: Playlist,
    name: str,
    function: str,
    request: Listing,
    outputs: Mapping[str, str | None],
    *,
    files: Mapping[str, FileInput] = _NONE,
    needs: Mapping[str, OutputOf] = _NONE,
    digests: Mapping[str, OutputOf] = _NONE,
    made_from: tuple[str, ...] = (),
) -> Job:
    """`outputs` are files in the screen's folder."""
    folder = f"screens/{playlist.screen}"
    return Job(
        name=f"screen/{playlist.screen}{name}",
        function=f"screens.{function}",
        request=canonical_json(request),
        outputs={each: file and f"{folder}/{file}" for each, file in outputs.items()},
        files=files,
        needs=needs,
        digests=digests,
        made_from=made_from,
        screen=playlist.screen,
    )
