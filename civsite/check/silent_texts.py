"""Records enter; those leave of whose texts the rules had nothing to say when they last read them.

Most texts stay as they are, and of most there is nothing to say. What is to be said of the others
is found anew each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from civsite.check.located import Key
from civsite.fonts import font_digest
from civsite.model.community import Source
from civsite.store import Store, key_of


class SilentTexts:
    """What the store knows of texts; boards take the words of their slots from the theme's layouts."""

    def __init__(self, store: Store, layouts_sha256: str) -> None:
        self._store = store
        self._about = (font_digest(), layouts_sha256)

    def among(self, sources: Mapping[Key, Source]) -> frozenset[Key]:
        """The records that need not be read."""
        keys = {key: self._key(source) for key, source in sources.items()}
        known = self._store.get_all(keys.values())
        return frozenset(key for key, text_key in keys.items() if text_key in known)

    def remember(self, sources: Iterable[Source], told: Iterable[str]) -> None:
        """Keeps those among `sources` whose paths are not among those that something is `told` of."""
        paths = set(told)
        self._store.put_all({self._key(each): "" for each in sources if each.path not in paths})

    def _key(self, source: Source) -> str:
        return key_of("silent-text", *self._about, source.digest)
