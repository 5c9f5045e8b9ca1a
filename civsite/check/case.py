"""What a rule is given: the community, the day that it is judged for, and how to tell."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeVar, cast
from urllib.parse import unquote

from civsite.check.located import DETAILS, Key, Keyed, Spot, key_of, place_of_slot, source_of
from civsite.check.people import People
from civsite.diagnostics import Diagnostic
from civsite.model.board import Board
from civsite.model.community import Community, Place
from civsite.model.edition import WrittenEdition, WrittenPlacement
from civsite.model.inspection import Inspection
from civsite.model.record import Record
from civsite.text.markdown import parse
from civsite.text.tree import nodes_in

RecordType = TypeVar("RecordType", bound=Record)

# Fields whose text is a name of something else, not words that anybody reads.
_NOT_READ = frozenset({"id", "photo", "photo_after", "file", "artwork", "logo", "focus"})

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")

# What a rule says.
Diagnostics = Iterator[Diagnostic]


class MediaReference(NamedTuple):
    """A value that names `path`; `written` is how the text writes it, if it stands within one.

    `is_photo`: it must be a picture of pixels; artwork and logos may be drawings.
    """

    key: Key
    place: Place
    path: str
    is_photo: bool
    written: str = ""


class Texts:
    """The texts of one record, each with its place; `whole`: all of them, a line each or more."""

    __slots__ = ("each", "key", "whole")

    def __init__(self, key: Key, each: list[tuple[Place, str]]) -> None:
        self.key = key
        self.each = each
        self.whole = "\n".join([text for _, text in each])


@dataclass(frozen=True)
class Case:
    """A community as it is judged on `today`.

    `silent` are the records whose texts need not be read: nothing is to be said of them.
    """

    community: Community
    today: datetime.date
    silent: frozenset[Key] = frozenset()

    @cached_property
    def texts(self) -> tuple[Texts, ...]:
        """Every text that somebody reads of the records that have to be read."""
        return tuple(
            Texts(key, own_texts_of(record, original))
            for key, record, original in self.records()
            if key not in self.silent
        )

    def at(self, record: Key | Keyed, *place: str | int, words: str = "") -> Spot:
        """Where a record says something, by its keys in English and its indices.

        What a translation does not say itself, its original says.
        """
        key = record if isinstance(record, tuple) else key_of(record)
        original = self._originals.get(key)
        if original is not None:
            source = source_of(self.community, key)
            if not place or not source.has(*place):
                key = original
        return Spot(self.community, key, place, words)

    def at_slot(self, key: Key, board: Board, index: int, name: str) -> Spot:
        """Where the board that is written under `key`, or its layout, says `name` of a slot."""
        written = self.at(key, "slots").key
        return self.at(written, *place_of_slot(self.community, board, index, name, written))

    def each(self, kind: type[RecordType]) -> list[tuple[Key, RecordType]]:
        """The records of a class that editors wrote, each with its key; translations are among them."""
        found = [records for each, records in self._by_type.items() if issubclass(each, kind)]
        return cast(list[tuple[Key, RecordType]], list(chain.from_iterable(found)))

    def original_of(self, key: Key, record: RecordType) -> RecordType | None:
        """What `record` translates, None where it is no translation."""
        original = self._translated.get(key)
        return original if isinstance(original, type(record)) else None

    def is_translation(self, key: Key) -> bool:
        return key in self._translated

    def language_of(self, key: Key) -> str:
        """The language that a record is written in."""
        if self.is_translation(key):
            return key[1].rpartition(".")[2]
        return self.community.details.main_language

    @cached_property
    def _by_type(self) -> Mapping[type[Record], list[tuple[Key, Record]]]:
        found: dict[type[Record], list[tuple[Key, Record]]] = defaultdict(list)
        for key, record, _ in self.records():
            found[type(record)].append((key, record))
        return found

    @cached_property
    def _translated(self) -> Mapping[Key, Record]:
        """By the keys of translations what they translate."""
        return {key: original for key, _, original in self.records() if original is not None}

    def original_key(self, key: Key) -> Key:
        """The key of what a translation translates, or else the key itself."""
        return self._originals.get(key, key)

    @cached_property
    def people(self) -> People:
        return People(self.community)

    @cached_property
    def _originals(self) -> Mapping[Key, Key]:
        """By the keys of translations the keys of what they translate."""
        return {
            (folder, name): (folder, name.rpartition(".")[0]) for folder, name in self._translated
        }

    def references_to(self, is_wanted: Callable[[str], bool]) -> Iterator[MediaReference]:
        """The references to pictures and artwork whose paths are wanted; each path is asked once."""
        for path in filter(is_wanted, self._paths):
            yield from self._references[path]

    @cached_property
    def _paths(self) -> list[str]:
        return sorted(_media_paths(self.community))

    @cached_property
    def _references(self) -> Mapping[str, list[MediaReference]]:
        found: dict[str, list[MediaReference]] = defaultdict(list)
        for reference in _media_references(self.community):
            found[reference.path].append(reference)
        return found

    def current_placements(
        self,
    ) -> Iterator[tuple[WrittenEdition, str, Mapping[str, WrittenPlacement]]]:
        """What hangs where by editions that are not over: edition, board, entries by slot."""
        for quarter, edition in self.community.editions.items():
            if quarter.last_day >= self.today:
                yield from ((edition, *board) for board in edition.boards.items())

    def records(self) -> Iterator[tuple[Key, Record, Record | None]]:
        """Every record that words can stand in, with its key; a translation with its original."""
        community = self.community
        yield DETAILS, community.details, None
        written: list[Keyed] = [item for item in community.items.values() if item.is_written]
        written += community.boards.values()
        written += [*community.screens.values(), *community.inspections]
        yield from ((key_of(record), record, None) for record in written)
        for language, details in community.translated_details.items():
            yield ("", f"{DETAILS[1]}.{language}"), details, community.details
        for (language, _), item in community.translations.items():
            if item.is_written:
                yield _translated(item, language), item, community.items.get(item.id)
        for (language, _), board in community.translated_boards.items():
            yield _translated(board, language), board, community.boards.get(board.id)
        for (language, _), screen in community.translated_screens.items():
            yield _translated(screen, language), screen, community.screens.get(screen.id)


def _translated(record: Keyed, language: str) -> Key:
    folder, record_id = key_of(record)
    return folder, f"{record_id}.{language}"


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


def is_elsewhere(path: str) -> bool:
    """Whether it is an address on another host instead of a file of the community."""
    return _ELSEWHERE.match(path) is not None


def _media_references(community: Community) -> Iterator[MediaReference]:
    """Every reference to a picture or to artwork."""
    for item in community.items.values():
        key = key_of(item)
        for place, path, is_photo, *_ in item.pictures:
            yield MediaReference(key, place, path, is_photo)
    yield from _besides_keys(community)


def _media_paths(community: Community) -> set[str]:
    """The paths of all references: quicker to have than where they stand."""
    named = {each.path for item in community.items.values() for each in item.pictures}
    return named | {reference.path for reference in _besides_keys(community)}


def _besides_keys(community: Community) -> Iterator[MediaReference]:
    """All but what items name by their keys."""
    if community.details.logo is not None:
        yield MediaReference(DETAILS, ("logo",), community.details.logo, is_photo=False)
    for item in community.items.values():
        if "![" in item.markdown:
            yield from _in_body(key_of(item), item.markdown)
    for (language, _), item in community.translations.items():
        original = community.items.get(item.id)
        key = _translated(item, language)
        for picture in item.pictures:
            if original is None or picture not in original.pictures:
                yield MediaReference(key, picture.place, picture.path, picture.is_photo)
        if original is None or item.markdown != original.markdown:
            yield from _in_body(key, item.markdown)
    for inspection in community.inspections:
        yield from _in_inspection(inspection)


def _in_body(key: Key, body: str) -> Iterator[MediaReference]:
    for node in nodes_in(parse(body)):
        written = node.attributes.get("src", "") if node.tag == "img" else ""
        path = unquote(re.sub(r"^(?:\.{1,2}/)+", "", written))
        if path:
            yield MediaReference(key, ("body",), path, is_photo=False, written=written)


def _in_inspection(inspection: Inspection) -> Iterator[MediaReference]:
    key = key_of(inspection)
    for index, photo in enumerate(inspection.photos):
        yield MediaReference(key, ("photos", index), photo, is_photo=True)
    for index, finding in enumerate(inspection.findings):
        for name, path in (("photo", finding.photo), ("photo_after", finding.photo_after)):
            if path is not None:
                yield MediaReference(key, ("findings", index, name), path, is_photo=True)
