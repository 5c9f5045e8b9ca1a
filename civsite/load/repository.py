"""Enters: the folder of a community's repository. Leaves: the community as one value, and every diagnostic."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from civsite.beside import Beside, Lost, Turns, copies_for, cores
from civsite.diagnostics import Diagnostic, Refused, Span, Text, in_order
from civsite.load.digest import digests_of
from civsite.load.front_matter import split_front_matter
from civsite.load.kinds import FOLDERS, ITEM_FOLDERS
from civsite.load.layouts import Layout, read_layouts, with_slots
from civsite.load.listing import DETAILS, FoundFile, FoundMedia, list_content
from civsite.load.mark import Mark, is_settled, mark_of, settled
from civsite.load.media import read_media
from civsite.load.memory import Given, Memory, Noted
from civsite.load.record import Built, Outline, build, outline
from civsite.load.text import decode, read_text, unreadable_file
from civsite.load.theme import Theme, load_theme
from civsite.load.translation import translated
from civsite.load.tree import Mapping as TreeMapping
from civsite.load.tree import read_tree
from civsite.model.board import Board
from civsite.model.community import Community, MediaFile, Places, Source
from civsite.model.details import Details
from civsite.model.edition import WrittenEdition
from civsite.model.inspection import Inspection
from civsite.model.item import Item
from civsite.model.kinds.news import News
from civsite.model.kinds.poster import Poster
from civsite.model.record import Record
from civsite.model.screen import Screen

RecordType = TypeVar("RecordType", bound=Record)
Key = tuple[str, str]
# To copy a process and to take over what it read takes as long as so many files.
_WORTH_A_COPY = 300
_BY_ID = itemgetter(0)
_FILES_OF_A_TURN, _MOST_TURNS = 50, 1000
# SHA-256, bytes, format, width and height of a media file.
Facts = tuple[str, int, str, int, int, bool]
# A record, unless its file has errors, what is to be said of the file, and the record's digest.
Read = tuple[Record | None, tuple[Diagnostic, ...], str]


@dataclass(slots=True)
class _Loading:
    """What has been read so far, by (folder, id). `originals` could be read at least as YAML.

    The outlines of those that `are_translated` are kept: their translations ask for them.
    """

    are_translated: frozenset[Key] = frozenset()
    outlines: dict[Key, tuple[Outline, str]] = field(default_factory=dict)
    originals: dict[Key, FoundFile] = field(default_factory=dict)
    # By folder, then by id.
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    translations: dict[tuple[str, str, str], Record] = field(default_factory=dict)
    sources: dict[Key, Source] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    # When it began, in ns: before any file was read.
    begun: int = field(default_factory=time.time_ns)

    def of(self, folder: str, kind: type[RecordType]) -> dict[str, RecordType]:
        found = sorted(self.records.get(folder, {}).items(), key=_BY_ID)
        return {name: record for name, record in found if isinstance(record, kind)}


def load_community(
    root: Path, theme: Theme | None = None, memory: Memory | None = None, is_kept: bool = True
) -> tuple[Community, tuple[Diagnostic, ...]]:
    """The community whose repository is `root`, and all diagnostics of all its files, in order.

    With a `memory`, files that it knows are not read again; it is kept at once, or later by whoever
    says that it is not. Files with errors are left out of the community; with any error it is fit
    for checking only.
    """
    if not (root / "content").is_dir():
        return Community(root, _nameless()), (_no_content(),)
    listing = list_content(root)
    loading = _Loading(diagnostics=list(listing.diagnostics), memory=memory or Memory())
    media = _media(listing.media, loading)
    records = _without_clashes(listing.records, loading)
    loading.are_translated = frozenset(_key(found) for found in records if found.language)
    _read_beside(records, loading)
    _read_all(records, loading)
    if is_kept:
        loading.memory.keep()
    _resolve_layouts(theme or load_theme(root), loading)
    if (("", DETAILS)) not in loading.originals and DETAILS not in loading.unreadable:
        loading.diagnostics.append(_no_details())
    community = _assemble(root, media, loading)
    return community, in_order(_that_matter(loading.diagnostics, community))


def _read_all(records: Sequence[FoundFile], loading: _Loading) -> None:
    for found in records:
        if found.language is None:
            _read_original(found, loading)
    for found in records:
        if found.language is not None:
            _read_translation(found, found.language, loading)


def _read_beside(records: Sequence[FoundFile], loading: _Loading) -> None:
    """Has many files that are not known read by copies of this process, and some of them here."""
    unknown = loading.memory.unknown(_with_marks(records, loading.are_translated))
    new = [found for found in records if found.path in unknown] if unknown else []
    copies = copies_for(len(new), _WORTH_A_COPY, cores())
    if not copies:
        return
    turns = min(len(new) // _FILES_OF_A_TURN + 1, _MOST_TURNS)
    parts: list[list[FoundFile]] = [[] for _ in range(turns)]
    for found in new:  # a translation goes with its original
        parts[zlib.crc32(repr(_key(found)).encode()) % len(parts)].append(found)
    read = partial(_readings, parts, Turns(len(parts)), loading.are_translated)
    with ExitStack() as stack:
        others = [stack.enter_context(Beside(read)) for _ in range(copies)]
        loading.memory.take(read())
        for other in others:
            with suppress(Lost):  # what it had read is read here
                loading.memory.take(other.result())


def _with_marks(
    records: Sequence[FoundFile], are_translated: frozenset[Key]
) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """A translation is read with its original."""
    originals: dict[Key, Mark] = {}
    if are_translated:
        originals = {_key(found): found.mark for found in records if found.language is None}
    for found in records:
        original = originals.get(_key(found)) if found.language else None
        yield found.path, (found.mark, original) if original else (found.mark,)


def _readings(
    parts: Sequence[Sequence[FoundFile]], turns: Iterable[int], are_translated: frozenset[Key]
) -> dict[str, Given]:
    memory = Noted()
    for number in turns:
        _read_all(parts[number], _Loading(are_translated, memory=memory))
    return memory.given


def _that_matter(found: Iterable[Diagnostic], community: Community) -> Iterator[Diagnostic]:
    """A PDF may have many pages, unless it is somebody's artwork."""
    artwork = {item.artwork for item in community.items_of(Poster)} | {community.details.logo}
    for each in found:
        if each.code != "artwork-pages" or each.span.path.removeprefix("content/") in artwork:
            yield each


