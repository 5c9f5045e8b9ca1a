"""Enters: the products of a build. Leaves: `manifest.json`: each file, its hash, what it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from civsite.load.schema import ITEM_FOLDERS
from civsite.model.community import Community
from civsite.render.job import Job

NAME = "manifest.json"


class Product(NamedTuple):
    """One file of the output; `path` below the output folder, `made_from` below the repository."""

    path: str
    sha256: str
    bytes: int
    made_from: tuple[str, ...] = ()
    item: str | None = None
    board: str | None = None
    screen: str | None = None

    def as_entry(self) -> dict[str, object]:
        """What the manifest says of it; nothing of what it has not."""
        path, sha256, length, made_from, item, board, screen = self
        entry = {"path": path, "sha256": sha256, "bytes": length, "made-from": made_from}
        whose = {"item": item, "board": board, "screen": screen}
        return entry | {key: value for key, value in whose.items() if value}


def manifest_bytes(products: Iterable[Product], about: Mapping[str, str]) -> bytes:
    """The manifest: `about` says community, quarter, date and engine; products sorted by path.

    A line each, so that two manifests are easy to compare. Halves of characters, which only a forged
    entry that was carried over has, become question marks.
    """
    head = json.dumps({**about, "products": []}, ensure_ascii=False).removesuffix("]}")
    ordered = sorted(products, key=itemgetter(0))
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lines = ",\n".join([encode(product.as_entry()) for product in ordered])
    return f"{head}\n{lines}\n]}}\n".encode("utf-8", "replace")


def is_manifest(location: Path) -> bool:
    """Whether a build wrote this file; its first line tells, or the whole of an older one."""
    try:
        with location.open(encoding="utf-8") as stream:
            head = stream.readline().rstrip()
            text = f"{head}]}}" if head.endswith("[") else head + stream.read()
        about = json.loads(text)
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(about, dict) and "civsite" in about and "products" in about


def read_products(data: bytes, below: tuple[str, ...] = ("",)) -> tuple[Product, ...]:
    """The products of an earlier manifest whose paths begin so; none if it cannot be read.

    It may be a stranger's: a path in it can lead anywhere.
    """
    try:
        entries = json.loads(data)["products"]
        return tuple(
            Product(
                entry["path"],
                entry["sha256"],
                entry["bytes"],
                tuple(entry["made-from"]),
                *map(entry.get, ("item", "board", "screen")),
            )
            for entry in entries
            if entry["path"].startswith(below)
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ()


class Origins:
    """What a product was made from: records and media, of the jobs that its job needs too."""

    def __init__(self, community: Community, jobs: Iterable[Job]) -> None:
        self._sources = community.sources
        self._community_items = community.items
        self._content = f"{(community.root / 'content').as_posix()}/"
        self._items = {
            record_id: source.path
            for (folder, record_id), source in community.sources.items()
            if folder in ITEM_FOLDERS
        }
        self._jobs = {job.name: job for job in jobs}
        self._known: dict[str, frozenset[str]] = {}

    def made_from(self, job: Job) -> tuple[str, ...]:
        """Paths below the repository, sorted."""
        return tuple(sorted(self._of(job)))

    def _of(self, job: Job) -> frozenset[str]:
        if job.name not in self._known:
            needed = (self._jobs[need.job] for need in (*job.needs.values(), *job.digests.values()))
            own = (*job.made_from, *self._own(job))
            self._known[job.name] = frozenset(own).union(*map(self._of, needed))
        return self._known[job.name]

    def _own(self, job: Job) -> Iterator[str]:
        for folder, record_id in (("boards", job.board), ("screens", job.screen)):
            if record_id is not None and (folder, record_id) in self._sources:
                yield self._sources[folder, record_id].path
        item = self._community_items.get(job.item or "")
        for each in item.made_of if item is not None else ():
            if each.id in self._items:
                yield self._items[each.id]
        for file in job.files.values():
            location = file.location.as_posix()
            if location.startswith(self._content):
                yield f"content/{location.removeprefix(self._content)}"
