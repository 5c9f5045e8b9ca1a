"""What a place that takes files can do, whatever it is; each kind of place is a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Protocol

from civsite.diagnostics import Stopped, Text
from civsite.model.destination import Carrier, Destination, carrier_of

Done = Callable[[int], None]


class PublishFailed(Stopped):
    """A destination could not be reached or did not take a file; `text` says which and why."""


class NowhereToPublish(Stopped):
    """Neither the repository nor the command line names a destination; `text` says how to."""


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


def backend_of(destination: Destination, root: Path, out: Path) -> Backend:
    """The backend that reaches `destination`; a folder's path counts from the repository `root`.

    Raises NowhereToPublish for a folder that has files in common with the repository or the output
    `out`, and PublishFailed.
    """
    carrier = carrier_of(destination.to)
    if carrier is Carrier.S3:
        from civsite.publish.s3 import S3Backend

        return S3Backend(destination)
    if carrier is Carrier.RSYNC:
        from civsite.publish.rsync import RsyncBackend

        return RsyncBackend(destination.to)
    from civsite.publish.folder import FolderBackend

    return FolderBackend(_folder(destination.to, root, out))


def _folder(to: str, root: Path, out: Path) -> Path:
    """The folder that `to` names, links followed."""
    try:
        folder = (root / Path(to).expanduser()).resolve()
    except (OSError, RuntimeError, ValueError) as error:  # no such user, links in a circle
        raise _unfit(to, Text(f"找不到它：{error}", f"it cannot be found: {error}")) from None
    if folder.exists() and not folder.is_dir():
        raise _unfit(to, Text("它是一个文件", "it is a file"))
    if _overlap(folder, root.resolve()):
        raise _unfit(to, Text("它和资料库重叠", "it overlaps the repository"))
    if _overlap(folder, out.resolve()):
        raise _unfit(to, Text("它和输出文件夹重叠", "it overlaps the output folder"))
    return folder


def _overlap(one: Path, other: Path) -> bool:
    """Whether one of two folders is the other, or lies in it."""
    return any(_is_same(each, other) for each in (one, *one.parents)) or any(
        _is_same(each, one) for each in other.parents
    )


def _is_same(one: Path, other: Path) -> bool:
    """By what they are, not by how they are spelt: some systems take `A` for `a`."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _unfit(to: str, why: Text) -> NowhereToPublish:
    return NowhereToPublish(
        f"不能发布到 {to}：{why.zh}。请写资料库以外的一个文件夹",
        f"cannot publish to {to}: {why.en}; name a folder outside the repository",
    )
