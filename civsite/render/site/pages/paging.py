"""Long lists → parts whose borders stay where they are when something new is added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple

from civsite.render.site.view import Entry, Values, View


class Part(NamedTuple, Generic[Entry]):
    """A page of a list. `urls` are those of all its pages, the newest first; `number` is its own, from 0."""

    path: str
    entries: list[Entry]
    urls: list[str]
    number: int

    def links(self) -> list[Values]:
        """A link to each page of the list; none where it has but one."""
        links = [
            {"url": url, "number": index + 1, "current": index == self.number}
            for index, url in enumerate(self.urls)
        ]
        return links if len(links) > 1 else []


def paged(view: View, path: str, newest_first: Sequence[Entry], size: int) -> list[Part[Entry]]:
    """The pages of a list whose newest page lies at `path`."""
    parts = parts_of(newest_first, size)
    paths = [part_path(path, index, len(parts)) for index in range(len(parts))]
    urls = [view.url(each) for each in paths]
    return [Part(paths[index], part, urls, index) for index, part in enumerate(parts)]


def parts_of(newest_first: Sequence[Entry], size: int) -> list[list[Entry]]:
    """Parts of `size`, counted from the oldest; the newest part also takes what is left over.

    The first part is the newest, with `size` to twice `size` less one entries.
    """
    count = len(newest_first)
    newest = count - (max(1, count // size) - 1) * size
    older = range(newest, count, size)
    return [[*newest_first[:newest]], *([*newest_first[at : at + size]] for at in older)]


def part_path(path: str, index: int, count: int) -> str:
    """The page of a part: the newest lies at `path`, older ones are numbered from the oldest."""
    return path if index == 0 else f"{path.removesuffix('.md')}/{count - index}.md"
