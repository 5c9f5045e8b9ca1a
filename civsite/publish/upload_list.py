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
from civsite.model.destination import PLAYERS, PublishedPart

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


def uploads_of(products: Iterable[Product], send: Collection[PublishedPart]) -> tuple[Upload, ...]:
    """The files of the parts to `send`, in the order in which they may arrive."""
    found = [
        Upload(_place(part, product.path, send), product.path, product.sha256, product.bytes,
               _rank(part, product.path))
        for product in products
        for part in PublishedPart
        if part in send and product.path.startswith(f"{part}/")
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda upload: (upload.rank, upload.path)))


def part_at(path: str, send: Collection[PublishedPart]) -> PublishedPart:
    """Of which part the file at `path` of a destination is."""
    if PublishedPart.SITE in send and PublishedPart.SCREENS in send:
        return PublishedPart.SCREENS if path.startswith(f"{PLAYERS}/") else PublishedPart.SITE
    return next(iter(send))


def _place(part: PublishedPart, path: str, send: Collection[PublishedPart]) -> str:
    below = path.removeprefix(f"{part}/")
    return (
        f"{PLAYERS}/{below}"
        if part is PublishedPart.SCREENS and PublishedPart.SITE in send
        else below
    )


def _rank(part: PublishedPart, path: str) -> int:
    name = PurePosixPath(path)
    if part is PublishedPart.SCREENS and name.name == "playlist.json":
        return _PLAYLISTS
    if name.name == "service-worker.js":
        return _WORKERS
    return _PAGES if name.suffix in _NAMING else _FILES
