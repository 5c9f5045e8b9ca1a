"""Items → short texts that change whenever a page might show them otherwise.

A trace is made of everything that was written of an item and of the bytes of its pictures, so that
a page made of some items is known to be the same before any of its values is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from civsite.model.community import Community
from civsite.model.digest import Digest
from civsite.model.item import Item
from civsite.model.news import News
from civsite.model.record import Record

_BYTES = 16


class Traces:
    """Those of one language's pages, each made once."""

    def __init__(self, community: Community, language: str) -> None:
        self._community = community
        self._language = language
        self._known: dict[str, str] = {}

    def of(self, item: Item) -> str:
        """The trace of the item, its translation and its photos."""
        if item.id not in self._known:
            self._known[item.id] = self._trace(item)
        return self._known[item.id]

    def of_all(self, items: Iterable[Item]) -> str:
        """One trace of several items in their order."""
        return digest_of("".join(map(self.of, items)))

    def _trace(self, item: Item) -> str:
        assert not isinstance(item, Digest), "its stories have traces of their own"
        translated = self._community.in_language(item, self._language)
        digest = hashlib.blake2b(written(item), digest_size=_BYTES)
        if translated is not item:
            digest.update(written(translated))
        if isinstance(item, News):
            for photo in item.photos:
                digest.update(self._picture(photo.file).encode())
        return digest.hexdigest()

    def _picture(self, path: str) -> str:
        media = self._community.media.get(path)
        return f"\0{media.sha256} {media.format} {media.seen_size}" if media else "\0"


def digest_of(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


def written(record: Record) -> bytes:
    """Everything that was written of a record."""
    return type(record).__name__.encode() + record.__pydantic_serializer__.to_json(
        record, fallback=repr
    )
