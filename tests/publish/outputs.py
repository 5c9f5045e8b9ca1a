"""Leaves: output folders as a build makes them, small, and destinations that tell what they were asked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from civsite.build.manifest import NAME, Product, manifest_bytes
from civsite.publish.backend import Backend, Done
from civsite.publish.record import RECORD

SITE = {
    "site/index.html": "<p>首页<img src=media/a.webp>",
    "site/media/a.webp": "picture",
    "site/公约/index.html": "<p>居民公约",
    "site/service-worker.js": "keep()",
    "site/sitemap.xml": "<urlset/>",
}


def slides(**files: str) -> dict[str, str]:
    """The products of the screen lift-1, whose playlist names `files` with their hashes."""
    named = {f"slides/{name}.png": text for name, text in files.items()}
    playlist = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in named.items()}
    return {
        "screens/lift-1/index.html": "<p>player",
        "screens/lift-1/playlist.json": json.dumps(playlist),
        **{f"screens/lift-1/{path}": text for path, text in named.items()},
    }


def write_output(out: Path, files: Mapping[str, str]) -> Path:
    """An output folder with `files` and the manifest that names them; what it held before is gone."""
    for old in sorted(out.rglob("*"), reverse=True):
        old.rmdir() if old.is_dir() else old.unlink()
    for path, text in files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(text.encode())
    products = [
        Product(path, hashlib.sha256(text.encode()).hexdigest(), len(text.encode()))
        for path, text in files.items()
    ]
    (out / NAME).write_bytes(manifest_bytes(products, {"civsite": "test"}))
    return out


def published(folder: Path) -> dict[str, str]:
    """What lies in a destination, the record apart."""
    return {
        str(path.relative_to(folder)): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != RECORD
    }


class Watched:
    """A destination that notes what it was asked to send, and calls `after` behind every file sent."""

    def __init__(self, backend: Backend, after: Callable[[], None] = lambda: None) -> None:
        self._backend = backend
        self._after = after
        self.sent: list[str] = []

    def read(self, path: str) -> bytes | None:
        return self._backend.read(path)

    def taken(self, paths: Collection[str], folders: Collection[str]) -> frozenset[str]:
        return self._backend.taken(paths, folders)

    def write(self, path: str, data: bytes) -> None:
        self._backend.write(path, data)

    def send(self, outbox: Path, paths: Sequence[str], done: Done) -> None:
        for path in paths:
            self._backend.send(outbox, [path], done)
            self.sent.append(path)
            self._after()

    def remove(self, paths: Sequence[str]) -> None:
        self._backend.remove(paths)
