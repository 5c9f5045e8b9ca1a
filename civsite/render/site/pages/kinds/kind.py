"""What every kind of item says of its pages on the website."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple

from civsite.model.community import ItemType
from civsite.model.item import Item
from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import View
from civsite.text.clusters import seen

# What search shows of something: URL, title, date, kind, topics, text.
Entry = list[str]


class Section(NamedTuple):
    """A kind's overview in the navigation: at which place, smallest first, and by which word.

    It is left out while the kind has no items, unless it is there `always`.
    """

    place: int
    word: str
    always: bool = False


@dataclass(frozen=True)
class PageKind(Generic[ItemType]):
    """The pages of a kind: its overview, `<folder>/index.md`, if it has a `section`, and its items'.

    `entries` is what search finds of an item. On drawings of boards its panels are deep or light.
    """

    model: type[ItemType]
    pages: Callable[[View], Iterator[SitePage]]
    entries: Callable[[View, ItemType], Iterator[Entry]] = lambda view, item: iter(())
    section: Section | None = None
    is_deep: bool = False


def entry(view: View, item: Item, texts: Iterable[str | None], date: str = "") -> Entry:
    """An item as one entry, with `texts` to be searched."""
    translated = view.translated(item)
    kind = view.word(f"found_{item.kind.value}")
    tags = joined(translated.tags)
    searched = [seen(each) for each in (translated.title, date, kind, tags, joined(texts))]
    return [view.item_url(item), *searched]


def joined(texts: Iterable[str | None]) -> str:
    return " ".join(" ".join(text.split()) for text in texts if text)
