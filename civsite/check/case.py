"""What a rule is given: the community, and the day and quarter that it is judged for."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from civsite.check.located import DETAILS, Key, key_of
from civsite.check.media_references import MediaReference, media_named, media_references
from civsite.model.community import Community, Place
from civsite.model.item import Item
from civsite.model.record import Record
from civsite.quarter import Quarter

# Fields whose text is a name of something else, not words that anybody reads.
_NOT_READ = frozenset({"id", "photo", "photo_after", "file", "artwork", "logo", "focus"})


class Texts:
    """The texts of one record, each with its place; `whole`: all of them, a line each or more."""

    __slots__ = ("each", "key", "whole")

    def __init__(self, key: Key, each: list[tuple[Place, str]]) -> None:
        self.key = key
        self.each = each
        self.whole = "\n".join([text for _, text in each])


@dataclass(frozen=True)
class Case:
    """A community as it is judged on `today`, for `quarter`.

    `silent` are the records whose texts need not be read: nothing is to be said of them.
    """

    community: Community
    today: datetime.date
    quarter: Quarter
    silent: frozenset[Key] = frozenset()

    @cached_property
    def texts(self) -> tuple[Texts, ...]:
        """Every text that somebody reads of the records that have to be read."""
        return tuple(
            Texts(key, own_texts_of(record, original))
            for key, record, original in self.records()
            if key not in self.silent
        )

    def references_to(self, is_wanted: Callable[[str], bool]) -> Iterator[MediaReference]:
        """The references to pictures and artwork whose paths are wanted; each path is asked once."""
        for path in filter(is_wanted, self._media_named):
            yield from self._references[path]

    @cached_property
    def _media_named(self) -> list[str]:
        return sorted(media_named(self.community))

    @cached_property
    def _references(self) -> Mapping[str, list[MediaReference]]:
        found: dict[str, list[MediaReference]] = defaultdict(list)
        for reference in media_references(self.community):
            found[reference.path].append(reference)
        return found

    def items(self) -> Sequence[Item]:
        """The items that editors wrote, by id."""
        return self._items

    @cached_property
    def _items(self) -> list[Item]:
        return [item for item in self.community.items.values() if item.is_written]

    def records(self) -> Iterator[tuple[Key, Record, Record | None]]:
        """Every record that words can stand in, with its key; a translation with its original."""
        community = self.community
        yield DETAILS, community.details, None
        yield from ((key_of(item), item, None) for item in self.items())
        yield from ((("boards", board.id), board, None) for board in community.boards.values())
        yield from ((("screens", each.id), each, None) for each in community.screens.values())
        yield from ((("inspections", each.id), each, None) for each in community.inspections)
        for language, details in community.translated_details.items():
            yield ("", f"{DETAILS[1]}.{language}"), details, community.details
        for (language, _), item in community.translations.items():
            if item.is_written:
                folder, item_id = key_of(item)
                yield (folder, f"{item_id}.{language}"), item, community.items.get(item_id)
        for (language, _), board in community.translated_boards.items():
            yield ("boards", f"{board.id}.{language}"), board, community.boards.get(board.id)
        for (language, _), screen in community.translated_screens.items():
            yield ("screens", f"{screen.id}.{language}"), screen, community.screens.get(screen.id)


def own_texts_of(record: Record, original: Record | None) -> list[tuple[Place, str]]:
    """The texts of a record, without those that a translation only repeats from its original."""
    if original is None:
        return texts_of(record)
    repeated = set(texts_of(original))
    return [each for each in texts_of(record) if each not in repeated]


def texts_of(record: Record) -> list[tuple[Place, str]]:
    """Every text in a record that somebody reads, with its place by English key."""
    found: list[tuple[Place, str]] = []
    _gather(record, (), found)
    return found


def _gather(record: Record, place: Place, found: list[tuple[Place, str]]) -> None:
    for name, value in vars(record).items():
        if value is not None and name not in _NOT_READ:
            _gather_value(value, (*place, name.rstrip("_")), found)


def _gather_value(value: object, place: Place, found: list[tuple[Place, str]]) -> None:
    if type(value) is str:  # an enum's word is ours, not the editor's
        found.append((place, value))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            _gather_value(each, (*place, index), found)
    elif isinstance(value, Record):
        _gather(value, place, found)
