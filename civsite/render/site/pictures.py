"""Photos of the content → the derivatives that the website shows, as jobs and as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from civsite.diagnostics import Refused
from civsite.model.community import Community, MediaFile
from civsite.model.file import FileInput
from civsite.model.honours import Honours
from civsite.model.news import News
from civsite.model.poster import Poster
from civsite.render.job import Job, canonical_json
from civsite.render.media.crop import USUAL_FOCUS, parse_focus
from civsite.render.media.upright import upright_size
from civsite.render.site.people import shown_deeds
from civsite.render.site.references import media_of_bodies

WIDTHS_PX = (480, 960, 1600)
_JPEG_PX = 960
_RASTER = frozenset(("JPEG", "MPO", "PNG", "WEBP"))
_FOCUS_STEPS = 4


def photo_jobs(community: Community) -> tuple[Job, ...]:
    """A job for each photo that some page shows; outputs lie below `site/media/`."""
    shown = sorted(set(_shown_media(community)))
    jobs = (_photo_job(community.media[path]) for path in shown if is_picture(community, path))
    return tuple({job.name: job for job in jobs}.values())


def picture(
    community: Community, path: str | None, alt: str = "", focus: str | None = None
) -> dict[str, Any] | None:
    """What a template needs of a photo: URLs, widths, size in px; None where it cannot be shown."""
    if path is None or not is_picture(community, path):
        return None
    media = community.media[path]
    width, height = _seen_size(media)
    widths = _widths_of(width)
    return {
        "sources": [[_url(media, each, "webp"), each] for each in widths],
        "jpeg": _url(media, _jpeg_width(widths), "jpg"),
        "width": width,
        "height": height,
        "alt": alt,
        "focus": _focus_class(focus),
    }


def is_picture(community: Community, path: str) -> bool:
    media = community.media.get(path)
    return media is not None and media.format in _RASTER and _seen_size(media) != (0, 0)


def _shown_media(community: Community) -> Iterator[str]:
    for item in community.items.values():
        if isinstance(item, News):
            yield from (photo.file for photo in item.photos)
        elif isinstance(item, Honours):
            yield from (shown.photo for shown in shown_deeds(item) if shown.photo is not None)
        elif isinstance(item, Poster) and item.artwork is not None:
            yield item.artwork
    yield from media_of_bodies(community)


def _photo_job(media: MediaFile) -> Job:
    widths = _widths_of(_seen_size(media)[0])
    jpeg = _jpeg_width(widths)
    path = f"content/{media.path}"
    outputs = {f"{width}.webp": f"site/{_url(media, width, 'webp')}" for width in widths}
    outputs[f"{jpeg}.jpg"] = f"site/{_url(media, jpeg, 'jpg')}"
    return Job(
        name=f"site-photo-{media.sha256[:16]}",
        function="civsite.render.media.web:render",
        request=canonical_json({"path": path, "widths": widths, "jpeg_widths": [jpeg]}),
        outputs=outputs,
        files={"original": FileInput(media.location, media.sha256)},
        made_from=(path,),
    )


def _url(media: MediaFile, width: int, suffix: str) -> str:
    """Named by its bytes: a file's own name may be a person's."""
    return f"media/{media.sha256[:16]}-{width}.{suffix}"


def _widths_of(width: int) -> list[int]:
    smaller = [each for each in WIDTHS_PX if each < width]
    return smaller if len(smaller) == len(WIDTHS_PX) else [*smaller, width]


def _jpeg_width(widths: list[int]) -> int:
    return max([width for width in widths if width <= _JPEG_PX], default=widths[0])


def _seen_size(media: MediaFile) -> tuple[int, int]:
    """Width and height as seen. Only a JPEG can lie on its side, and must be asked."""
    if media.format in ("JPEG", "MPO"):
        return _size_asked(media.sha256, media.location, media.path)
    return media.width, media.height


@lru_cache(maxsize=65536)
def _size_asked(sha256: str, location: Path, path: str) -> tuple[int, int]:
    try:
        return upright_size(location.read_bytes(), f"content/{path}")
    except Refused:
        return 0, 0


def _focus_class(focus: str | None) -> str:
    """`focus` in quarters of width and height, as the style sheet has it: `focus-24`."""
    try:
        point = parse_focus(focus)
    except ValueError:
        point = USUAL_FOCUS
    return f"focus-{round(point.x * _FOCUS_STEPS)}{round(point.y * _FOCUS_STEPS)}"
