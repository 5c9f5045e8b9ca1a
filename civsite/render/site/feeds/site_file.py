"""A file of the website that is no page."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class SiteFile(NamedTuple):
    """`path` in the site, what makes its bytes, and the content it was made from.

    `versions` is a text that changes whenever the bytes might, as that of a page; None for a file
    that is made in no time.
    """

    path: str
    make: Callable[[], bytes]
    made_from: tuple[str, ...] = ()
    versions: str | None = None
