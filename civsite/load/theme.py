"""Enters: the packaged theme and a community's own. Leaves: every theme file, the community's first."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from civsite.model.file import FileInput
from civsite.packaged import packaged_theme


class Theme(NamedTuple):
    """Theme files by path below `theme/`, such as `print/lib.typ`, sorted."""

    files: Mapping[str, FileInput]

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
    own, packaged = root / "theme" / path, packaged_theme() / path
    return Theme({path: FileInput.at(own if own.is_file() else packaged)})


def load_theme(root: Path) -> Theme:
    """The theme of the community at `root`: its own `theme/` wins file by file."""
    found = dict(_below(packaged_theme())) | dict(_below(root / "theme"))
    return Theme({path: FileInput.at(location) for path, location in sorted(found.items())})


def _below(top: Path) -> Iterator[tuple[str, Path]]:
    """The files in a folder that is there, by path; nothing hidden, and no folder behind a link."""
    for folder, below, names in os.walk(top):
        below[:] = [name for name in below if _is_shown(name)]
        for location in (Path(folder, name) for name in names if _is_shown(name)):
            if location.is_file():
                yield location.relative_to(top).as_posix(), location


def _is_shown(name: str) -> bool:
    return not name.startswith((".", "__"))
