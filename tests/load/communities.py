"""Enters: files by path. Leaves: the folder of a community that holds them, and what loading says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from civsite.diagnostics import Diagnostic
from civsite.load.repository import load_community
from civsite.load.theme import Theme, load_theme
from civsite.model.community import Community

POSTER = "content/posters/p.yml"
STORY = "content/news/2026/n.md"


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes `files` and, if they have none, a sound community.yml below `root`."""
    for path, text in {"content/community.yml": "name: 示例社区\n", **files}.items():
        location = root / path
        location.parent.mkdir(parents=True, exist_ok=True)
        location.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def theme_of(root: Path) -> Theme:
    """The theme of the community at `root`; the packaged one is read but once."""
    return load_theme(root) if os.path.lexists(root / "theme") else _packaged_theme()


@cache
def _packaged_theme() -> Theme:
    return load_theme(Path(__file__).parent)


def load(root: Path, files: Mapping[str, str | bytes]) -> tuple[Community, tuple[Diagnostic, ...]]:
    return load_community(write(root, files), theme_of(root))


def said_of(root: Path, files: Mapping[str, str | bytes]) -> list[tuple[str, int, int, str]]:
    """Path, line, column and code of each diagnostic."""
    said = load(root, files)[1]
    return [(each.span.path, each.span.line, each.span.column, each.code) for each in said]
