"""A screen's playlist and listing enter; the jobs of what players are given leave.

`index.html`, the playlists and what other systems import know their slides by digest alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from civsite.model.destination import PLAYERS
from civsite.model.file import FileInput
from civsite.plan.screens.playlist import Playlist
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.panels.panel import Look
from civsite.render.screens.listing import CALM, Listing, file_of, stem_of
from civsite.render.screens.player import PLAYER_FILES
from civsite.render.screens.timetable import Entry, longest_pause, video_turns

_PREVIEWED_PAGES = 20
# What stands in an address for itself, and what is quoted already.
_RESERVED = ":/?#[]@!$&'()*+,;=%~"
_NONE: Mapping[str, Any] = {}


def product_jobs(playlist: Playlist, listing: Listing, look: Look, url: str | None) -> list[Job]:
    """All but the slides; `url` is that of the website."""
    player = {name: look.theme[name] for name in PLAYER_FILES}
    pictures = _slides(playlist, "png")
    files = {
        "json": "playlist.json",
        "smil": "playlist.smil",
        "html": "index.html",
        "worker": "service-worker.js",
    }
    if playlist.words_alone:
        files |= {"text": "text.txt", "gb18030": "text-gb18030.txt"}
        others = [_preview_job(playlist, listing)]
        on_stick = pictures
    else:
        pause, loop = _video_jobs(playlist, listing)
        others = [_exports_job(playlist, listing, url), pause, loop]
        on_stick = {**_slides(playlist, "jpg"), "loop.mp4": OutputOf(loop.name, "mp4")}
    return [
        _job(playlist, "", "listing", listing, files, files=player, digests=pictures),
        *others,
        _job(playlist, "/usb", "stick", listing, {"zip": "usb.zip"}, files=player, needs=on_stick),
    ]


def _exports_job(playlist: Playlist, listing: Listing, url: str | None) -> Job:
    outputs = {"anthias": "anthias.json", "upload": "anthias-upload.py"}
    address = None
    if url is not None and url.startswith(("http://", "https://")):
        # Where publishing puts the screen's folder, in ASCII alone.
        site = quote(url.rstrip("/"), safe=_RESERVED)
        address = f"{site}/{PLAYERS}/{quote(playlist.screen)}/"
        outputs["concerto"] = "concerto.json"
    return _job(
        playlist,
        "/exports",
        "exports",
        {"listing": listing, "address": address},
        outputs,
        digests=_slides(playlist, "png"),
        made_from=("content/community.yml",),
    )


def _preview_job(playlist: Playlist, listing: Listing) -> Job:
    turns = list({turn["file"]: turn for turn in video_turns(listing)}.values())[:_PREVIEWED_PAGES]
    request = {"turns": _shown(turns)}
    needs = _slides(playlist, "png", turns)
    return _job(playlist, "/preview", "preview", request, {"gif": "preview.gif"}, needs=needs)


def _video_jobs(playlist: Playlist, listing: Listing) -> tuple[Job, Job]:
    """What follows a slide of this size, and the video. Screens that show the same share both."""
    turns, size = video_turns(listing), listing["size"]
    behind = {"size": size, "frames": longest_pause(turns)}
    pause = _job(playlist, "/pause", "pause", behind, {"pause": None})
    request = {"size": size, "turns": _shown(turns)}
    needs = {"pause": OutputOf(pause.name, "pause"), **_slides(playlist, "still", turns)}
    return pause, _job(playlist, "/loop", "video", request, {"mp4": "loop.mp4"}, needs=needs)


def _shown(turns: Sequence[Entry]) -> list[Listing]:
    return [{"file": turn["file"], "dwell_ms": turn["dwell_ms"]} for turn in turns]


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
