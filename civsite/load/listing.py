"""Enters: the folder `content/`. Leaves: its files by what they are, and what does not belong there."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from civsite.diagnostics import Diagnostic, Severity, Span, Text, nearest, suggest
from civsite.files import link_told
from civsite.load.characters import code_point, odd_in_name
from civsite.load.repairs import ending_repair
from civsite.load.schema import FOLDERS, Folder
from civsite.load.text import unreadable_file
from civsite.model.details import Details, LanguageTag
from civsite.model.record import Record
from civsite.store import FileStamp

MEDIA = "media"
DETAILS = "community"
_IGNORED = re.compile(r"[.~].*|Thumbs\.db|desktop\.ini|.*(~|\.bak|\.swp|\.tmp)|README.*\.md", re.I)
_LANGUAGES = frozenset(str(tag) for tag in LanguageTag)
_OTHER_LANGUAGE = re.compile(r"\.([A-Za-z]{2}(?:[-_][A-Za-z]+)?)$")
_LONGEST_ID = 60
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*#%&\'`$;]')
_WINDOWS_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)


class FoundFile(NamedTuple):
    """A record's file. `path` is relative to the repository; `language` only of translations."""

    path: str
    location: str
    stamp: FileStamp
    folder: Folder | None
    id: str
    language: str | None

    @property
    def key(self) -> tuple[str, str]:
        """The folder, "" of the community's own details, and the id: a translation's original's."""
        return (self.folder.name if self.folder else "", self.id)

    @property
    def model(self) -> type[Record]:
        return self.folder.model if self.folder else Details

    @property
    def has_body(self) -> bool:
        return self.folder is not None and self.folder.ending == ".md"


class FoundMedia(NamedTuple):
    """A media file; `path` is relative to `content/`."""

    path: str
    location: str
    stamp: FileStamp


class Listing(NamedTuple):
    records: tuple[FoundFile, ...]
    media: tuple[FoundMedia, ...]
    diagnostics: tuple[Diagnostic, ...]


def list_content(root: Path) -> Listing:
    """What lies in `root/content`, sorted by path; links are refused, never followed."""
    records: list[FoundFile] = []
    media: list[FoundMedia] = []
    diagnostics: list[Diagnostic] = []
    for relative, location, status in _walk(root / "content", "", diagnostics):
        path = f"content/{relative}"
        if stat.S_ISLNK(status.st_mode):
            diagnostics.append(link_told(path))
        elif not stat.S_ISREG(status.st_mode):
            message = Text("这不是普通文件", "this is no ordinary file")
            hint = Text("把真正的文件拷贝到这里", "copy the real file here")
            diagnostics.append(Diagnostic("not-a-file", Span(path), message, hint))
        elif relative.startswith(f"{MEDIA}/"):
            name = unicodedata.normalize("NFC", relative)
            media.append(FoundMedia(name, location, FileStamp.of(status)))
        else:
            known = _recognise(path, relative, location, FileStamp.of(status))
            if isinstance(known, Diagnostic):
                diagnostics.append(known)
            else:
                records.append(known)
    return Listing(tuple(records), tuple(media), tuple(diagnostics))


def _walk(
    folder: Path | str, above: str, diagnostics: list[Diagnostic]
) -> Iterator[tuple[str, str, os.stat_result]]:
    """What is not a folder, links to folders included; folders that cannot be read are told."""
    folders: list[str] = []
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        diagnostics.append(unreadable_file(f"content/{above}".rstrip("/"), error))
        return
    for entry in entries:
        if _IGNORED.fullmatch(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.name)
            continue
        with suppress(FileNotFoundError):  # gone since the folder was read
            yield above + entry.name, entry.path, entry.stat(follow_symlinks=False)
    for name in folders:
        yield from _walk(f"{folder}/{name}", f"{above}{name}/", diagnostics)


def _recognise(path: str, relative: str, location: str, stamp: FileStamp) -> FoundFile | Diagnostic:
    top, _, below = relative.partition("/")
    name = relative.rpartition("/")[2]
    whole_stem, ending = os.path.splitext(name)
    folder = FOLDERS.get(top)
    stem, dot, last = whole_stem.rpartition(".")
    language = last if dot and last in _LANGUAGES else None
    if language is None:
        stem = whole_stem
    if not below and (told := _of_other_programs(path, ending.lower())) is not None:
        return replace(told, code="file-unknown", severity=Severity.WARNING)
    if not below:
        if stem == DETAILS and ending.lower() == ".yml":
            return FoundFile(path, location, stamp, None, DETAILS, language)
        if ending.lower() == ".yml" and _OTHER_LANGUAGE.sub("", stem) == DETAILS:
            return _unknown_language(path, stem.rpartition(".")[2])
        return _stray(path, name, ending.lower())
    if folder is None:
        known = [*FOLDERS, MEDIA]
        titles = {each.name: each.title.zh for each in FOLDERS.values()}
        return Diagnostic(
            "folder-unknown",
            Span(path),
            Text(f"不认识的文件夹“{top}”", f"unknown folder “{top}”"),
            suggest(
                top,
                known,
                Text(f"可以用：{'、'.join(known)}", f"known: {', '.join(known)}"),
                titles,
            ),
        )
    if (told := _of_other_programs(path, ending.lower())) is not None:
        return told
    if ending.lower() != folder.ending:
        # Editors of Windows hide the ending that they add: `a.yml.txt`.
        right = f"{whole_stem.removesuffix(folder.ending)}{folder.ending}"
        return Diagnostic(
            "file-ending",
            Span(path),
            Text(
                f"{folder.title.zh}的文件应以 {folder.ending} 结尾",
                f"files of {folder.title.en} end in {folder.ending}",
            ),
            Text(
                f"改名为 {right}，或移到合适的文件夹；图片放进 content/media/{_HIDDEN.zh}",
                f"rename it {right}, or move it; pictures go to content/media/{_HIDDEN.en}",
            )
            if ending.lower() == ".txt"
            else Text(
                f"改名为 {right}，或移到合适的文件夹；图片放进 content/media/",
                f"rename it {right}, or move it; pictures go to content/media/",
            ),
            repair=ending_repair(path, folder.ending),
        )
    return _fault_of_id(stem, path) or FoundFile(
        path, location, stamp, folder, unicodedata.normalize("NFC", stem), language
    )


