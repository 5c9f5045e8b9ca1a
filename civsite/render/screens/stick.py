"""A playlist, its slides and the player enter; a zip for a USB stick leaves.

It holds the player for a machine with a browser, numbered pictures and a video for boxes that play
whatever they find, text and bitmaps for LED programs, what to do in two languages, and checksums. The
same content gives the same bytes: names sorted, nothing compressed, one fixed time.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from PIL import Image

from civsite.render.archive import packed
from civsite.render.media.picture import encoded
from civsite.render.screens.instructions import instructions
from civsite.render.screens.listing import FILES, TEXT_FILES, names_of, player_files, with_digests
from civsite.render.screens.timetable import video_turns


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `zip`. `request` is a listing.

    `files` holds its slides, the player's theme files, and `loop.mp4` if the screen has one.
    """
    listing, pictures = _numbered(request, files)
    names = {**FILES, **TEXT_FILES}
    player = {names[key]: data for key, data in player_files(listing, files).items()}
    entries = {**pictures, **player}
    if "loop.mp4" in files:
        entries["loop.mp4"] = files["loop.mp4"]
    if listing["scaling"] == "whole":
        entries |= {_bitmap_name(name): _as_bitmap(data) for name, data in pictures.items()}
    entries["README-安装说明.txt"] = instructions(listing).encode("utf-8-sig")
    sums = "".join(f"{_sha256(data)}  {name}\n" for name, data in sorted(entries.items()))
    entries["SHA256SUMS"] = sums.encode()
    return {"zip": packed(sorted(entries.items()))}


def _numbered(
    request: Mapping[str, Any], files: Mapping[str, bytes]
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The listing with slides named in the order of their first turn, and the slides so named.

    A box without a browser shows every picture of a folder: what does not play on the day of the
    build, and the idle picture, stand elsewhere.
    """
    order = dict.fromkeys(entry["file"] for entry in request["slides"])
    today = {entry["file"] for entry in video_turns(request)}
    calm, suffix = request["calm"]["file"], ".png" if request["scaling"] == "whole" else ".jpg"
    names: dict[str, str] = {}
    for number, file in enumerate(order, 1):
        path = PurePosixPath(file)
        folder = path.parent if file in today else "later"
        names[file] = f"{folder}/{number:03d}-{path.stem}{suffix}"
    names.setdefault(calm, f"idle{suffix}")
    pictures = {names[file]: files[file] for file in names_of(request)}
    renamed = {
        **request,
        "calm": {**request["calm"], "file": names[calm]},
        "slides": [{**entry, "file": names[entry["file"]]} for entry in request["slides"]],
    }
    digests = {
        name: {"sha256": _sha256(data), "bytes": len(data)} for name, data in pictures.items()
    }
    return with_digests(renamed, digests), pictures


def _bitmap_name(frame: str) -> str:
    """In a folder of its own, beside the frame if that is none of the day's."""
    return frame.replace("frames/", "bitmaps/").removesuffix(".png") + ".bmp"


def _as_bitmap(frame: bytes) -> bytes:
    """What control programs read that know no PNG: the same dots, uncompressed."""
    with Image.open(io.BytesIO(frame)) as picture:
        return encoded(picture, "BMP")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
