"""A staged folder and the products enter, one by one; the folder leaves, holding just these.

The folder begins as the previous tree, the output before the last, which the store keeps, and
becomes the new output by its differences: what is there already stays, what the last output has is
linked. Ledgers say which bytes the files of both are, by their stamps: a file that somebody changed
is written anew. Without a store everything is written.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from civsite.store import Damaged, FileStamp, Store, key_of


class LaidOut(NamedTuple):
    """A file: the key of what it was made from, the SHA-256 of its bytes, its stamp."""

    key: str
    sha256: str
    stamp: FileStamp


@dataclass(slots=True)
class Ledger:
    """Files by path below the tree; folders by path with their time of change, ns."""

    files: dict[str, LaidOut] = field(default_factory=dict)
    folders: dict[str, int] = field(default_factory=dict)


class Layout:
    """Products in the folder `stage`, which is to become `out`."""

    def __init__(self, stage: Path, out: Path, store: Store | None) -> None:
        self.stage = stage
        self._store = store
        self._out = out
        self._there, self._last = Ledger(), Ledger()
        if store is not None:
            self._previous_tree = store.tree_of(str(out))
            self._there = self._take_previous_tree(store)
            self._last = read_ledger(store, out)
        self._placed: dict[str, LaidOut] = {}
        self._folders = set(self._there.folders)
        # Those whose time of change is not what the ledger says, for something in them was changed.
        self._touched: set[str] = set()

    def begin(self) -> None:
        """Forgets what was placed: the products come anew."""
        self._there.files |= self._placed
        self._placed = {}

    def reuse(self, path: str, key: str) -> LaidOut | None:
        """Places the product at `path` if one of the trees has it, made from just that `key`."""
        there = self._there.files.get(path)
        if there is not None and there.key == key and _is_there(self.stage, path, there):
            del self._there.files[path]
            self._placed[path] = there
            return there
        last = self._last.files.get(path)
        if last is None or last.key != key or not _is_there(self._out, path, last):
            return None
        location = self._cleared(path)
        try:
            os.link(f"{self._out}/{path}", location, follow_symlinks=False)
        except OSError:
            return None
        self._placed[path] = last
        return last

    def place(self, path: str, sha256: str, content: Callable[[], Iterable[bytes]]) -> None:
        """A product that is known by its bytes; `content` is asked for them where no tree has them."""
        if self.reuse(path, sha256) is None:
            location = self._cleared(path)
            try:
                with open(location, "xb") as stream:
                    stream.writelines(content())
            except Damaged:  # only its end tells: it is placed again
                _remove(location)
                raise
            self.adopt(path, sha256, sha256)

    def place_bytes(self, path: str, data: bytes) -> None:
        """A product whose bytes are at hand."""
        self.place(path, hashlib.sha256(data).hexdigest(), lambda: [data])

    def make_way(self, path: str) -> None:
        """For a product that somebody else writes at `path`, folders included; see `adopt`."""
        if self._there.files.pop(path, None) is not None:
            _remove(f"{self.stage}/{path}")
        if path in self._folders:
            self._clear_folder(path)
        for above in _folders_above(path):
            if self._there.files.pop(above, None) is not None:  # it was a file
                _remove(f"{self.stage}/{above}")

    def adopt(self, path: str, key: str, sha256: str) -> None:
        """The product that was written at `path` just now."""
        stamp = FileStamp.of_linked(os.lstat(f"{self.stage}/{path}"))
        above = _folders_above(path)
        self._folders.update(above)
        self._touched.update(above)
        self._placed[path] = LaidOut(key, sha256, stamp)

    def is_last(self, path: str, sha256: str) -> bool:
        """Whether the last output has just these bytes at `path`, as its ledger says."""
        last = self._last.files.get(path)
        return last is not None and last.sha256 == sha256 and _is_there(self._out, path, last)

    def finish(self) -> None:
        """Removes what nobody placed and writes the ledger of the new tree."""
        for path in self._there.files:
            _remove(f"{self.stage}/{path}")
            self._touched.update(_folders_above(path))
        self._there.files = {}
        wanted = _folders_of(self._placed)
        for folder in sorted(self._folders - wanted - {""}, reverse=True):
            shutil.rmtree(self.stage / folder, ignore_errors=True)
            self._touched.update(_folders_above(folder))
        if self._store is None:
            return
        self._touched.add("")  # the build has worked in it
        times = self._there.folders
        folders = {
            each: times[each]
            if each in times and each not in self._touched
            else os.stat(f"{self.stage}/{each}").st_mtime_ns
            for each in (*wanted, "")
        }
        write_ledger(self._store, self.stage, Ledger(self._placed, folders))

    def keep_previous_tree(self) -> None:
        """After the exchange: the old output, now in the stage, is where the next build begins."""
        if self._last.folders:
            self._previous_tree.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(OSError):  # another file system, or another build was first
                os.rename(self.stage, self._previous_tree)

    def _take_previous_tree(self, store: Store) -> Ledger:
        """Takes it for the stage, where there is one that is as its ledger says."""
        os.rmdir(self.stage)
        with contextlib.suppress(OSError):
            os.rename(self._previous_tree, self.stage)
            ledger = read_ledger(store, self.stage)
            if ledger.folders and _are_as_told(str(self.stage), ledger.folders):
                return ledger
            _remove(str(self.stage))
        self.stage.mkdir()
        return Ledger()

    def _cleared(self, path: str) -> str:
        """Where the product at `path` comes; its folder is there, and nothing in its place."""
        self.make_way(path)
        folder = path.rpartition("/")[0]
        above = _folders_above(path)
        if folder not in self._folders:
            os.makedirs(f"{self.stage}/{folder}", exist_ok=True)
            self._folders.update(above)
        self._touched.update(above)
        return f"{self.stage}/{path}"

    def _clear_folder(self, folder: str) -> None:
        """A product takes the place of what was a folder."""
        shutil.rmtree(f"{self.stage}/{folder}", ignore_errors=True)
        below = f"{folder}/"
        self._folders = {
            each for each in self._folders if each != folder and not each.startswith(below)
        }
        for path in [path for path in self._there.files if path.startswith(below)]:
            del self._there.files[path]


def read_ledger(store: Store, tree: Path) -> Ledger:
    """Empty for a tree that no build of this user has laid out: nothing is known of it."""
    with contextlib.suppress(OSError):
        return store.get_value(_ledger_key(tree), Ledger) or Ledger()
    return Ledger()


def write_ledger(store: Store, tree: Path, ledger: Ledger) -> None:
    store.put_value(_ledger_key(tree), Ledger, ledger)


def _ledger_key(tree: Path) -> str:
    """A tree is known by its inode, which stays when it changes places."""
    status = tree.lstat()
    return key_of("tree", f"{status.st_dev} {status.st_ino}")


def _is_there(tree: Path, path: str, laid_out: LaidOut) -> bool:
    """Whether a tree has the file just as it was laid out."""
    try:
        return FileStamp.of_linked(os.lstat(f"{tree}/{path}")) == laid_out.stamp
    except OSError:
        return False


def _folders_above(path: str) -> list[str]:
    folders = []
    while path := path.rpartition("/")[0]:
        folders.append(path)
    return folders


def _folders_of(paths: Iterable[str]) -> set[str]:
    """All folders that hold some of the paths, or each other."""
    found: set[str] = set()
    level = {path.rpartition("/")[0] for path in paths}
    while level := level - found - {""}:
        found |= level
        level = {folder.rpartition("/")[0] for folder in level}
    return found


def _are_as_told(tree: str, folders: Mapping[str, int]) -> bool:
    """Whether all folders of the tree are there, no links, with the times that its ledger says."""
    try:
        for each, time_ns in folders.items():
            status = os.lstat(f"{tree}/{each}" if each else tree)
            if not stat.S_ISDIR(status.st_mode) or status.st_mtime_ns != time_ns:
                return False
    except OSError:
        return False
    return True


def _remove(location: str) -> None:
    """A file, a link, or a folder without following links in it."""
    try:
        os.unlink(location)
    except FileNotFoundError:
        pass
    except OSError:
        shutil.rmtree(location, ignore_errors=True)
