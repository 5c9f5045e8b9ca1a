"""A record's key, a place in it and a message enter; a diagnostic with span and excerpt leaves."""

from __future__ import annotations

from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.load.schema import FOLDERS
from civsite.model.community import Community, Place, Source
from civsite.model.item import Item

# A record's folder below `content/` and its id; the details are ("", "community").
Key = tuple[str, str]
DETAILS: Key = ("", "community")


def key_of(item: Item) -> Key:
    """Where an item was written; a digest, which the loader makes, has a key but no source."""
    return (item.folder, item.id)


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


def span_of_words(source: Source, value: Span, words: str) -> Span:
    """Where `words` first stand within a value; its whole span if it does not write them out."""
    begins, lines = value[1:3], source.places.lines
    starts = (span[1:3] for span in source.places.spans.values())
    next_line, next_column = min(filter(begins.__lt__, starts), default=(len(lines), 0))
    column = value.column - 1
    for number in range(value.line, next_line + 1):
        line = source.line(number)
        end = next_column - 1 if number == next_line and next_column else len(line)
        found = line.find(words, column, end)
        if found >= 0:
            return Span(value.path, number, found + 1, len(words))
        column = 0
    return value
