"""The community 社区 as one value: all that its repository says, loaded and typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from civsite.diagnostics import Span
from civsite.model.board import Board
from civsite.model.details import Details
from civsite.model.edition import WrittenEdition
from civsite.model.file import FileInput
from civsite.model.inspection import Inspection
from civsite.model.item import Item
from civsite.model.screen import Screen
from civsite.quarter import Quarter

ItemType = TypeVar("ItemType", bound=Item)
Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file below `content/`. `width` and `height` in px as stored, 0 for what is no raster picture.

    `path` is relative to `content/` (`media/a.jpg`); `location` is where the bytes lie. A picture
    `on_its_side` is seen turned by a quarter. `title` is what a document's properties call it.
    """

    path: str
    location: Path
    sha256: str
    bytes: int
    format: str
    width: int = 0
    height: int = 0
    on_its_side: bool = False
    title: str = ""

    @property
    def file(self) -> FileInput:
        return FileInput(self.location, self.sha256)

    @property
    def seen_size(self) -> tuple[int, int]:
        """Width and height in px as the picture is seen."""
        return (self.height, self.width) if self.on_its_side else (self.width, self.height)


@dataclass(frozen=True, slots=True)
class Places:
    """The span of each key and value of a record, by English key, and the lines of its file."""

    spans: Mapping[Place, Span]
    lines: tuple[str, ...] = ()


class Source:
    """Where a record was written.

    Its places are looked up when something has to be told of one: of thousands of files mostly none.
    `digest` tells what it was read from: equal digests, equal records, but for a board's slots, which
    may be the theme's.
    """

    def __init__(
        self, path: str, find: Callable[[], Places] | None = None, digest: str = ""
    ) -> None:
        self.path = path
        self.digest = digest
        self._find = find

    @cached_property
    def places(self) -> Places:
        return self._find() if self._find is not None else Places({})

    def span_of(self, *place: str | int) -> Span:
        """The span of the value at `place`, or of the nearest thing around it that was written."""
        spans = self.places.spans
        while place not in spans and place:
            place = place[:-1]
        return spans.get(place, Span(self.path))

    def has(self, *place: str | int) -> bool:
        return place in self.places.spans

    def line(self, number: int) -> str:
        lines = self.places.lines
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Source):
            return NotImplemented
        return self.path == other.path and self.places == other.places


@dataclass(frozen=True)
class Community:
    """Everything in the repository. Mappings are sorted by key; nothing here is ever changed.

    `items` holds items of every kind by id, the loader's digests included. `boards` have their
    layout presets resolved to slots. `translations` maps (language, id) to the translated item.
    `sources` maps (folder, id) to where the record was written; a translation's id is `x.en`, the
    community's own key ("", "community"). `unreadable` are ids and media paths that are there but
    have errors of their own, so that nobody calls them missing.
    """

    root: Path
    details: Details
    items: Mapping[str, Item] = field(default_factory=dict)
    boards: Mapping[str, Board] = field(default_factory=dict)
    screens: Mapping[str, Screen] = field(default_factory=dict)
    editions: Mapping[Quarter, WrittenEdition] = field(default_factory=dict)
    inspections: tuple[Inspection, ...] = ()
    media: Mapping[str, MediaFile] = field(default_factory=dict)
    translations: Mapping[tuple[str, str], Item] = field(default_factory=dict)
    translated_details: Mapping[str, Details] = field(default_factory=dict)
    translated_boards: Mapping[tuple[str, str], Board] = field(default_factory=dict)
    translated_screens: Mapping[tuple[str, str], Screen] = field(default_factory=dict)
    sources: Mapping[tuple[str, str], Source] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()

    def items_of(self, item_type: type[ItemType]) -> Iterator[ItemType]:
        """The items of one class, by id."""
        # A story is none of many kinds that are asked for: thousands are passed over at once.
        for each, items in self._by_type.items():
            if issubclass(each, item_type):
                yield from cast(list[ItemType], items)

    @cached_property
    def _by_type(self) -> Mapping[type[Item], list[Item]]:
        found: dict[type[Item], list[Item]] = {}
        for item in self.items.values():
            found.setdefault(type(item), []).append(item)
        return found

    def in_language(self, item: ItemType, language: str) -> ItemType:
        """`item` translated, or as it is where there is no translation."""
        translated = self.translations.get((language, item.id))
        return translated if isinstance(translated, type(item)) else item

    def details_in(self, language: str) -> Details:
        return self.translated_details.get(language, self.details)
