"""A playlist and the digests of its slides enter; playlist.json, playlist.smil and index.html leave.

The fields of `playlist.json` are stable: players that are not ours may read them. `schema` names
the version; `slides` is the loop in order, a file may come several times. `from` and `until` are
inclusive days; `windows` are hours of some days of the week (1 is Monday), of the screen and of each
slide, and never pass midnight: a slide shows when the screen is on and one of its own holds. A window
that is `overnight` is the rest of hours that began on the day before, and holds if `from` and `until`
allow that day. All by the clock of `timezone`; null means «always». `days` and `hours` say the screen's windows to people.
`dwell_ms` is how long a slide stays; `photo` is the part of it, in px, that a player may move.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any

from civsite.model.community import Community
from civsite.plan.screens.playlist import Playlist
from civsite.plan.screens.slide import Slide
from civsite.render.screens.player import SERVICE_WORKER, player_page, player_version
from civsite.render.screens.smil import smil_of
from civsite.render.screens.timetable import playing_on, windows_told

Listing = dict[str, Any]

# What the files of the slide are called that shows when there is nothing to tell.
CALM = "calm-00"
FILES = {
    "json": "playlist.json",
    "smil": "playlist.smil",
    "html": "index.html",
    "worker": "service-worker.js",
}
TEXT_FILES = {
    "text": "text.txt",
    "gb18030": "text-gb18030.txt",
}


def stem_of(slide: Slide) -> str:
    """What the files of a slide are called."""
    return f"{slide.item}-{slide.part:02d}"


def file_of(playlist: Playlist, stem: str) -> str:
    """The slide's file as the player beside it calls it."""
    return f"{'frames' if playlist.words_alone else 'slides'}/{stem}.png"


def thumbnail_of(screen: str, stem: str) -> str:
    """The small picture of a slide; it lies outside the folder that players are given."""
    return f"screens/overview/{screen}/{stem}.jpg"


def listing_of(
    playlist: Playlist,
    community: Community,
    today: datetime.date,
    photos: Mapping[str, list[int] | None],
) -> Listing:
    """The playlist as plain values; `photos` has by a slide's stem where on it a photo stands."""
    hours = playlist.hours
    return {
        "schema": "civsite-playlist/1",
        "community": community.details.name,
        "screen": playlist.screen,
        "name": community.screens[playlist.screen].name,
        "edition": str(playlist.quarter),
        "made": today.isoformat(),
        "size": [playlist.size.width, playlist.size.height],
        "scaling": "whole" if playlist.words_alone else "fit",
        "timezone": playlist.timezone,
        "days": list(playlist.days.numbers) if playlist.days else None,
        "hours": [f"{hours.start:%H:%M}", f"{hours.end:%H:%M}"] if hours else None,
        "windows": windows_told(playlist.windows),
        "poll_ms": 30_000,
        "fade_ms": 0 if playlist.words_alone else 400,
        "calm": {"file": file_of(playlist, CALM), "dwell_ms": 60_000},
        "slides": [
            {
                "file": file_of(playlist, stem_of(slide)),
                "photo": photos.get(stem_of(slide)),
                "item": slide.item,
                "kind": str(slide.kind),
                "part": slide.part,
                "parts": slide.parts,
                "dwell_ms": slide.dwell_ms,
                "from": slide.from_.isoformat() if slide.from_ else None,
                "until": slide.until.isoformat() if slide.until else None,
                "windows": windows_told(slide.windows),
                "takeover": slide.takeover,
                "text": _in_one_line(slide.content.lines) or None,
            }
            for slide in playlist.slides
        ],
    }


def _in_one_line(lines: Sequence[str]) -> str:
    """The lines of a frame as they are said: Latin words keep their space, Chinese has none."""
    text = ""
    for line in lines:
        apart = text[-1:].isascii() and line[:1].isascii() and text and line
        text += f" {line}" if apart else line
    return text


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `json`, `smil`, `html`, `worker`, for words alone also `text` and `gb18030`.

    `request` is a listing. `files` holds the player's theme files, and by each slide's file name
    `{"sha256": …, "bytes": …}` as JSON.
    """
    digests = {name: json.loads(files[name]) for name in names_of(request)}
    listing = with_digests(request, digests)
    smil = smil_of(listing).encode()
    return {**player_files(listing, files), "smil": smil, "worker": files[SERVICE_WORKER]}


def player_files(listing: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What shows the slides, named as in `FILES` and `TEXT_FILES`; `listing` has digests."""
    versioned = {**listing, "player": player_version(files)}
    outputs = {
        "json": as_json(versioned).encode(),
        "html": player_page(versioned, files).encode(),
    }
    if listing["scaling"] == "whole":
        # What a strip says on the day of the build, a line a page; line ends as Windows has them.
        today = playing_on(listing["slides"], datetime.date.fromisoformat(listing["made"]))
        lines = dict.fromkeys(entry["text"] for entry in today if entry["text"])
        words = "".join(f"{line}\r\n" for line in lines)
        outputs |= {"text": words.encode(), "gb18030": words.encode("gb18030")}
    return outputs


def with_digests(listing: Mapping[str, Any], digests: Mapping[str, Mapping[str, Any]]) -> Listing:
    """The listing with `sha256` and `bytes` beside each file."""

    def told(entry: Mapping[str, Any]) -> Listing:
        digest = digests[entry["file"]]
        return {**entry, "sha256": digest["sha256"], "bytes": digest["bytes"]}

    slides = [told(entry) for entry in listing["slides"]]
    return {**listing, "calm": told(listing["calm"]), "slides": slides}


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def names_of(listing: Mapping[str, Any]) -> list[str]:
    """The files that a listing names, each once."""
    return sorted({listing["calm"]["file"], *(entry["file"] for entry in listing["slides"])})
