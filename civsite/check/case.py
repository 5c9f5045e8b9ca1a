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
    def texts(self) -> tuple[tuple[Key, tuple[tuple[Place, str], ...]], ...]:
        """Every text that somebody reads of the records that have to be read, with its place."""
        return tuple(
            (key, tuple(texts_of(record)))
            for key, record in self.records()
            if key not in self.quiet
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


def texts_of(record: Record, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text in a record that somebody reads, with its place by English key."""
    for name in type(record).model_fields:
        if name not in _NOT_READ:
            yield from _texts_of_value(getattr(record, name), (*place, name.rstrip("_")))


def _texts_of_value(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if type(value) is str:  # an enum's word is ours, not the editor's
        yield place, value
    elif isinstance(value, Record):
        yield from texts_of(value, place)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts_of_value(each, (*place, index))
