"""Enters: records with their digests. Leaves: those whose texts need not be read again.

Most texts stay as they are, and of most there is nothing to say. Those are remembered; what is to
be said of the others is found anew each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from civsite.check.located import Key
from civsite.fonts import font_digest
from civsite.load.shelf import Shelf
from civsite.load.theme import Theme
from civsite.model.community import Source

_FOLDER, _NAME = ".civsite/read", "quiet"


class Quiet:
    """Of one repository, one program and one set of fonts; boards take slots from the theme."""

    def __init__(self, root: Path, theme: Theme) -> None:
        layouts = theme.files["layouts.yml"].sha256
        self._shelf = Shelf(root / _FOLDER, f"{root}\0{font_digest()}\0{layouts}")
        known = self._shelf.get(_NAME)
        self._known: set[str] = known if isinstance(known, set) else set()

    def among(self, sources: Mapping[Key, Source]) -> frozenset[Key]:
        """The records that are as they were when nothing was to be said of them."""
        known = self._known
        return frozenset([key for key, source in sources.items() if source.digest in known])

    def keep(self, sources: Iterable[Source], told: Iterable[str]) -> None:
        """Remembers all whose paths are not among those that something is `told` of."""
        paths = set(told)
        known = {each.digest for each in sources if each.digest and each.path not in paths}
        if known != self._known:
            self._known = known
            self._shelf.put(_NAME, known)
