"""A screen's listing and the jobs of its slides enter; the jobs of what players are given leave.

`index.html`, the playlists and what other systems import know their slides by digest alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from civsite.model.destination import PLAYERS
from civsite.model.file import FileInput
from civsite.plan.screens.playlist import Playlist, Slide
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.panels.panel import Look
from civsite.render.screens.listing import Listing
from civsite.render.screens.loop import longest_pause, loop_turns
from civsite.render.screens.player import PLAYER_FILES
from civsite.render.screens.timetable import Entry

_PREVIEWED_PAGES = 20
# What stands in an address for itself, and what is quoted already.
_RESERVED = ":/?#[]@!$&'()*+,;=%~"


def product_jobs(
    playlist: Playlist, listing: Listing, slides: Sequence[Job], look: Look, url: str | None
) -> Iterator[Job]:
    """`slides` are those that the listing names, the calm one included; `url`: of the website."""
    yield _listing_job(playlist, listing, slides, look)
    loop = None
    if playlist.words_alone:
        yield _preview_job(playlist, listing, slides)
    else:
        yield _exports_job(playlist, listing, slides, url)
        pause, loop = _loop_jobs(playlist, listing, slides)
        yield from (pause, loop)
    yield _stick_job(playlist, listing, slides, loop, look)


def file_of(job: Job, playlist: Playlist) -> str:
    """The slide's file as the player beside it calls it."""
    return str(job.outputs["png"]).removeprefix(f"screens/{playlist.screen}/")


def stem_of(slide: Slide) -> str:
    """What the files of a slide are called."""
    return f"{slide.item}-{slide.part:02d}"


def thumbnail_of(screen: str, stem: str) -> str:
    """The small picture of a slide; it lies outside the folder that players are given."""
    return f"screens/overview/{screen}/{stem}.jpg"


def _listing_job(playlist: Playlist, listing: Listing, slides: Sequence[Job], look: Look) -> Job:
    folder = f"screens/{playlist.screen}"
    outputs = {
        "json": f"{folder}/playlist.json",
        "smil": f"{folder}/playlist.smil",
        "html": f"{folder}/index.html",
        "worker": f"{folder}/service-worker.js",
    }
    if playlist.words_alone:
        outputs |= {"text": f"{folder}/text.txt", "gb18030": f"{folder}/text-gb18030.txt"}
    return Job(
        name=f"screen/{playlist.screen}",
        function="screens.listing",
        request=canonical_json(listing),
        outputs=outputs,
        files=_player_files(look),
        digests=_digests(playlist, slides),
        made_from=(f"content/screens/{playlist.screen}.yml",),
        screen=playlist.screen,
    )


def _exports_job(
    playlist: Playlist, listing: Listing, slides: Sequence[Job], url: str | None
) -> Job:
    folder = f"screens/{playlist.screen}"
    address = _address(url, playlist.screen)
    outputs = {"anthias": f"{folder}/anthias.json", "upload": f"{folder}/anthias-upload.py"}
    if address:
        outputs["concerto"] = f"{folder}/concerto.json"
    return Job(
        name=f"screen/{playlist.screen}/exports",
        function="screens.exports",
        request=canonical_json({"listing": listing, "address": address}),
        outputs=outputs,
        digests=_digests(playlist, slides),
        made_from=(f"content/screens/{playlist.screen}.yml", "content/community.yml"),
        screen=playlist.screen,
    )


def _preview_job(playlist: Playlist, listing: Listing, slides: Sequence[Job]) -> Job:
    turns = list({turn["file"]: turn for turn in loop_turns(listing)}.values())[:_PREVIEWED_PAGES]
    shown = {turn["file"] for turn in turns}
    frames = {file_of(job, playlist): OutputOf(job.name, "png") for job in slides}
    return Job(
        name=f"screen/{playlist.screen}/preview",
        function="screens.preview",
        request=canonical_json({"turns": [_turn(each) for each in turns]}),
        outputs={"gif": f"screens/{playlist.screen}/preview.gif"},
        needs={file: frame for file, frame in frames.items() if file in shown},
        made_from=(f"content/screens/{playlist.screen}.yml",),
        screen=playlist.screen,
    )


def _address(url: str | None, screen: str) -> str | None:
    """Where publishing puts the screen's folder, in ASCII alone; None without a website."""
    if url is None or not url.startswith(("http://", "https://")):
        return None
    return f"{quote(url.rstrip('/'), safe=_RESERVED)}/{PLAYERS}/{quote(screen)}/"


def _digests(playlist: Playlist, slides: Sequence[Job]) -> dict[str, OutputOf]:
    return {file_of(job, playlist): OutputOf(job.name, "png") for job in slides}


def _loop_jobs(playlist: Playlist, listing: Listing, slides: Sequence[Job]) -> tuple[Job, Job]:
    """What follows a slide of this size, and the video. Screens that show the same share both."""
    turns = loop_turns(listing)
    behind = {"size": listing["size"], "frames": longest_pause(turns)}
    pause = Job(
        name=f"screen/{playlist.screen}/pause",
        function="screens.pause",
        request=canonical_json(behind),
        outputs={"pause": None},
        screen=playlist.screen,
    )
    shown = {turn["file"] for turn in turns}
    stills = {file_of(job, playlist): OutputOf(job.name, "still") for job in slides}
    loop = Job(
        name=f"screen/{playlist.screen}/loop",
        function="screens.loop",
        request=canonical_json({"size": listing["size"], "turns": [_turn(each) for each in turns]}),
        outputs={"mp4": f"screens/{playlist.screen}/loop.mp4"},
        needs={
            "pause": OutputOf(pause.name, "pause"),
            **{file: still for file, still in stills.items() if file in shown},
        },
        made_from=(f"content/screens/{playlist.screen}.yml",),
        screen=playlist.screen,
    )
    return pause, loop


def _stick_job(
    playlist: Playlist, listing: Listing, slides: Sequence[Job], loop: Job | None, look: Look
) -> Job:
    form = "png" if playlist.words_alone else "jpg"
    needs = {file_of(job, playlist): OutputOf(job.name, form) for job in slides}
    if loop:
        needs["loop.mp4"] = OutputOf(loop.name, "mp4")
    return Job(
        name=f"screen/{playlist.screen}/usb",
        function="screens.stick",
        request=canonical_json(listing),
        outputs={"zip": f"screens/{playlist.screen}/usb.zip"},
        files=_player_files(look),
        needs=needs,
        made_from=(f"content/screens/{playlist.screen}.yml",),
        screen=playlist.screen,
    )


def _turn(entry: Entry) -> Listing:
    return {"file": entry["file"], "dwell_ms": entry["dwell_ms"]}


def _player_files(look: Look) -> dict[str, FileInput]:
    return {name: look.theme[name] for name in PLAYER_FILES}
