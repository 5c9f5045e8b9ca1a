"""Enters: the manifest of an output folder. Leaves: what goes to a destination, and in which order.

Nobody may meet a page or a playlist that names a file which is not there yet. So pictures and other
named files go first, then the pages and lists that name them, and each screen's `playlist.json`,
which sets its player going, last of all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from civsite.build.manifest import Product
from civsite.model.destination import PLAYERS, Part

_NAMING = frozenset({".html", ".json", ".xml", ".ics", ".smil", ".txt", ".webmanifest"})
_FILES, _PAGES, _WORKERS, _PLAYLISTS = range(4)


@dataclass(frozen=True, slots=True)
class Upload:
    """One file: `source` below the output folder, `path` below the destination, size in bytes."""

    path: str
    source: str
    sha256: str
    bytes: int
    rank: int


def uploads_of(products: Iterable[Product], send: Collection[Part]) -> tuple[Upload, ...]:
    """The files of the parts to `send`, in the order in which they may arrive."""
    found = [
        Upload(_place(part, product.path, send), product.path, product.sha256, product.bytes,
               _rank(part, product.path))
        for product in products
        for part in Part
        if part in send and product.path.startswith(f"{part}/")
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda upload: (upload.rank, upload.path)))


def part_at(path: str, send: Collection[Part]) -> Part:
    """Of which part the file at `path` of a destination is."""
    if Part.SITE in send and Part.SCREENS in send:
        return Part.SCREENS if path.startswith(f"{PLAYERS}/") else Part.SITE
    return next(iter(send))


def _place(part: Part, path: str, send: Collection[Part]) -> str:
    below = path.removeprefix(f"{part}/")
    return f"{PLAYERS}/{below}" if part is Part.SCREENS and Part.SITE in send else below


def _rank(part: Part, path: str) -> int:
    name = PurePosixPath(path)
    if part is Part.SCREENS and name.name == "playlist.json":
        return _PLAYLISTS
    if name.name == "service-worker.js":
        return _WORKERS
    return _PAGES if name.suffix in _NAMING else _FILES
