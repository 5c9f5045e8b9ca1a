"""Photos of the content → the derivatives that the website shows, as jobs and as plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from civsite.model.community import Community, MediaFile
from civsite.model.file import FileInput
from civsite.model.item import Photo
from civsite.model.scalars import USUAL_FOCUS, Focus, parse_focus
from civsite.render.job import Job, canonical_json
from civsite.render.media.crop import cropped_size

# A list's picture on a phone; a story's on a phone of two dots a pixel.
_WEBP_PX = (480, 960)
# A story's picture on a phone of two dots a pixel; of three, or on a desk. AVIF takes thrice the
# time of WebP and is a sixth smaller when large, but hardly when small: lists do without.
_AVIF_PX = (960, 1280)
_JPEG_PX = (960,)
CARD_PX = (1200, 630)
_RASTER = frozenset(("JPEG", "MPO", "PNG", "WEBP"))
_FOCUS_STEPS = 4


def photo_jobs(community: Community, linked: Collection[str]) -> tuple[Job, ...]:
    """A job for each photo that some page shows, `linked` by its text or said by itself.

    Outputs lie below `site/media/`.
    """
    named_large, named_small = _named(community)
    shown_large = {path for path in {*linked, *named_large} if is_picture(community, path)}
    large = {community.media[path].sha256 for path in shown_large}
    shown = sorted(shown_large.union(path for path in named_small if is_picture(community, path)))
    cards = _cards_of(community)
    media = (community.media[path] for path in shown)
    jobs = (_photo_job(each, each.sha256 in large, cards.get(each.sha256, {})) for each in media)
    return tuple({job.name: job for job in jobs}.values())


def picture(
    community: Community,
    path: str | None,
    alt: str = "",
    focus: str | None = None,
    large: bool = False,
) -> dict[str, Any] | None:
    """What a template needs of a photo: URLs, widths, size in px; None where it cannot be shown.

    `large`: it is shown at the width of a text or more, and has AVIF forms for that.
    """
    if path is None or not is_picture(community, path):
        return None
    media = community.media[path]
    width, height = media.seen_size
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
        "focus": _focus_class(focus),
    }


def card_of_photo(community: Community, photo: Photo) -> dict[str, Any] | None:
    """The crop of a photo that a link to its page is shown with: URL and size in px."""
    if not is_picture(community, photo.file):
        return None
    media = community.media[photo.file]
    focus = _focus_of(photo.focus)
    width, height = cropped_size(*media.seen_size, *CARD_PX, focus)
    return {"url": _url(media, _card_name(focus), "jpg"), "width": width, "height": height}


def is_picture(community: Community, path: str) -> bool:
    media = community.media.get(path)
    return media is not None and media.format in _RASTER


def _named(community: Community) -> tuple[set[str], set[str]]:
    """What items show of themselves: as wide as their text, and small."""
    large: set[str] = set()
    small: set[str] = set()
    for item in community.items.values():
        for each in item.pictures:
            if each.is_public:
                (large if each.is_large else small).add(each.path)
    return large, small


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
        if is_picture(community, path):
            focus = _focus_of(said)
            cards[community.media[path].sha256][_card_name(focus)] = f"{focus.x},{focus.y}"
    return cards


def _photo_job(media: MediaFile, large: bool, cards: Mapping[str, str]) -> Job:
    path = f"content/{media.path}"
    widths = _widths_of(media.seen_size[0], large)
    names = [*((str(each), form) for form in widths for each in widths[form])]
    names += [(card, "jpg") for card in cards]
    request = {"path": path, "widths": widths, "cards": cards, "card_size": CARD_PX}
    return Job(
        name=f"site-photo-{media.sha256[:16]}",
        function="media.web",
        request=canonical_json(request),
        outputs={f"{name}.{form}": f"site/{_url(media, name, form)}" for name, form in names},
        files={"original": FileInput(media.location, media.sha256)},
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


def _focus_class(focus: str | None) -> str:
    """`focus` in quarters of width and height, as the style sheet has it: `focus-24`."""
    point = _focus_of(focus)
    return f"focus-{round(point.x * _FOCUS_STEPS)}{round(point.y * _FOCUS_STEPS)}"


def _focus_of(focus: str | None) -> Focus:
    try:
        return parse_focus(focus)
    except ValueError:
        return USUAL_FOCUS
