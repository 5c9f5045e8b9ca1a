"""Files of records enter; what each says leaves: its record, where it was written, what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.load.characters import odd_characters, usual
from civsite.load.listing import FoundFile
from civsite.load.read_cache import Contents, ReadCache, read_key
from civsite.load.record import Built, Outline, build, outline, translated
from civsite.load.text import read_text, split_front_matter, text_of, unreadable_file
from civsite.load.tree import Mapping as TreeMapping
from civsite.load.tree import read_tree
from civsite.model.community import Places, Source
from civsite.model.record import Record
from civsite.store import Store

RecordType = TypeVar("RecordType", bound=Record)
# A folder below `content/` and an id; the community's own details have the folder "".
Key = tuple[str, str]


@dataclass(slots=True)
class LoadedRecords:
    """What was read: `records` by folder, then by id, `translations` by (language, folder, id).

    `sources` are by (folder, id); a translation's id is `x.en`. `unreadable` are the ids of files
    that have errors.
    """

    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    translations: dict[tuple[str, str, str], Record] = field(default_factory=dict)
    sources: dict[Key, Source] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def of(self, folder: str, kind: type[RecordType]) -> dict[str, RecordType]:
        """The records of a folder, sorted by id."""
        found = sorted(self.records.get(folder, {}).items())
        return {name: record for name, record in found if isinstance(record, kind)}

    def translated(self, folder: str, kind: type[RecordType]) -> dict[tuple[str, str], RecordType]:
        """The translations of a folder's records, sorted by language and id."""
        return {
            (language, record_id): record
            for (language, of, record_id), record in sorted(self.translations.items())
            if of == folder and isinstance(record, kind)
        }


def read_records(
    files: Iterable[FoundFile], contents: Contents, store: Store | None = None
) -> LoadedRecords:
    """Reads all files, or takes what the store knows of their bytes. Originals come first."""
    loaded = LoadedRecords()
    hashes: dict[str, str] = {}
    originals: dict[Key, FoundFile] = {}
    translations: list[FoundFile] = []
    for found in files:
        try:
            hashes[found.path] = contents.hash_of_text(found)
        except OSError as error:
            loaded.diagnostics.append(unreadable_file(found.path, error))
            if found.language is None:
                loaded.unreadable.add(found.id)
            continue
        if found.language is None:
            originals[found.key] = found
        else:
            translations.append(found)
    keys = {found.path: read_key(found.path, hashes[found.path]) for found in originals.values()}
    for found in translations:
        original = originals.get(found.key)
        more = (original.path, hashes[original.path]) if original else ()
        keys[found.path] = read_key(found.path, hashes[found.path], *more)
    cache = ReadCache(store, keys.values())
    reader = _Reader(contents, loaded, {found.key for found in translations})
    for found in originals.values():
        _add(found, keys[found.path], partial(reader.read, found), cache, loaded)
    for found in translations:
        if found.key in loaded.sources:
            read = partial(reader.read_translation, found, originals[found.key])
            _add(found, keys[found.path], read, cache, loaded)
        elif found.id not in loaded.unreadable:
            loaded.diagnostics.append(_translation_of_nothing(found))
    cache.remember()
    return loaded


def _add(
    found: FoundFile,
    key: str,
    read: Callable[[], Built[Record]],
    cache: ReadCache,
    loaded: LoadedRecords,
) -> None:
    """What is known of the file under `key`, or read of it now; one that is refused has no source."""
    folder, record_id = found.key
    record: Record | None = None
    try:
        built = cache.recall(key, found.model, read)
        record, said = built.record, built.diagnostics
    except Refused as refused:
        said = refused.diagnostics
    else:
        name = f"{record_id}.{found.language}" if found.language else record_id
        loaded.sources[folder, name] = Source(found.path, partial(_places, found), key)
    loaded.diagnostics += said
    if found.language is None:
        if record is None:
            loaded.unreadable.add(record_id)
        else:
            loaded.records.setdefault(folder, {})[record_id] = record
    elif record is not None:
        loaded.translations[found.language, folder, record_id] = record


class _Reader:
    """Reads files one by one.

    The outlines of files that are translated are kept: their translations ask for them.
    """

    def __init__(self, contents: Contents, loaded: LoadedRecords, translated: Set[Key]) -> None:
        self._contents = contents
        self._loaded = loaded
        self._translated = translated
        self._outlines: dict[Key, tuple[Outline, str]] = {}

    def read(self, found: FoundFile) -> Built[Record]:
        out, body = self._outline_of(found)
        return build(out, found.model, id=found.id, **_body(found, body))

    def read_translation(self, found: FoundFile, original: FoundFile) -> Built[Record]:
        out, body = self._read_outline(found)
        folder, record_id = found.key
        if record_id not in self._loaded.records.get(folder, {}):
            # The original's own faults were said at the original.
            return Built(None, tuple(out.faults))
        whole, original_body = self._outline_of(original)
        given = _body(found, body or original_body)
        return build(translated(whole, out), found.model, id=found.id, **given)

    def _outline_of(self, found: FoundFile) -> tuple[Outline, str]:
        known = self._outlines.get(found.key) or self._read_outline(found)
        if found.key in self._translated:
            self._outlines[found.key] = known
        return known

    def _read_outline(self, found: FoundFile) -> tuple[Outline, str]:
        try:
            data, size = self._contents.take(found)
        except OSError as error:
            raise Refused([unreadable_file(found.path, error)]) from None
        return _outline(found, text_of(data, size, found.path))


def _places(found: FoundFile) -> Places:
    """Read again where something is to be told: most files have nothing said of them.

    Of a file that somebody has changed since, or taken away, no places are known.
    """
    try:
        return _outline(found, read_text(found.location, found.path))[0].places
    except Refused:
        return Places({})


def _body(found: FoundFile, body: str) -> dict[str, Any]:
    return {"body": body} if found.has_body else {}


def _outline(found: FoundFile, written: str) -> tuple[Outline, str]:
    """What the file says, before it is typed, and its body."""
    whole = usual(written)
    text, body, body_line, first_line = whole, "", 1, 1
    odd = partial(odd_characters, written, found.path)
    try:
        if found.has_body:
            text, body, body_line = split_front_matter(whole, found.path)
            first_line = 2
        tree = (
            read_tree(text, found.path, first_line)
            if text.strip() or not found.has_body
            else TreeMapping((), Span(found.path))
        )
    except Refused as refused:
        lines = {fault.span.line for fault in refused.diagnostics}
        more = [each for each in odd(None) if each.span.line not in lines]
        raise Refused([*refused.diagnostics, *more]) from None
    out = outline(tree, found.model, found.path, whole)
    out.faults += odd(body_line if found.has_body else None)
    out.written[("body",)] = Span(found.path, body_line)
    return out, body


def _translation_of_nothing(found: FoundFile) -> Diagnostic:
    return Diagnostic(
        "translation-of-nothing",
        Span(found.path),
        Text(f"没有与这份译文对应的“{found.id}”", f"there is no “{found.id}” for this translation"),
        Text("译文与原文放在一处，只多一段语言代号", "name it as the original, plus the language"),
    )
