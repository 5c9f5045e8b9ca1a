"""What a website is made from, as one value: community, edition, day, and what other stages made."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from civsite.model.community import Community
from civsite.plan.placement import Edition


@dataclass(frozen=True, slots=True)
class SlideShown:
    """A slide of `item`, and which of the assets is its small picture."""

    item: str
    picture: str
    part: int = 1
    parts: int = 1


@dataclass(frozen=True)
class SiteInputs:
    """`assets` are files of other stages by their path in the site, as bytes or where they lie:

    `panels/<board>/<slot>.png` and `.pdf` (the panel on display), `boards/<board>.png` (the
    layout), `screens/<screen>.png` (a picture of the screen), `posters/<poster>.png` and
    `posters/<poster>-A4.pdf`, `-A3.pdf` (sheets for anyone's printer). Pages show those that are
    there. `panel_digests` are what the panels' codes say, where that is known already; `slides` what
    each screen plays today, in turn, by the screen's id.
    """

    community: Community
    edition: Edition
    today: datetime.date
    assets: Mapping[str, bytes | Path] = field(default_factory=dict)
    panel_digests: Mapping[str, str] | None = None
    slides: Mapping[str, tuple[SlideShown, ...]] = field(default_factory=dict)
