"""Enters: the packaged theme and a community's own. Leaves: every theme file, the community's first."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from civsite.diagnostics import Diagnostic, Span, Text
from civsite.links import link_told
from civsite.model.file import FileInput
from civsite.packaged import packaged_theme

_FOLDER = "theme"


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
            if not _is_text(path):
                refused.append(_no_text(path))
            elif _is_refused(location, root):
                refused.append(link_told(f"{_FOLDER}/{path}"))
            elif location.is_file():
                found[path] = location
    files = {path: FileInput.at(location) for path, location in sorted(found.items())}
    return Theme(files, tuple(refused))


def _entries(top: Path) -> Iterator[tuple[str, Path]]:
    """Files, folders and links in a folder, by path; nothing hidden, and nothing behind a link."""
    for folder, below, names in os.walk(top):
        below[:] = filter(_is_shown, below)
        for name in (*below, *filter(_is_shown, names)):
            location = Path(folder, name)
            yield location.relative_to(top).as_posix(), location


def _is_refused(location: Path, root: Path) -> bool:
    """Whether a link takes `location` out of `theme/`, which is no link itself."""
    top = root / _FOLDER
    return top.is_symlink() or not Path(os.path.realpath(location)).is_relative_to(
        os.path.realpath(top)
    )


def _is_text(name: str) -> bool:
    """Whether a name is UTF-8 on the disk: only such can be written into a manifest."""
    return not any(0xD800 <= ord(sign) <= 0xDFFF for sign in name)


def _no_text(path: str) -> Diagnostic:
    shown = path.encode("utf-8", "replace").decode()
    return Diagnostic(
        "name-encoding",
        Span(f"{_FOLDER}/{shown}"),
        Text("这个文件名不是 UTF-8 编码", "the name of this file is not UTF-8"),
        Text("改一个文件名", "rename the file"),
    )


def _is_shown(name: str) -> bool:
    return not name.startswith((".", "__"))
