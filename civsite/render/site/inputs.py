"""What a website is made from: community, edition, day, and what other stages made for it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from civsite.model.community import Community
from civsite.plan.placement import Edition
from civsite.render.job import Job, OutputOf, canonical_json

SLIDE_PX = 480
# A panel in the drawing of a board that is itself small; a picture in a list; one to be looked at.
TINY_PX = 160
SMALL_PX = 360
LARGE_PX = 1200
PNG_HEAD_BYTES = 24


class SlideShown(NamedTuple):
    """A slide of `item`, and which of the assets is its small picture."""

    item: str
    picture: str
    part: int = 1
    parts: int = 1


class Asset(NamedTuple):
    """A file that another stage made, by its SHA-256 and length; `read` gives its bytes."""

    sha256: str
    length: int
    read: Callable[[], bytes]


@dataclass(frozen=True)
class SiteInputs:
    """What other stages make for the site, by its path there. Pages show what is there.

    `assets` are files that the site takes in as they are: `panels/<board>/<slot>.pdf` (the panel on
    display), `posters/<poster>-A4.pdf` and `-A3.pdf` (sheets for anyone's printer), the slides of
    `screens/<screen>/`. `pictures` are those of which only WebP forms lie in the site, with their
    width and height in px: `panels/<board>/<slot>.png`, `screens/<screen>.png`,
    `posters/<poster>.png`. `panel_digests` are what the panels' codes say, by `<board>/<slot>`;
    `slides` what each screen plays today, in turn, by the screen's id.
    """

    community: Community
    edition: Edition
    today: datetime.date
    assets: Mapping[str, Asset] = field(default_factory=dict)
    pictures: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    panel_digests: Mapping[str, str] = field(default_factory=dict)
    slides: Mapping[str, tuple[SlideShown, ...]] = field(default_factory=dict)


def comes_in_forms(path: str) -> bool:
    """Whether pages show WebP forms of the file at `path` in the site, and not the file itself.

    The slides of screens come small, and the dots of LED frames are not to be blurred.
    """
    is_slide = path.startswith("screens/") and path.count("/") > 1
    return path.endswith(".png") and not is_slide


def form_path(path: str, width_px: int) -> str:
    """Where the form of a PNG that is at most `width_px` wide lies."""
    return f"{path.removesuffix('.png')}-{width_px}.webp"


def form_jobs(pictures: Mapping[str, OutputOf]) -> Iterator[Job]:
    """`pictures`: PNGs by their path in the site, of which `comes_in_forms` holds."""
    for path, source in pictures.items():
        widths = [SMALL_PX, LARGE_PX]
        if path.startswith("panels/"):
            widths.insert(0, TINY_PX)
        request = {"path": path, "widths": {"webp": widths}, "cards": {}, "card_size": None}
        yield Job(
            name=f"site-forms/{path}",
            function="media.web",
            request=canonical_json(request),
            outputs={f"{width}.webp": f"site/{form_path(path, width)}" for width in widths},
            needs={"original": source},
        )


def png_size(head: bytes) -> tuple[int, int] | None:
    """Width and height in px, by the first `PNG_HEAD_BYTES` of a file; None for what is no PNG."""
    if len(head) < PNG_HEAD_BYTES or not head.startswith(b"\x89PNG\r\n\x1a\n"):
        return None
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
