"""Items → short texts that change whenever a page might show them otherwise.

A trace is made of everything that was written of an item and of the bytes of its pictures, so that
a page made of some items is known to be the same before any of its values is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from civsite.check.located import key_of
from civsite.model.community import Community
from civsite.model.digest import Digest
from civsite.model.item import Item
from civsite.model.news import News

_BYTES = 16


class Traces:
    """Those of one language's pages, each made once."""

    def __init__(self, community: Community, language: str) -> None:
        self._community = community
        self._language = language
        self._known: dict[str, str] = {}
        self._pictures: dict[str, str] = {}

    def of(self, item: Item) -> str:
        """The trace of the item, its translation and its photos."""
        known = self._known.get(item.id)
        if known is None:
            known = self._known[item.id] = self._trace(item)
        return known

    def of_all(self, items: Iterable[Item]) -> str:
        """One trace of several items in their order."""
        return digest_of("".join(map(self.of, items)))

    def _trace(self, item: Item) -> str:
        assert not isinstance(item, Digest), "its stories have traces of their own"
        translated = self._community.in_language(item, self._language)
        parts = [self._written(item, item.id)]
        if translated is not item:
            parts.append(self._written(translated, f"{item.id}.{self._language}"))
        if isinstance(item, News):
            parts += [self._picture(photo.file) for photo in item.photos]
        return "\0".join(parts)

    def _written(self, item: Item, name: str) -> str:
        source = self._community.sources.get((key_of(item)[0], name))
        return source.digest if source is not None and source.digest else item.digest()

    def _picture(self, path: str) -> str:
        if path not in self._pictures:
            media = self._community.media.get(path)
            mark = f"{media.sha256} {media.format} {media.seen_size}" if media else ""
            self._pictures[path] = mark
        return self._pictures[path]


def digest_of(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()
