"""The packaged theme and a community's own enter; every theme file leaves, the community's first.

Three of the files define things by name: palettes, drawings, and layouts of boards.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from civsite.diagnostics import Diagnostic, Refused, Span, Text, suggest
from civsite.files import link_told
from civsite.load import tree
from civsite.load.expected import record_expected
from civsite.load.record import Outline, build, outline
from civsite.load.text import decode
from civsite.model.board import Board, Slot
from civsite.model.community import Source
from civsite.model.file import FileInput
from civsite.model.palette import Palette
from civsite.model.record import Record
from civsite.model.scalars import Point, Size, SizeMm
from civsite.program import packaged_theme
from civsite.quarter import Quarter

RecordType = TypeVar("RecordType", bound=Record)
SEASONS = "seasons"
PALETTES = "palettes.yml"
_FOLDER = "theme"
_HIDDEN = (".", "__")
_OF_QUARTERS = ("q1", "q2", "q3", "q4")
# Halves of characters: bytes of a name that are not UTF-8, which no manifest can hold.
_NO_TEXT = re.compile("[\ud800-\udfff]")
_DRAWINGS = re.compile(r"^#let drawings = (?=\()", re.MULTILINE)
_COMMENT = r"//[^\n]*|/\*.*?\*/"
_STRING = r'"(?:\\.|[^"\\])*"'
_TOKEN = re.compile(rf"{_COMMENT}|{_STRING}|[(\[{{]|[)\]}}]|([\w-]+)\s*:", re.DOTALL)


class Theme(NamedTuple):
    """Theme files by path below `theme/`, such as `print/lib.typ`, sorted; what was refused of them."""

    files: Mapping[str, FileInput]
    diagnostics: tuple[Diagnostic, ...] = ()

    def below(self, *folders: str) -> dict[str, FileInput]:
        """The files of some folders or single files, named as jobs name them: `theme/print/lib.typ`."""
        return {
            f"theme/{path}": file
            for path, file in self.files.items()
            if any(path == folder or path.startswith(f"{folder}/") for folder in folders)
        }

    def read(self, path: str) -> bytes:
        """The bytes of one file. Raises KeyError for a path that no theme has."""
        return self.files[path].location.read_bytes()


def load_theme_file(root: Path, path: str) -> Theme:
    """The theme of the community at `root`, of one file alone."""
    own = root / _FOLDER / path
    taken = own if own.is_file() and not _is_refused(own, root) else packaged_theme() / path
    return Theme({path: FileInput.at(taken)})


def load_theme(root: Path) -> Theme:
    """The theme of the community at `root`: its own `theme/` wins file by file.

    What a link there would take from elsewhere is not read, and told; so is a `theme` that is one,
    and a file whose name is no text.
    """
    found = {path: each for path, each in _entries(packaged_theme()) if each.is_file()}
    top, refused = root / _FOLDER, []
    if top.is_symlink():
        refused.append(link_told(_FOLDER))
    else:
        for path, location in _entries(top):
            if _NO_TEXT.search(path):
                refused.append(_no_text(path))
            elif _is_refused(location, root):
                refused.append(link_told(f"{_FOLDER}/{path}"))
            elif location.is_file():
                found[path] = location
    files = {path: FileInput.at(location) for path, location in sorted(found.items())}
    return Theme(files, tuple(refused))


def palette_of(theme: Theme, wish: str, quarter: Quarter) -> Palette:
    """The palette that `wish` (`seasons` or a palette's name) means in `quarter`. Raises Refused."""
    palettes = read_palettes(theme)
    if (problem := palette_problem(wish, palettes)) is not None:
        raise Refused([problem])
    return palettes[f"q{quarter.number}" if wish == SEASONS else wish]


def palette_names(palettes: Mapping[str, Palette]) -> list[str]:
    """What `palette:` in `community.yml` may say."""
    return [SEASONS, *(name for name in palettes if name not in _OF_QUARTERS)]


def palette_problem(wish: str, palettes: Mapping[str, Palette]) -> Diagnostic | None:
    """That there is no palette `wish`, or none for some quarter, as in a table of one's own."""
    lacking = ", ".join(name for name in _OF_QUARTERS if name not in palettes)
    if wish == SEASONS and lacking:
        return Diagnostic(
            "palette-seasons",
            Span(f"theme/{PALETTES}"),
            Text(f"缺少四季的配色 {lacking}", f"the seasons' palettes {lacking} are missing"),
            Text(
                "从自带的 palettes.yml 抄来这几段，或在 community.yml 里用 palette 指定一种配色",
                "copy them from the packaged palettes.yml, or name one with palette in community.yml",
            ),
        )
    if wish == SEASONS or wish in palettes:
        return None
    return Diagnostic(
        "palette-unknown",
        Span("content/community.yml"),
        Text(f"没有叫“{wish}”的配色", f"there is no palette “{wish}”"),
        suggest(wish, palette_names(palettes)),
    )


def read_palettes(theme: Theme) -> Mapping[str, Palette]:
    """The palettes of a theme, by name. Raises Refused with everything that is wrong in the file."""
    return _palettes(theme.read(PALETTES))


@lru_cache(maxsize=2)
def _palettes(data: bytes) -> Mapping[str, Palette]:
    palettes, faults = _read_table(data, PALETTES, Palette)
    if faults:
        raise Refused(faults)
    return palettes


def drawing_names(theme: Theme) -> tuple[str, ...]:
    """What `drawing:` of a poster may say: the keys of `drawings` in the theme's templates, if any.

    The table may be set in any way and its values may be functions, since a theme may be one's own.
    """
    source = theme.read("print/drawings.typ").decode("utf-8", "replace")
    table = _DRAWINGS.search(source)
    names: list[str] = []
    depth = 0
    for token in _TOKEN.finditer(source, table.end() if table else len(source)):
        if token[0] in "([{":
            depth += 1
        elif token[0] in ")]}":
            depth -= 1
        elif token[1] and depth == 1:
            names.append(token[1])
        if depth == 0:
            break
    return tuple(names)


class LayoutPreset(Record):
    """Slots of a board of the reference `size`, mm; scaled to the board that names the preset."""

    id: str
    size: SizeMm
    slots: tuple[Slot, ...]


def read_layouts(theme: Theme) -> tuple[dict[str, LayoutPreset], list[Diagnostic]]:
    """The presets of a theme, by name, and what is wrong in the file. Raises Refused if it is no YAML."""
    return _read_table(theme.read("layouts.yml"), "layouts.yml", LayoutPreset)


def with_slots(
    board: Board, source: Source, layouts: Mapping[str, LayoutPreset]
) -> tuple[Board, Diagnostic | None]:
    """`board` with the slots of its preset, scaled to its size; slots of its own follow them."""
    if board.layout is None:
        return board, None
    name = board.layout
    layout = layouts.get(name)
    if layout is None:
        span = source.span_of("layout")
        message = Text(f"没有名为“{name}”的布局", f"there is no layout named “{name}”")
        hint = suggest(name, layouts)
        excerpt = source.line(span.line)
        return board, Diagnostic("layout-unknown", span, message, hint, excerpt=excerpt)
    slots = tuple(_scaled(slot, layout.size, board.size) for slot in layout.slots)
    return board.model_copy(update={"slots": (*slots, *board.slots)}), None


def _scaled(slot: Slot, reference: Size, size: Size) -> Slot:
    """Edges are rounded, not sizes, so that slots that touch still touch and none leaves the board."""
    across, down = size.width / reference.width, size.height / reference.height
    left, top = round(slot.at.x * across), round(slot.at.y * down)
    right = round((slot.at.x + slot.size.width) * across)
    bottom = round((slot.at.y + slot.size.height) * down)
    return slot.model_copy(
        update={"at": Point(left, top), "size": Size(right - left, bottom - top)}
    )


def _read_table(
    data: bytes, name: str, model: type[RecordType]
) -> tuple[dict[str, RecordType], list[Diagnostic]]:
    """The records of a theme's file, by name, and what is wrong with some. Raises Refused."""
    path = f"{_FOLDER}/{name}"
    text = decode(data, path)
    records: dict[str, RecordType] = {}
    faults: list[Diagnostic] = []
    for entry in tree.read_tree(text, path).entries:
        if not isinstance(entry.value, tree.Mapping):
            out = Outline(path, text)
            out.refuse("type-record", (), entry.value, *record_expected(model, is_file=True))
            faults += out.faults
            continue
        built = build(outline(entry.value, model, path, text), model, id=entry.key.text)
        faults += built.diagnostics
        if built.record is not None:
            records[entry.key.text] = built.record
    return records, faults


def _entries(top: Path) -> Iterator[tuple[str, Path]]:
    """Files, folders and links in a folder, by path; nothing hidden, and nothing behind a link."""
    for folder, below, names in os.walk(top):
        below[:] = (name for name in below if not name.startswith(_HIDDEN))
        for name in (*below, *(name for name in names if not name.startswith(_HIDDEN))):
            location = Path(folder, name)
            yield location.relative_to(top).as_posix(), location


def _is_refused(location: Path, root: Path) -> bool:
    """Whether a link takes `location` out of `theme/`, which is no link itself."""
    top = root / _FOLDER
    return top.is_symlink() or not Path(os.path.realpath(location)).is_relative_to(
        os.path.realpath(top)
    )


def _no_text(path: str) -> Diagnostic:
    shown = path.encode("utf-8", "replace").decode()
    return Diagnostic(
        "name-encoding",
        Span(f"{_FOLDER}/{shown}"),
        Text("这个文件名不是 UTF-8 编码", "the name of this file is not UTF-8"),
        Text("改一个文件名", "rename the file"),
    )
