"""Enters: what something is made from. Leaves: what was made from just that before, or is made now.

Of plans and of the jobs that follow from them the last are kept: an edit of an old story, or none
at all, changes nothing about them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from civsite.build.key import engine_version
from civsite.load.shelf import Shelf
from civsite.load.theme import Theme
from civsite.model.community import Community
from civsite.program import version_of

Value = TypeVar("Value")
_FOLDER = ".civsite/planned"
# What plans and jobs are made of, besides the records that every shelf may hold.
_CLASSES = (
    "civsite.plan.placement",
    "civsite.plan.boards.aims",
    "civsite.render.job",
    "civsite.build.screen_slides",
)
# Others than those that products are made with.
_LIBRARIES = ("highspy", "numpy", "tzdata")


class Kept:
    """Of one repository; without a root it keeps nothing."""

    def __init__(self, root: Path | None) -> None:
        self._shelf = None
        if root is not None:
            about = (str(root), engine_version(), *map(version_of, _LIBRARIES))
            self._shelf = Shelf(root / _FOLDER, "\0".join(about), _CLASSES)

    def recall(self, name: str, made_from: str | None, make: Callable[[], Value]) -> Value:
        """What `make` gives. One value is kept by that name, with a digest of what it is made from;
        None for what cannot be told from what it will be."""
        if self._shelf is None or made_from is None:
            return make()
        known = self._known(name, made_from)
        if known is not None:
            value: Value = known[1]
            return value
        made = make()
        self._shelf.put(name, (made_from, made))
        return made

    def _known(self, name: str, made_from: str) -> tuple[str, Any] | None:
        known: Any = self._shelf.get(name) if self._shelf is not None else None
        is_that = isinstance(known, tuple) and len(known) == 2 and known[0] == made_from
        return known if is_that else None


def digest_of(community: Community, theme: Theme, *more: object) -> str | None:
    """A digest of all that a value made of these depends on; None if a file changed just now.

    `more` are plain values, whose text says all of them.
    """
    sources = sorted(community.sources.values(), key=lambda source: source.path)
    if not all(source.marks for source in sources):
        return None
    parts = (
        [(source.path, source.marks) for source in sources],
        [
            (m.path, m.sha256, m.bytes, m.format, m.width, m.height)
            for m in community.media.values()
        ],
        [(path, str(file.location), file.sha256) for path, file in theme.files.items()],
        sorted(community.unreadable),
        *map(str, more),
    )
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