def load_details(root: Path) -> Details:
    """What `content/community.yml` says, alone. Raises Refused."""
    path = f"content/{DETAILS}.yml"
    location = root / path
    if not location.is_file():
        raise Refused([_no_details()])
    loading = _Loading()
    mark = mark_of(location.stat())
    _read_original(FoundFile(path, str(location), mark, None, DETAILS, None), loading)
    details = loading.of("", Details).get(DETAILS)
    if details is None:
        raise Refused(loading.diagnostics)
    return details


def _media(files: Iterable[FoundMedia], loading: _Loading) -> dict[str, MediaFile]:
    media = {}
    for found in files:
        path = f"content/{found.path}"
        facts: Facts | None = None
        try:
            facts, problem = loading.memory.recall(path, found.mark, partial(_facts, found))
        except OSError as error:
            problem = unreadable_file(path, error)
        if facts is not None:
            media[found.path] = MediaFile(found.path, Path(found.location), *facts)
        if problem is not None:
            loading.diagnostics.append(problem)
            if facts is None:
                loading.unreadable.add(found.path)
    return media


def _facts(found: FoundMedia) -> tuple[Facts | None, Diagnostic | None]:
    """What is true of the file wherever it lies."""
    file, problem = read_media(Path(found.location), found.path)
    if file is None:
        return None, problem
    facts = (file.sha256, file.bytes, file.format, file.width, file.height, file.on_its_side)
    return facts, problem


def _without_clashes(records: Iterable[FoundFile], loading: _Loading) -> list[FoundFile]:
    """The first file of each id; items share one space of ids, boards and the rest one a folder."""
    first: dict[tuple[str, str, str | None], FoundFile] = {}
    for found in records:
        folder = _folder_name(found)
        # The translation of an item stands in the folder of its kind.
        space = "items" if found.language is None and folder in ITEM_FOLDERS else folder
        key = (space, found.id.casefold(), found.language)
        if key in first:
            loading.diagnostics.append(_clash(found, first[key]))
        else:
            first[key] = found
    return list(first.values())


