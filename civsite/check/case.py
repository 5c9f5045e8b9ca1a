"""What a rule is given: the community, and the day and quarter that it is judged for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from civsite.check.located import DETAILS, Key, key_of
from civsite.check.media_references import MediaReference, media_references
from civsite.model.community import Community, Place
from civsite.model.digest import Digest
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

    `quiet` are the records whose texts need not be read: nothing is to be said of them.
    """

    community: Community
    today: datetime.date
    quarter: Quarter
    quiet: frozenset[Key] = frozenset()

    @cached_property
    def texts(self) -> tuple[Texts, ...]:
        """Every text that somebody reads of the records that have to be read."""
        return tuple(
            Texts(key, texts_of(record)) for key, record in self.records() if key not in self.quiet
        )

    @cached_property
    def media_references(self) -> tuple[MediaReference, ...]:
        """Every reference to a picture or to artwork, by record."""
        return tuple(media_references(self.community))

    def items(self) -> Iterator[Item]:
        """The items that editors wrote, by id."""
        return (item for item in self.community.items.values() if not isinstance(item, Digest))

    def records(self) -> Iterator[tuple[Key, Record]]:
        """Every record that words can stand in, translations included, with its key."""
        community = self.community
        yield DETAILS, community.details
        yield from ((key_of(item), item) for item in self.items())
        yield from ((("boards", board.id), board) for board in community.boards.values())
        yield from ((("screens", screen.id), screen) for screen in community.screens.values())
        yield from ((("inspections", each.id), each) for each in community.inspections)
        for language, details in community.translated_details.items():
            yield ("", f"{DETAILS[1]}.{language}"), details
        for (language, _), item in community.translations.items():
            if not isinstance(item, Digest):
                folder, item_id = key_of(item)
                yield (folder, f"{item_id}.{language}"), item
        for (language, _), board in community.translated_boards.items():
            yield ("boards", f"{board.id}.{language}"), board
        for (language, _), screen in community.translated_screens.items():
            yield ("screens", f"{screen.id}.{language}"), screen


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
