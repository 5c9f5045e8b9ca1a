"""The store's face: small values by key, large ones by hash, hashes of files by their stamps."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import platformdirs
from pydantic import TypeAdapter

from civsite.store.blobs import USED_TICK_SECONDS, Blobs, remove_link
from civsite.store.values import Values

Value = TypeVar("Value")
_adapter: Callable[[Any], TypeAdapter[Any]] = functools.cache(TypeAdapter)
FOLDER_VARIABLE = "CIVSITE_STORE"
LIMIT_VARIABLE = "CIVSITE_STORE_LIMIT"
_USUAL_LIMIT_BYTES = 4_000_000_000
_GIGABYTE = 1_000_000_000
_TREES_KEPT_SECONDS = 30 * 24 * 3600


def key_of(kind: str, *parts: str) -> str:
    """The key of a value that is made from `parts`. `kind` says what it is, for people who look."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d " % len(data) + data)
    return f"{kind}/{digest.hexdigest()}"


class Store:
    """What one folder remembers. `values` and `blobs` are its two parts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.values = Values(folder)
        self.blobs = Blobs(folder)
        self._trees = folder / "trees"
        self._opened_at = int(time.time())

    def get_all(self, keys: Iterable[str]) -> dict[str, str]:
        """The values of those keys that are known."""
        return self.values.get_all(keys)

    def get(self, key: str) -> str | None:
        return self.values.get_all([key]).get(key)

    def put_all(self, values: Mapping[str, str]) -> None:
        self.values.put_all(values)

    def put(self, key: str, value: str) -> None:
        self.values.put_all({key: value})

    def recall(self, key: str, make: Callable[[], str]) -> str:
        """The value of that key, made and kept where it is not known."""
        known = self.get(key)
        if known is None:
            known = make()
            self.put(key, known)
        return known

    def get_value(self, key: str, kind: type[Value]) -> Value | None:
        """The value of that key, kept as the JSON of its type."""
        text = self.get(key)
        value: Value | None = None
        if text is not None:
            with contextlib.suppress(ValueError):  # damaged: it is made again
                value = _adapter(kind).validate_json(text)
        return value

    def put_value(self, key: str, kind: type[Value], value: Value) -> None:
        self.put(key, _adapter(kind).dump_json(value).decode())

    def recall_value(self, key: str, kind: type[Value], make: Callable[[], Value]) -> Value:
        """The value of that key, made and kept where it is not known."""
        known = self.get_value(key, kind)
        if known is None:
            known = make()
            self.put_value(key, kind, known)
        return known

    def bytes_used(self) -> int:
        return self.values.bytes_used() + sum(size for _, size, _ in self.blobs.files())

    def tree_of(self, out: str) -> Path:
        """Where the previous tree of an output folder is kept, if it lies on the same file system."""
        remove_link(self._trees)
        return self._trees / hashlib.sha256(out.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def preview_of(self, root: str) -> Path:
        """Where the preview of a repository is built."""
        return self.tree_of(f"preview of {root}")

    def prune(self) -> None:
        """Forgets what was unused for longest, until the limit is kept; nothing used in this run.

        What was used within the hour before may have been used in this run too: nobody noted that.
        """
        self.blobs.forget_unfinished()
        for used, tree in self._kept_trees():
            if used < self._opened_at - _TREES_KEPT_SECONDS:
                shutil.rmtree(tree, ignore_errors=True)
        over = self.bytes_used() - _most_bytes()
        if over <= 0:
            return
        by_use = [(used, size, "") for used, size in self.values.bytes_by_use()]
        by_use += self.blobs.files()
        last = 0
        for used, size, name in sorted(by_use):
            if over <= 0 or used >= self._opened_at - USED_TICK_SECONDS:
                break
            over -= size
            last = used
            if name:
                self.blobs.forget(name)
        if last:
            self.values.forget_unused_since(last)

    def empty(self) -> None:
        """Forgets everything; what else lies in the folder stays."""
        self.values.empty()
        for _, _, name in list(self.blobs.files()):
            self.blobs.forget(name)
        for _, tree in self._kept_trees():
            shutil.rmtree(tree, ignore_errors=True)

    def close(self) -> None:
        self.values.close()

    def _kept_trees(self) -> Iterator[tuple[int, Path]]:
        """When each was left there, in seconds, and where it lies."""
        with contextlib.suppress(OSError):
            remove_link(self._trees)
            for tree in list(self._trees.iterdir()):
                yield int(tree.lstat().st_ctime), tree


@contextlib.contextmanager
def open_store(*, lasting: bool = True) -> Iterator[Store]:
    """The user's store; one that ends with the context if it shall not last, or cannot be written."""
    folder = store_folder()
    if lasting and _can_write(folder):
        store = Store(folder)
        try:
            yield store
        finally:
            store.close()
        return
    scratch = Path(tempfile.mkdtemp(prefix="civsite-store-"))
    store = Store(scratch)
    try:
        yield store
    finally:
        store.close()
        shutil.rmtree(scratch, ignore_errors=True)


def store_folder() -> Path:
    """The folder that CIVSITE_STORE names, or `store` in the user's cache folder."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named).absolute()
    return Path(platformdirs.user_cache_dir("civsite", appauthor=False), "store")


def _most_bytes() -> int:
    """The limit in bytes: CIVSITE_STORE_LIMIT says it in GB; 4 GB where it says no number."""
    try:
        limit = float(os.environ.get(LIMIT_VARIABLE, ""))
    except ValueError:
        return _USUAL_LIMIT_BYTES
    return int(limit * _GIGABYTE) if 0 < limit < 1_000_000 else _USUAL_LIMIT_BYTES


def _can_write(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