def _key(found: FoundFile) -> Key:
    return _folder_name(found), found.id


def _folder_name(found: FoundFile) -> str:
    return found.folder.name if found.folder else ""


def _model(found: FoundFile) -> type[Record]:
    return found.folder.model if found.folder else Details


def _read_original(found: FoundFile, loading: _Loading) -> None:
    key = _key(found)
    read = partial(_read_record, found, loading)
    try:
        record, said, digest = loading.memory.recall(found.path, found.mark, read)
    except Refused as refused:
        loading.diagnostics += refused.diagnostics
        loading.unreadable.add(found.id)
        return
    loading.originals[key] = found
    loading.diagnostics += said
    marks = (found.mark,) if is_settled(found.mark, loading.begun) else ()
    loading.sources[key] = Source(found.path, partial(_places, found), marks, digest)
    if record is None:
        loading.unreadable.add(found.id)
    else:
        loading.records.setdefault(key[0], {})[key[1]] = record


def _read_record(found: FoundFile, loading: _Loading) -> Read:
    out, body = _outline_of(found, loading)
    built = build(out, _model(found), id=found.id, **_body(found, body))
    return _read(built)


def _read(built: Built[Record]) -> Read:
    return built.record, built.diagnostics, built.record.digest() if built.record else ""


def _read_translation(found: FoundFile, language: str, loading: _Loading) -> None:
    key = _key(found)
    original = loading.originals.get(key)
    if original is None:
        if found.id not in loading.unreadable:
            loading.diagnostics.append(_translation_of_nothing(found))
        return
    read = partial(_read_translated, found, original, loading)
    try:
        record, said, digest = loading.memory.recall(found.path, found.mark, read, original.mark)
    except Refused as refused:
        loading.diagnostics += refused.diagnostics
        return
    loading.diagnostics += said
    loading.sources[(key[0], f"{found.id}.{language}")] = Source(
        found.path, partial(_places, found), settled(found.mark, original.mark), digest
    )
    if record is not None:
        loading.translations[(language, *key)] = record


def _read_translated(found: FoundFile, original: FoundFile, loading: _Loading) -> Read:
    out, body = _read_outline(found)
    folder, record_id = _key(found)
    if record_id not in loading.records.get(folder, {}):
        # The original's own faults were said at the original.
        return None, tuple(out.faults), ""
    whole, original_body = _outline_of(original, loading)
    given = _body(found, body or original_body)
    built = build(translated(whole, out), _model(found), id=found.id, **given)
    return _read(built)


def _outline_of(found: FoundFile, loading: _Loading) -> tuple[Outline, str]:
    key = _key(found)
    known = loading.outlines.get(key) or _read_outline(found)
    if key in loading.are_translated:
        loading.outlines[key] = known
    return known


def _places(found: FoundFile) -> Places:
    """Read again where something is to be told: most files have nothing said of them.

    Of a file that somebody has changed since, or taken away, no places are known.
    """
    try:
        return _read_outline(found)[0].places
    except Refused:
        return Places({})


def _body(found: FoundFile, body: str) -> dict[str, Any]:
    return {"body": body} if found.folder and found.folder.ending == ".md" else {}


def _read_outline(found: FoundFile) -> tuple[Outline, str]:
    text = whole = read_text(found.location, found.path)
    body, body_line, first_line = "", 1, 1
    if found.folder and found.folder.ending == ".md":
        parts = split_front_matter(text, found.path)
        text, body, body_line, first_line = parts.yaml, parts.body, parts.body_line, 2
    has_body_alone = first_line > 1 and not text.strip()
    tree = (
        TreeMapping((), Span(found.path))
        if has_body_alone
        else read_tree(text, found.path, first_line)
    )
    assert isinstance(tree, TreeMapping)  # read_tree refuses every other root
    out = outline(tree, _model(found), found.path, whole)
    out.spans.written[("body",)] = Span(found.path, body_line)
    return out, body


