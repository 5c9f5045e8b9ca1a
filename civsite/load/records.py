"""Files of records enter; what each says leaves: its record, where it was written, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import Any, TypeVar

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.load.contents import Contents
from civsite.load.listing import FoundFile
from civsite.load.read_cache import ReadCache, read_key
from civsite.load.record import Built, Outline, build, outline, translated
from civsite.load.text import read_text, split_front_matter, text_of, unreadable_file
from civsite.load.tree import Mapping as TreeMapping
from civsite.load.tree import read_tree
from civsite.model.community import Places, Source
from civsite.model.details import Details
from civsite.model.record import Record
from civsite.store import Store

RecordType = TypeVar("RecordType", bound=Record)
# A folder below `content/` and an id; the community's own details have the folder "".
Key = tuple[str, str]
_BY_ID = itemgetter(0)


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
        found = sorted(self.records.get(folder, {}).items(), key=_BY_ID)
        return {name: record for name, record in found if isinstance(record, kind)}


def folder_name(found: FoundFile) -> str:
    return found.folder.name if found.folder else ""


def key_of_file(found: FoundFile) -> Key:
    """The key of the record; a translation has that of its original."""
    return folder_name(found), found.id


def read_records(
    files: Sequence[FoundFile], contents: Contents, store: Store | None = None
) -> LoadedRecords:
    """Reads all files, or takes what the store knows of their bytes. Originals come first."""
    loading = _Loading(contents)
    hashes = dict(loading.hashes_of(files))
    originals = {
        key_of_file(found): found for found, _ in hashes.values() if found.language is None
    }
    loading.originals = originals
    loading.are_translated = {key_of_file(found) for found, _ in hashes.values() if found.language}
    keys = {}
    for path, (found, sha256) in hashes.items():
        original = originals.get(key_of_file(found)) if found.language else None
        more = (original.path, hashes[original.path][1]) if original else ()
        keys[path] = read_key(path, sha256, *more)
    cache = ReadCache(store, keys.values())
    for found, _ in hashes.values():
        if found.language is None:
            loading.read_original(found, keys[found.path], cache)
    for found, _ in hashes.values():
        if found.language is not None:
            loading.read_translation(found, found.language, keys[found.path], cache)
    cache.remember()
    return loading.loaded


class _Loading:
    """Reads files one by one into `loaded`.

    The outlines of files that are translated are kept: their translations ask for them.
    """

    def __init__(self, contents: Contents) -> None:
        self.loaded = LoadedRecords()
        self.originals: dict[Key, FoundFile] = {}
        self.are_translated: set[Key] = set()
        self._contents = contents
        self._outlines: dict[Key, tuple[Outline, str]] = {}
        self._refused: set[Key] = set()

    def hashes_of(self, files: Sequence[FoundFile]) -> Iterator[tuple[str, tuple[FoundFile, str]]]:
        """Each file with its hash, by its path; one that cannot be read is told."""
        for found in files:
            try:
                yield found.path, (found, self._contents.hash_of_text(found))
            except OSError as error:
                self.loaded.diagnostics.append(unreadable_file(found.path, error))
                if found.language is None:
                    self.loaded.unreadable.add(found.id)

    def read_original(self, found: FoundFile, key: str, cache: ReadCache) -> None:
        folder, record_id = key_of_file(found)
        try:
            reading = cache.recall(key, _model(found), partial(self._read_record, found))
        except Refused as refused:
            self.loaded.diagnostics += refused.diagnostics
            self.loaded.unreadable.add(found.id)
            self._refused.add((folder, record_id))
            return
        self.loaded.diagnostics += reading.diagnostics
        self.loaded.sources[folder, record_id] = Source(found.path, partial(_places, found), key)
        if reading.record is None:
            self.loaded.unreadable.add(found.id)
        else:
            self.loaded.records.setdefault(folder, {})[record_id] = reading.record

    def read_translation(self, found: FoundFile, language: str, key: str, cache: ReadCache) -> None:
        folder, record_id = key_of_file(found)
        original = self.originals.get((folder, record_id))
        if original is None or (folder, record_id) in self._refused:
            if found.id not in self.loaded.unreadable:
                self.loaded.diagnostics.append(_translation_of_nothing(found))
            return
        read = partial(self._read_translated, found, original)
        try:
            reading = cache.recall(key, _model(found), read)
        except Refused as refused:
            self.loaded.diagnostics += refused.diagnostics
            return
        self.loaded.diagnostics += reading.diagnostics
        source = Source(found.path, partial(_places, found), key)
        self.loaded.sources[folder, f"{record_id}.{language}"] = source
        if reading.record is not None:
            self.loaded.translations[language, folder, record_id] = reading.record

    def _read_record(self, found: FoundFile) -> Built[Record]:
        out, body = self._outline_of(found)
        return build(out, _model(found), id=found.id, **_body(found, body))

    def _read_translated(self, found: FoundFile, original: FoundFile) -> Built[Record]:
        out, body = self._read_outline(found)
        folder, record_id = key_of_file(found)
        if record_id not in self.loaded.records.get(folder, {}):
            # The original's own faults were said at the original.
            return Built(None, tuple(out.faults))
        whole, original_body = self._outline_of(original)
        given = _body(found, body or original_body)
        return build(translated(whole, out), _model(found), id=found.id, **given)

    def _outline_of(self, found: FoundFile) -> tuple[Outline, str]:
        key = key_of_file(found)
        known = self._outlines.get(key) or self._read_outline(found)
        if key in self.are_translated:
            self._outlines[key] = known
        return known

    def _read_outline(self, found: FoundFile) -> tuple[Outline, str]:
        try:
            data, size = self._contents.take(found)
        except OSError as error:
            raise Refused([unreadable_file(found.path, error)]) from None
        return _outline(found, text_of(data, size, found.path))


def _model(found: FoundFile) -> type[Record]:
    return found.folder.model if found.folder else Details


def _places(found: FoundFile) -> Places:
    """Read again where something is to be told: most files have nothing said of them.

    Of a file that somebody has changed since, or taken away, no places are known.
    """
    try:
        return _outline(found, read_text(found.location, found.path))[0].places
    except Refused:
        return Places({})


def _body(found: FoundFile, body: str) -> dict[str, Any]:
    return {"body": body} if found.folder and found.folder.ending == ".md" else {}


def _outline(found: FoundFile, whole: str) -> tuple[Outline, str]:
    """What the file says, before it is typed, and its body."""
    text, body, body_line, first_line = whole, "", 1, 1
    if found.folder and found.folder.ending == ".md":
        parts = split_front_matter(text, found.path)
        text, body, body_line, first_line = parts.yaml, parts.body, parts.body_line, 2
    has_body_alone = first_line > 1 and not text.strip()
    tree = (
        TreeMapping((), Span(found.path))
        if has_body_alone
        else read_tree(text, found.path, first_line)
    )
    out = outline(tree, _model(found), found.path, whole)
    out.written[("body",)] = Span(found.path, body_line)
    return out, body


def _translation_of_nothing(found: FoundFile) -> Diagnostic:
    return Diagnostic(
        "translation-of-nothing",
        Span(found.path),
        Text(f"没有与这份译文对应的“{found.id}”", f"there is no “{found.id}” for this translation"),
        Text("译文与原文放在一处，只多一段语言代号", "name it as the original, plus the language"),
    )
