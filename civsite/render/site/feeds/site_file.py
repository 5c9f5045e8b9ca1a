"""A file of the website that is no page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteFile:
    """`path` in the site, its bytes, and the content it was made from."""

    path: str
    content: bytes
    made_from: tuple[str, ...] = ()