def _resolve_layouts(theme: Theme, loading: _Loading) -> None:
    boards = loading.of("boards", Board)
    if not any(board.layout for board in boards.values()):
        return
    layouts: Mapping[str, Layout] = {}
    try:
        text = decode(theme.read("layouts.yml"), "theme/layouts.yml")
        read = read_layouts(text, "theme/layouts.yml")
        layouts = read.by_name
        loading.diagnostics += read.diagnostics
    except Refused as refused:
        loading.diagnostics += refused.diagnostics
    for board_id, board in boards.items():
        source = loading.sources[("boards", board_id)]
        resolved, problem = with_slots(board, source, layouts)
        loading.records["boards"][board_id] = resolved
        if problem is not None:
            loading.diagnostics.append(problem)


def _assemble(root: Path, media: dict[str, MediaFile], loading: _Loading) -> Community:
    items: dict[str, Item] = {}
    for folder in FOLDERS.values():
        if folder.holds_items:
            items |= loading.of(folder.name, Item)
    digests = digests_of(item for item in items.values() if isinstance(item, News))
    items |= {digest.id: digest for digest in digests}
    details = loading.of("", Details).get(DETAILS) or _nameless()
    editions = loading.of("editions", WrittenEdition).values()
    return Community(
        root=root,
        details=details,
        items=dict(sorted(items.items(), key=_BY_ID)),
        boards=loading.of("boards", Board),
        screens=loading.of("screens", Screen),
        editions={edition.quarter: edition for edition in editions},
        inspections=tuple(loading.of("inspections", Inspection).values()),
        media=dict(sorted(media.items())),
        translations=_translations(items, loading),
        translated_details=_translated("", Details, loading),
        translated_boards=_translated_records("boards", Board, loading),
        translated_screens=_translated_records("screens", Screen, loading),
        sources=loading.sources,
        unreadable=frozenset(loading.unreadable),
    )


def _translations(items: Mapping[str, Item], loading: _Loading) -> dict[tuple[str, str], Item]:
    found: dict[tuple[str, str], Item] = {}
    for (language, _, item_id), record in sorted(loading.translations.items()):
        if isinstance(record, Item):
            found[(language, item_id)] = record
    for language in sorted({language for language, _ in found}):
        stories = [
            story if not isinstance(other := found.get((language, story.id)), News) else other
            for story in items.values()
            if isinstance(story, News)
        ]
        for digest in digests_of(stories, title="Community news"):
            found[(language, digest.id)] = digest
    return found


def _translated(folder: str, kind: type[RecordType], loading: _Loading) -> dict[str, RecordType]:
    records = _translated_records(folder, kind, loading)
    return {language: record for (language, _), record in records.items()}


def _translated_records(
    folder: str, kind: type[RecordType], loading: _Loading
) -> dict[tuple[str, str], RecordType]:
    return {
        (language, record_id): record
        for (language, where, record_id), record in sorted(loading.translations.items())
        if where == folder and isinstance(record, kind)
    }


def _nameless() -> Details:
    return Details(id=DETAILS, name="—")


def _no_content() -> Diagnostic:
    return Diagnostic(
        "no-content",
        Span("content"),
        Text("这里没有 content 文件夹", "there is no folder content here"),
        Text(
            "用 -C 指出资料库的文件夹，或运行 civsite init 新建一个",
            "name the repository with -C, or make one with civsite init",
        ),
    )


def _no_details() -> Diagnostic:
    return Diagnostic(
        "no-community",
        Span("content/community.yml"),
        Text("缺少 content/community.yml", "content/community.yml is missing"),
        Text("新建这个文件，至少写一行 名称: …社区", "make it, with at least a line name: …"),
    )


def _clash(found: FoundFile, first: FoundFile) -> Diagnostic:
    return Diagnostic(
        "id-clash",
        Span(found.path),
        Text(
            f"编号“{found.id}”已被 {first.path} 使用",
            f"the id “{found.id}” is taken by {first.path}",
        ),
        Text("给其中一个文件改名", "rename one of the two files"),
    )


def _translation_of_nothing(found: FoundFile) -> Diagnostic:
    return Diagnostic(
        "translation-of-nothing",
        Span(found.path),
        Text(f"没有与这份译文对应的“{found.id}”", f"there is no “{found.id}” for this translation"),
        Text("译文与原文放在一处，只多一段语言代号", "name it as the original, plus the language"),
    )
