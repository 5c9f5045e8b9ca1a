"""What a place that takes files can do, whatever it is; each kind of place is a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Protocol

from civsite.diagnostics import Text

Done = Callable[[int], None]


class PublishFailed(Exception):
    """A destination could not be reached or did not take a file; `text` says which and why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class NowhereToPublish(Exception):
    """Neither the repository nor the command line names a destination; `text` says how to."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Backend(Protocol):
    """Paths are plain, below the destination, with `/`. Every method raises PublishFailed.

    No method follows a link out of the destination.
    """

    def read(self, path: str) -> bytes | None:
        """The bytes at `path`, or None where there is no such file."""

    def taken(self, paths: Collection[str], folders: Collection[str]) -> frozenset[str]:
        """Which of `paths` are there, whatever they are, and which of `folders` are no real folders.

        A link to a folder is none.
        """

    def write(self, path: str, data: bytes) -> None:
        """Puts `data` at `path`: whoever reads it meets the old bytes or the new ones."""

    def send(self, outbox: Path, paths: Sequence[str], done: Done) -> None:
        """Puts the files `paths` of the folder `outbox` to the same paths, each whole or not at all.

        `done` is told, now and then, how many more files have arrived.
        """

    def remove(self, paths: Sequence[str]) -> None:
        """Removes files, and the folders that are empty then; what is gone already is no fault."""
