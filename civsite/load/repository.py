"""A repository enters; its community as one value leaves, with everything that is wrong in its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from civsite.diagnostics import Diagnostic, Refused, Span, Text, in_order
from civsite.files import link_told, refuse_links
from civsite.load.listing import DETAILS, FoundFile, FoundMedia, list_content
from civsite.load.media import read_media
from civsite.load.media_facts import MediaFacts
from civsite.load.read_cache import Contents, ReadCache, read_key
from civsite.load.record import Built
from civsite.load.records import LoadedRecords, read_records
from civsite.load.schema import FOLDERS, ITEM_FOLDERS
from civsite.load.text import unreadable_file
from civsite.load.theme import LayoutPreset, Theme, load_theme, read_layouts, with_slots
from civsite.model.board import Board
from civsite.model.community import Community, MediaFile
from civsite.model.details import Details
from civsite.model.edition import WrittenEdition
from civsite.model.inspection import Inspection
from civsite.model.item import Item
from civsite.model.kinds.digest import digests_of, is_kept_for_digests
from civsite.model.kinds.news import News
from civsite.model.kinds.poster import Poster
from civsite.model.screen import Screen
from civsite.store import FileStamp, Store


def load_community(
    root: Path, theme: Theme | None = None, store: Store | None = None
) -> tuple[Community, tuple[Diagnostic, ...]]:
    """The community whose repository is `root`, and all diagnostics of all its files, in order.

    Files that the `store` knows are not read again. Files with errors are left out of the
    community; with any error it is fit for checking only.
    """
    if (root / "content").is_symlink():
        return Community(root, _nameless()), (link_told("content"),)
    if not (root / "content").is_dir():
        return Community(root, _nameless()), (_no_content(),)
    listing = list_content(root)
    contents = Contents(root, store)
    theme = theme or load_theme(root)
    said = [*listing.diagnostics, *theme.diagnostics]
    media, unusable = _media(listing.media, contents, store, said)
    loaded = read_records(_without_clashes(listing.records, said), contents, store)
    contents.remember()
    said += loaded.diagnostics
    _resolve_layouts(theme, loaded, said)
    if not any(found.folder is None and not found.language for found in listing.records):
        said.append(_no_details())
    community = _assemble(root, media, loaded, unusable)
    artwork = {item.artwork for item in community.items_of(Poster)} | {community.details.logo}
    return community, in_order(
        each
        for each in said
        # A PDF may have many pages and any fonts, unless it is somebody's artwork.
        if not each.code.startswith("artwork-")
        or each.span.path.removeprefix("content/") in artwork
    )


def refuse_without_content(root: Path) -> None:
    """Raises Refused where no repository is: whoever mistypes its folder is not to begin another."""
    if not (root / "content").is_dir():
        raise Refused([_no_content()])


def load_details(root: Path) -> Details:
    """What `content/community.yml` says, alone. Raises Refused."""
    path = f"content/{DETAILS}.yml"
    refuse_links(root, path)
    refuse_without_content(root)
    location = root / path
    if not location.is_file():
        raise Refused([_no_details()])
    found = FoundFile(path, str(location), FileStamp.of(location.stat()), None, DETAILS, None)
    loaded = read_records([found], Contents(root, None))
    details = loaded.of("", Details).get(DETAILS)
    if details is None:
        raise Refused(loaded.diagnostics)
    return details


def _media(
    files: Iterable[FoundMedia], contents: Contents, store: Store | None, said: list[Diagnostic]
) -> tuple[dict[str, MediaFile], set[str]]:
    """The media files by path, and the paths of those that cannot be used."""
    keys: dict[FoundMedia, tuple[str, str]] = {}
    unusable: set[str] = set()
    for found in files:
        try:
            sha256 = contents.hash_of_media(found)
        except OSError as error:
            said.append(unreadable_file(f"content/{found.path}", error))
            unusable.add(found.path)
        else:
            keys[found] = sha256, read_key(found.path, sha256)
    cache = ReadCache(store, (key for _, key in keys.values()))
    media: dict[str, MediaFile] = {}
    for found, (sha256, key) in keys.items():
        location = Path(found.location)
        try:
            reading = cache.recall(key, MediaFacts, partial(read_media, location, found.path))
        except OSError as error:
            reading = Built(None, (unreadable_file(f"content/{found.path}", error),))
        said += reading.diagnostics
        if reading.record is not None:
            media[found.path] = reading.record.as_file(found.path, location, sha256)
        elif reading.diagnostics:
            unusable.add(found.path)
    cache.remember()
    return media, unusable


def _without_clashes(records: Iterable[FoundFile], said: list[Diagnostic]) -> list[FoundFile]:
    """The first file of each id; items share one space of ids, boards and the rest one a folder."""
    first: dict[tuple[str, str, str | None], FoundFile] = {}
    for found in records:
        folder, record_id = found.key
        # The translation of an item stands in the folder of its kind.
        space = "items" if found.language is None and folder in ITEM_FOLDERS else folder
        if space == "items" and is_kept_for_digests(record_id):
            message = Text(
                f"编号“{found.id}”留给自动合成的“活动集锦”",
                f"the id “{found.id}” is kept for a quarter's digest, which is made of its stories",
            )
            hint = Text("给文件改名", "rename the file")
        else:
            taken = first.setdefault((space, record_id.casefold(), found.language), found)
            if taken is found:
                continue
            message = Text(
                f"编号“{found.id}”已被 {taken.path} 使用",
                f"the id “{found.id}” is taken by {taken.path}",
            )
            above = PurePosixPath(found.path).parent.name
            better = f"{found.id}-{above if above not in ITEM_FOLDERS else '2'}"
            hint = Text(
                f"两个文件不能同名，改一个，例如 {better}",
                f"no two files have one name, wherever they lie: rename one, such as {better}",
            )
        said.append(Diagnostic("id-clash", Span(found.path), message, hint))
    return list(first.values())


def _resolve_layouts(theme: Theme, loaded: LoadedRecords, said: list[Diagnostic]) -> None:
    boards = loaded.of("boards", Board)
    if not any(board.layout for board in boards.values()):
        return
    layouts: Mapping[str, LayoutPreset] = {}
    try:
        layouts, faults = read_layouts(theme)
    except Refused as refused:
        faults = list(refused.diagnostics)
    said += faults
    for board_id, board in boards.items():
        source = loaded.sources[("boards", board_id)]
        loaded.records["boards"][board_id], problem = with_slots(board, source, layouts)
        if problem is not None:
            said.append(problem)
    for (language, folder, board_id), translation in loaded.translations.items():
        if folder == "boards" and isinstance(translation, Board):
            source = loaded.sources[("boards", f"{board_id}.{language}")]
            whole, problem = with_slots(translation, source, layouts)
            loaded.translations[language, folder, board_id] = whole
            # A layout that only the original names was told there.
            if problem is not None and source.has("layout"):
                said.append(problem)


def _assemble(
    root: Path, media: dict[str, MediaFile], loaded: LoadedRecords, unusable: set[str]
) -> Community:
    items: dict[str, Item] = {}
    for folder in FOLDERS.values():
        if folder.holds_items:
            items |= loaded.of(folder.name, Item)
    stories = loaded.of(News.folder, News)
    items |= {digest.id: digest for digest in digests_of(stories.values())}
    details = loaded.of("", Details).get(DETAILS) or _nameless()
    translated_details = loaded.translated("", Details)
    editions = loaded.of("editions", WrittenEdition).values()
    return Community(
        root=root,
        details=details,
        items=dict(sorted(items.items())),
        boards=loaded.of("boards", Board),
        screens=loaded.of("screens", Screen),
        # Of two that claim a quarter the one that is named for it.
        editions={
            edition.quarter: edition
            for edition in sorted(editions, key=lambda each: each.id == str(each.quarter))
        },
        inspections=tuple(loaded.of("inspections", Inspection).values()),
        media=dict(sorted(media.items())),
        translations=_translated_items(stories, loaded),
        translated_details={language: each for (language, _), each in translated_details.items()},
        translated_boards=loaded.translated("boards", Board),
        translated_screens=loaded.translated("screens", Screen),
        sources=loaded.sources,
        unreadable=frozenset(loaded.unreadable | unusable),
    )


def _translated_items(
    stories: Mapping[str, News], loaded: LoadedRecords
) -> dict[tuple[str, str], Item]:
    """Every translated item; in each language that has any, the digests of the `stories` too."""
    found: dict[tuple[str, str], Item] = {}
    for (language, _, item_id), record in sorted(loaded.translations.items()):
        if isinstance(record, Item):
            found[language, item_id] = record
    translated = loaded.translated(News.folder, News)
    for language in sorted({language for language, _ in found}):
        told = [translated.get((language, story.id), story) for story in stories.values()]
        for digest in digests_of(told, title="Community news"):
            found[language, digest.id] = digest
    return found


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
