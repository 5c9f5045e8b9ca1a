"""Items → short texts that change whenever a page might show them otherwise.

A version is made of everything that was written of an item and of the bytes of its pictures, so that
a page made of some items is known to be the same before any of its values is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from civsite.model.community import Community
from civsite.model.item import Item

_DIGITS = 32


class Versions(dict[str, str]):
    """Those of one language's pages by the item's id, each made when it is first asked for.

    Of the item, its translation and its photos; also of the files they come from.
    """

    def __init__(self, community: Community, language: str) -> None:
        super().__init__()
        self._community = community
        self._language = language
        self._translations = {
            item_id: item
            for (of, item_id), item in community.translations.items()
            if of == language
        }
        self._pictures: dict[str, str] = {}

    def of_all(self, items: Iterable[Item]) -> str:
        """One version of several items in their order."""
        return digest_of("".join([self[item.id] for item in items]))

    def __missing__(self, item_id: str) -> str:
        item = self._community.items[item_id]
        assert item.is_written, "its stories have versions of their own"
        parts = [self._written(item, (item.folder, item_id))]
        translated = self._translations.get(item_id)
        if translated is not None:
            parts.append(self._written(translated, (item.folder, f"{item_id}.{self._language}")))
        parts += [self._picture(each.path) for each in item.pictures]
        version = self[item_id] = "\0".join(parts)
        return version

    def _written(self, item: Item, key: tuple[str, str]) -> str:
        source = self._community.sources.get(key)
        if source is None:
            return item.digest()
        return f"{source.path}\0{source.digest or item.digest()}"

    def _picture(self, path: str) -> str:
        """What changes with what pages show of a picture."""
        if path not in self._pictures:
            media = self._community.media.get(path)
            shown = f"{media.sha256} {media.format} {media.seen_size}" if media else None
            self._pictures[path] = digest_of(shown) if shown else ""
        return self._pictures[path]


def digest_of(text: str) -> str:
    # Processors have SHA-256 built in: thrice as quick as any other that is long enough.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
