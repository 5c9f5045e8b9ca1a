"""Chapters → their pages: those of an earlier build where nothing of a chapter has changed.

An edit changes one month of a hundred. What is kept of a chapter says of each page where it lies, the
key under which the cache has it, its SHA-256 and length; its values are made only if they are needed.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

from civsite.render.site.cache import Cache
from civsite.render.site.pages.page import Chapter, PageValues, SitePage
from civsite.render.site.placing import Rendered
from civsite.render.site.traces import digest_of

# The pages of one chapter by path.
Made = Mapping[str, SitePage]


class Chapters:
    """Of the sites that `fingerprint` tells of. `found` has by path what the cache has of their pages."""

    def __init__(self, kept: Cache, fingerprint: str) -> None:
        self._cache = kept
        self._fingerprint = fingerprint
        self._composed: dict[str, list[SitePage]] = {}
        self.found: dict[str, Rendered] = {}

    def pages_of(self, chapter: Chapter) -> list[SitePage]:
        """All its pages; `fill` of those that are found composes the chapter after all."""
        key = self._key_of(chapter)
        content = self._cache.get_index(key)
        if content is not None:
            return self._read(chapter, content)
        pages = self._composed[key] = list(chapter.pages())
        return pages

    def keep(self, rendered: Callable[[SitePage], Rendered | None]) -> None:
        """Keeps what was composed now, where all of a chapter's pages were `rendered`."""
        for key, pages in self._composed.items():
            made = [(page, rendered(page)) for page in pages]
            written = [_as_values(page, each) for page, each in made if each is not None]
            if len(written) == len(pages):
                self._cache.put_index(key, json.dumps(written, ensure_ascii=False).encode())

    def _key_of(self, chapter: Chapter) -> str:
        parts = (self._fingerprint, chapter.language, chapter.path, chapter.traces)
        return digest_of("\0".join(parts))

    def _read(self, chapter: Chapter, content: bytes) -> list[SitePage]:
        composed = cache(lambda: {page.path: page for page in chapter.pages()})
        pages = []
        # The others: item, board and screen, then what the cache has.
        for path, template, changed, made_from, *others in json.loads(content):
            self.found[path] = Rendered(*others[3:])
            pages.append(
                SitePage(
                    path,
                    template,
                    chapter.language,
                    "",
                    partial(_filled, composed, path),
                    tuple(made_from),
                    datetime.date.fromisoformat(changed) if changed else None,
                    *others[:3],
                )
            )
        return pages


def _filled(composed: Callable[[], Made], path: str) -> PageValues:
    return composed()[path].fill()


def _as_values(page: SitePage, rendered: Rendered) -> list[Any]:
    """As `_read` reads them; the mark of a file is of no use to another build."""
    changed = page.changed.isoformat() if page.changed else None
    about = [page.path, page.template, changed, page.made_from]
    whose = [page.item, page.board, page.screen]
    return [*about, *whose, rendered.key, rendered.sha256, rendered.length]
