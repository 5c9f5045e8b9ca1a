"""What a website is made from, as one value: community, edition, day, and what other stages made."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from civsite.model.community import Community
from civsite.plan.placement import Edition


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

    @classmethod
    def of(cls, content: bytes) -> Asset:
        return cls(hashlib.sha256(content).hexdigest(), len(content), lambda: content)


@dataclass(frozen=True)
class SiteInputs:
    """What other stages make for the site, by its path there. Pages show what is there.

    `assets` are files that the site takes in as they are: `panels/<board>/<slot>.pdf` (the panel on
    display), `posters/<poster>-A4.pdf` and `-A3.pdf` (sheets for anyone's printer), the slides of
    `screens/<screen>/`. `pictures` are those of which only WebP forms lie in the site, with their
    width and height in px: `panels/<board>/<slot>.png`, `screens/<screen>.png`,
    `posters/<poster>.png`. `panel_digests` are what the panels' codes say, where that is known already; `slides` what
    each screen plays today, in turn, by the screen's id.
    """

    community: Community
    edition: Edition
    today: datetime.date
    assets: Mapping[str, Asset] = field(default_factory=dict)
    pictures: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    panel_digests: Mapping[str, str] | None = None
    slides: Mapping[str, tuple[SlideShown, ...]] = field(default_factory=dict)
