"""Photos and documents of the content → what the website shows and offers: jobs, URLs, sizes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from civsite.check.people import People
from civsite.model.community import Community, MediaFile
from civsite.model.item import Photo
from civsite.model.scalars import Focus, parse_focus
from civsite.render.job import Job, canonical_json
from civsite.render.media.crop import cropped_size
from civsite.render.site.addresses import slug
from civsite.render.site.references import MOST_BYTES, media_of_bodies

# A list's picture on a phone; a story's on a phone of two dots a pixel.
_WEBP_PX = (480, 960)
# A story's picture on a phone of two dots a pixel; of three, or on a desk. AVIF takes thrice the
# time of WebP and is a sixth smaller when large, but hardly when small: lists do without.
_AVIF_PX = (960, 1280)
_JPEG_PX = (960,)
CARD_PX = (1200, 630)
_RASTER = frozenset(("JPEG", "MPO", "PNG", "WEBP", "AVIF", "HEIF"))
_DOCUMENTS = frozenset(("PDF", "DOCX", "XLSX"))


def media_jobs(community: Community) -> tuple[Job, ...]:
    """A job for each photo and each document that some page shows or offers.

    Outputs lie below `site/media/` and `site/files/`.
    """
    linked = frozenset(media_of_bodies(community))
    return (*_photo_jobs(community, linked), *_document_jobs(community, linked))


def _document_jobs(community: Community, linked: frozenset[str]) -> Iterator[Job]:
    for path in sorted(linked):
        url = document_url(community, path)
        if url:
            media, name = community.media[path], f"site-document/{path}"
            outputs, request = {"document": f"site/{url}"}, {"format": media.format}
            yield _job(name, "media.document", media, outputs, request)


def _photo_jobs(community: Community, linked: frozenset[str]) -> Iterator[Job]:
    """Photos that are `linked` by a text stand as wide as that; so do some that items name."""
    named = [each for item in community.items.values() for each in item.pictures if each.is_public]
    large = linked.union(each.path for each in named if each.is_large)
    paths = sorted(large.union(each.path for each in named))
    shown = [media for path in paths if (media := _raster(community, path))]
    shown_large = {media.sha256 for media in shown if media.path in large}
    cards = _cards_of(community)
    jobs = (
        _photo_job(each, each.sha256 in shown_large, cards.get(each.sha256, {})) for each in shown
    )
    yield from {job.name: job for job in jobs}.values()


def picture(
    community: Community, path: str | None, alt: str, focus: str | None, large: bool
) -> dict[str, Any] | None:
    """What a template needs of a photo: URLs, widths, size in px; None where it cannot be shown.

    `large`: it is shown at the width of a text or more, and has AVIF forms for that.
    """
    media = _raster(community, path)
    if media is None:
        return None
    width, height = media.seen_size
    point = parse_focus(focus)
    urls = {
        form: [[_url(media, str(each), form), each] for each in widths]
        for form, widths in _widths_of(width, large).items()
    }
    return {
        "avif": urls.get("avif", []),
        "sources": urls["webp"],
        "jpeg": urls["jpg"][-1][0],
        "width": width,
        "height": height,
        "alt": alt,
        # In quarters of width and height, as the style sheet has it.
        "focus": f"focus-{round(point.x * 4)}{round(point.y * 4)}",
    }


def card_of_photo(community: Community, photo: Photo) -> dict[str, Any] | None:
    """The crop of a photo that a link to its page is shown with: URL and size in px."""
    media = _raster(community, photo.file)
    if media is None:
        return None
    focus = parse_focus(photo.focus)
    width, height = cropped_size(*media.seen_size, *CARD_PX, focus)
    return {"url": _url(media, _card_name(focus), "jpg"), "width": width, "height": height}


def _raster(community: Community, path: str | None) -> MediaFile | None:
    media = community.media.get(path) if path is not None else None
    return media if media is not None and media.format in _RASTER else None


def document_url(community: Community, path: str) -> str | None:
    """Where a media file can be downloaded; None for a picture and for what is too large.

    The name stays when the file changes, so that a link to a form stays good. A name that would
    tell who did not agree to be named is replaced by a word made of the bytes.
    """
    media = community.media[path]
    if media.format not in _DOCUMENTS or media.bytes > MOST_BYTES:
        return None
    suffix = f".{media.format.lower()}"
    if People(community).search.told_in(path):
        return f"files/{media.sha256[:16]}{suffix}"
    parts = PurePosixPath(path).with_suffix("").parts[1:]
    return "/".join(["files", *(slug(part, lower=True) for part in parts)]) + suffix


def _cards_of(community: Community) -> dict[str, dict[str, str]]:
    """The crops of each photo that leads a story: by the photo's hash, the focus by name.

    Only a community that says its address has links to show them with.
    """
    cards: dict[str, dict[str, str]] = defaultdict(dict)
    if community.details.url is None:
        return cards
    photos = (item.leading_photo for item in community.items.values())
    leading = {(photo.file, photo.focus) for photo in photos if photo is not None}
    for path, said in sorted(leading, key=str):
        if media := _raster(community, path):
            focus = parse_focus(said)
            cards[media.sha256][_card_name(focus)] = f"{focus.x},{focus.y}"
    return cards


def _photo_job(media: MediaFile, large: bool, cards: Mapping[str, str]) -> Job:
    widths = _widths_of(media.seen_size[0], large)
    names = [(str(each), form) for form in widths for each in widths[form]]
    names += [(card, "jpg") for card in cards]
    outputs = {f"{name}.{form}": f"site/{_url(media, name, form)}" for name, form in names}
    request = {"widths": widths, "cards": cards, "card_size": CARD_PX}
    return _job(f"site-photo-{media.sha256[:16]}", "media.web", media, outputs, request)


def _job(
    name: str, function: str, media: MediaFile, outputs: Mapping[str, str], request: dict[str, Any]
) -> Job:
    path = f"content/{media.path}"
    return Job(
        name,
        function,
        canonical_json({"path": path, **request}),
        outputs,
        files={"original": media.file},
        made_from=(path,),
    )


def _url(media: MediaFile, form: str, suffix: str) -> str:
    """Named by its bytes: a file's own name may be a person's."""
    return f"media/{media.sha256[:16]}-{form}.{suffix}"


def _card_name(focus: Focus) -> str:
    return f"card-{round(focus.x * 100)}-{round(focus.y * 100)}"


@cache
def _widths_of(width: int, large: bool) -> Mapping[str, list[int]]:
    """The widths of each form of a photo that is `width` px wide; none is enlarged."""
    forms = {"webp": _WEBP_PX, "jpg": _JPEG_PX} | ({"avif": _AVIF_PX} if large else {})
    return {
        form: list(dict.fromkeys(min(each, width) for each in px)) for form, px in forms.items()
    }