_HIDDEN = Text(
    "。看不到后缀时，在 Windows 资源管理器里勾选“查看 → 文件扩展名”",
    ". Windows hides endings: tick View → File name extensions in the Explorer",
)
_WORD = frozenset((".doc", ".docx", ".wps", ".odt", ".rtf", ".pages"))
_TABLES = frozenset((".xls", ".xlsx", ".et", ".ods", ".csv", ".numbers"))
_PICTURES = frozenset(
    (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".heic", ".svg", ".tif", ".tiff", ".pdf")
)


def _of_other_programs(path: str, ending: str) -> Diagnostic | None:
    """What is said of a file that another name would not mend."""
    if ending in _WORD or ending in _TABLES:
        what = (
            Text("Word 文档", "Word files") if ending in _WORD else Text("表格文件", "spreadsheets")
        )
        message = Text(f"这里不读{what.zh}（{ending}）", f"{what.en} ({ending}) are not read here")
        hint = Text(
            "用 civsite new 新建一份，把文字粘贴进去，再移走这个文件",
            "make a file with civsite new, paste the text into it, and move this one away",
        )
    elif ending in _PICTURES:
        message = Text("图片不放在这个文件夹", "pictures do not lie in this folder")
        hint = Text("移到 content/media/", "move it to content/media/")
    else:
        return None
    return Diagnostic("file-ending", Span(path), message, hint)


def _unknown_language(path: str, language: str) -> Diagnostic:
    tags = ", ".join(sorted(_LANGUAGES))
    hint = Text(f"译文的文件名以这些代号结尾：{tags}", f"names of translations end in: {tags}")
    return Diagnostic(
        "language-unknown",
        Span(path),
        Text(f"不认识的语言代号“{language}”", f"unknown language “{language}”"),
        suggest(language, _LANGUAGES, hint),
    )


def _fault_of_id(stem: str, path: str) -> Diagnostic | None:
    if other := _OTHER_LANGUAGE.search(stem):
        return _unknown_language(path, other[1])
    if len(stem) > _LONGEST_ID:
        return Diagnostic(
            "id-too-long",
            Span(path),
            Text(
                f"文件名有 {len(stem)} 个字，最多 {_LONGEST_ID} 个",
                f"the file's name has {len(stem)} characters, at most {_LONGEST_ID}",
            ),
            Text("改一个短些的文件名", "give the file a shorter name"),
        )
    if odd := odd_in_name(stem):
        character, better = odd
        code = code_point(character)
        return Diagnostic(
            "id-character",
            Span(path),
            Text(f"文件名里有容易认错的字符 {code}", f"the file's name holds {code}"),
            Text(
                f"改名为“{better}”；看不出差别时，把文件名整个重打一遍",
                f"rename it “{better}”: type the whole name, as the two may look alike",
            ),
        )
    unusable = _FORBIDDEN.search(stem)
    if unusable or _WINDOWS_DEVICES.fullmatch(stem) or stem != stem.strip(" ."):
        shown = unusable[0] if unusable else stem
        return Diagnostic(
            "id-character",
            Span(path),
            Text(f"文件名里不能有“{shown}”", f"a file's name cannot hold “{shown}”"),
            Text("文件名用汉字、字母、数字和“-”", "use letters, digits, Chinese and “-”"),
        )
    return None


def _stray(path: str, name: str, ending: str) -> Diagnostic:
    near = nearest(name, ["community.yml"])
    return Diagnostic(
        "file-unknown",
        Span(path),
        Text("content 里不认识这个文件", "this file is not known in content"),
        Text("是不是 community.yml？", "did you mean community.yml?") if near else
        Text("放进下列文件夹之一：" + "、".join(FOLDERS), "put it into one of: " + ", ".join(FOLDERS)),
        Severity.ERROR if near or ending in (".yml", ".yaml", ".md") else Severity.WARNING,
    )  # fmt: skip
