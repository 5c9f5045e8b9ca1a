"""Enters: a staged folder and the products, one by one. Leaves: the folder, holding just these.

The folder begins as the output of the build before the last, kept in `.civsite`, and becomes the
new output by its differences: what is there already stays, what the last output has is linked.
A ledger beside each tree says which bytes its files are by inode, size and time of change, so that
a file which somebody changed is written anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from civsite.build.ledger import SPARE, Ledger, Mark, ledger_name, read_ledger, write_ledger


class Layout:
    """Products in a folder. `shelf`: where the ledgers of this output and its spare tree lie."""

    def __init__(self, stage: Path, out: Path, shelf: Path | None) -> None:
        self.stage = stage
        self._out = out
        self._shelf = shelf
        self._there = self._adopted()
        self._placed: dict[str, tuple[str, Mark]] = {}
        self._folders = set(self._there.folders)
        # Those whose time of change is not what the ledger says, for something in them was changed.
        self._touched: set[str] = set()

    @cached_property
    def _last(self) -> Ledger:
        """Of the output that is there now."""
        return read_ledger(self._shelf, self._out) if self._shelf is not None else Ledger()

    def begin(self) -> None:
        """Forgets what was placed: the products come anew."""
        self._there.files |= self._placed
        self._placed = {}

    def place(self, path: str, sha256: str, content: Callable[[], Iterable[bytes]]) -> None:
        """The product at `path`; `content`, in pieces, is asked for where no tree has its bytes."""
        location = f"{self.stage}/{path}"
        known = self._there.files.pop(path, None)
        if known is not None:
            if known[0] == sha256 and _mark(location) == known[1]:
                self._placed[path] = known
                return
            _remove(location)
        self._touched.update(_folders_above(path))
        if path in self._folders:
            self._clear(path)
        self._make_folder(path)
        last = self._last.files.get(path)
        if last is not None and last[0] == sha256 and self._linked(path, last[1], location):
            self._placed[path] = last
            return
        with open(location, "wb") as stream:
            stream.writelines(content())
        mark = _mark(location)
        assert mark is not None, "just written"
        self._placed[path] = sha256, mark

    def adopt(self, path: str, sha256: str, mark: Mark) -> bool:
        """The product at `path` that somebody wrote there during this build; whether it is that still."""
        if _mark(f"{self.stage}/{path}") != mark:
            return False
        self._there.files.pop(path, None)
        self._folders.update(_folders_above(path))
        self._touched.update(_folders_above(path))
        self._placed[path] = sha256, mark
        return True

    def place_bytes(self, path: str, data: bytes) -> str:
        """Places bytes that are at hand; gives their SHA-256."""
        sha256 = hashlib.sha256(data).hexdigest()
        self.place(path, sha256, lambda: [data])
        return sha256

    def is_last(self, path: str, sha256: str) -> bool:
        """Whether the last output has just these bytes at `path`, by its ledger."""
        last = self._last.files.get(path)
        return last is not None and last[0] == sha256 and _mark(f"{self._out}/{path}") == last[1]

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
        if self._shelf is None:
            return
        self._touched.add("")  # the build has worked in it
        times = self._there.folders
        folders = {
            each: times[each]
            if each in times and each not in self._touched
            else os.stat(f"{self.stage}/{each}").st_mtime_ns
            for each in (*wanted, "")
        }
        write_ledger(self._shelf, self.stage, Ledger(self._placed, folders))

    def keep_spare(self) -> None:
        """After the exchange: the old output in the stage is where the next build begins."""
        if self._shelf is None or not self.stage.is_dir():
            return
        with contextlib.suppress(OSError):  # another file system, or another build was first
            os.rename(self.stage, self._shelf / SPARE)
        known = {ledger_name(tree) for tree in (self._out, self._shelf / SPARE)}
        for entry in self._shelf.glob("[!.]*.*"):
            if entry.name not in known:
                entry.unlink(missing_ok=True)

    def _adopted(self) -> Ledger:
        """Takes the spare tree for the stage, where there is one that is as its ledger says."""
        if self._shelf is None:
            return Ledger()
        self._shelf.mkdir(parents=True, exist_ok=True)
        os.rmdir(self.stage)
        try:
            os.rename(self._shelf / SPARE, self.stage)
        except OSError:
            self.stage.mkdir()
            return Ledger()
        ledger = read_ledger(self._shelf, self.stage)
        if ledger.folders and _are_as_told(str(self.stage), ledger.folders):
            return ledger
        shutil.rmtree(self.stage)
        self.stage.mkdir()
        return Ledger()

    def _clear(self, folder: str) -> None:
        """A product takes the place of what was a folder."""
        shutil.rmtree(f"{self.stage}/{folder}", ignore_errors=True)
        below = f"{folder}/"
        self._folders = {
            each for each in self._folders if each != folder and not each.startswith(below)
        }
        for path in [path for path in self._there.files if path.startswith(below)]:
            del self._there.files[path]

    def _make_folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            for above in _folders_above(path):
                if self._there.files.pop(above, None) is not None:  # it was a file
                    _remove(f"{self.stage}/{above}")
            os.makedirs(f"{self.stage}/{folder}", exist_ok=True)
            self._folders.update(_folders_above(path))

    def _linked(self, path: str, mark: Mark, location: str) -> bool:
        before = f"{self._out}/{path}"
        if _mark(before) != mark:
            return False
        try:
            os.link(before, location, follow_symlinks=False)
        except OSError:
            return False
        return True


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


def _mark(location: str) -> Mark | None:
    try:
        status = os.lstat(location)
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _are_as_told(tree: str, folders: Mapping[str, int]) -> bool:
    """Whether all folders of the tree have the time of change that a ledger says."""
    try:
        return all(os.lstat(f"{tree}/{each}").st_mtime_ns == time for each, time in folders.items())
    except OSError:
        return False


def _remove(location: str) -> None:
    """A file, or what somebody put in its place."""
    try:
        os.unlink(location)
    except FileNotFoundError:
        pass
    except OSError:
        shutil.rmtree(location, ignore_errors=True)
