"""A record's key, a place in it and a message enter; a diagnostic with span and excerpt leaves."""

from __future__ import annotations

import re
from typing import NamedTuple

from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.load.schema import FOLDERS
from civsite.model.board import Board
from civsite.model.community import Community, Place, Source
from civsite.model.edition import WrittenEdition
from civsite.model.inspection import Inspection
from civsite.model.item import Item
from civsite.model.screen import Screen

# A record's folder below `content/` and its id; the details are ("", "community").
Key = tuple[str, str]
DETAILS: Key = ("", "community")


_FOLDERS = {folder.model: folder.name for folder in FOLDERS.values()}
Keyed = Item | Board | Screen | Inspection | WrittenEdition


class Spot(NamedTuple):
    """The value at `place` of a record, or `words` within it, as what a rule speaks of."""

    community: Community
    key: Key
    place: Place
    words: str

    def error(self, code: str, message: Text, hint: Text) -> Diagnostic:
        return self._said(Severity.ERROR, code, message, hint)

    def warning(self, code: str, message: Text, hint: Text) -> Diagnostic:
        return self._said(Severity.WARNING, code, message, hint)

    def note(self, code: str, message: Text, hint: Text) -> Diagnostic:
        return self._said(Severity.INFO, code, message, hint)

    @property
    def written_at(self) -> str:
        """The file and the line, as a message names them."""
        span = source_of(self.community, self.key).span_of(*self.place)
        return f"{span.path}:{span.line}"

    def _said(self, severity: Severity, code: str, message: Text, hint: Text) -> Diagnostic:
        community, key, place, words = self
        return located(community, key, place, code, message, hint, severity, words)


def key_of(record: Keyed) -> Key:
    """Where a record was written; a digest, which the loader makes, has a key but no source."""
    folder = record.folder if isinstance(record, Item) else _FOLDERS[type(record)]
    return (folder, record.id)


def source_of(community: Community, key: Key) -> Source:
    """The source of a record, or one that knows nothing but the usual path."""
    folder, record = key
    ending = FOLDERS[folder].ending if folder else ".yml"
    path = "/".join(part for part in ("content", folder, f"{record}{ending}") if part)
    return community.sources.get(key) or Source(path)


def located(
    community: Community,
    key: Key,
    place: Place,
    code: str,
    message: Text,
    hint: Text | None = None,
    severity: Severity = Severity.ERROR,
    at: str = "",
) -> Diagnostic:
    """A diagnostic at the value at `place` of a record, or at the words `at` within that value."""
    source = source_of(community, key)
    span = source.span_of(*place)
    if at:
        span = span_of_words(source, span, at)
    return Diagnostic(code, span, message, hint, severity, source.line(span.line))


def place_of_slot(
    community: Community, board: Board, index: int, key: str, record: Key | None = None
) -> Place:
    """Where a key of that slot was written; of one of the layout, which come first, the layout."""
    source = source_of(community, record or key_of(board))
    written = sum(source.has("slots", own) for own in range(len(board.slots)))
    own = index - (len(board.slots) - written)
    return ("slots", own, key) if own >= 0 else ("layout",)


def span_of_words(source: Source, value: Span, words: str) -> Span:
    """Where `words` first stand within a value; its whole span if it does not write them out."""
    # Reading makes one space of several, full-width ones among them.
    spaced = re.compile(r"\s+".join(map(re.escape, words.split(" "))))
    begins, lines = value[1:3], source.places.lines
    starts = (span[1:3] for span in source.places.spans.values())
    next_line, next_column = min(filter(begins.__lt__, starts), default=(len(lines), 0))
    column = value.column - 1
    for number in range(value.line, next_line + 1):
        line = source.line(number)
        end = next_column - 1 if number == next_line and next_column else len(line)
        found = spaced.search(line, column, end)
        if found is not None:
            return Span(value.path, number, found.start() + 1, len(found[0]))
        column = 0
    return value
