"""Long lists → parts whose borders stay where they are when something new is added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

Entry = TypeVar("Entry")


def parts_of(newest_first: Sequence[Entry], size: int) -> list[list[Entry]]:
    """Parts of `size`, counted from the oldest; the newest part also takes what is left over.

    The first part is the newest, with `size` to twice `size` less one entries.
    """
    oldest_first = list(reversed(newest_first))
    whole = max(1, len(oldest_first) // size)
    cuts = [index * size for index in range(whole)]
    ends = [*cuts[1:], len(oldest_first)]
    parts = [oldest_first[start:end][::-1] for start, end in zip(cuts, ends, strict=True)]
    return parts[::-1]


def part_path(path: str, index: int, count: int) -> str:
    """The page of a part: the newest lies at `path`, older ones are numbered from the oldest."""
    return path if index == 0 else f"{path.removesuffix('.md')}/{count - index}.md"


def numbered(urls: Sequence[str], current: int) -> list[dict[str, Any]]:
    """A link to each part of a list; none where it has but one."""
    links = [
        {"url": url, "number": number, "current": number == current + 1}
        for number, url in enumerate(urls, 1)
    ]
    return links if len(links) > 1 else []
