"""Enters: a destination. Leaves: the backend that reaches it."""

from __future__ import annotations

from pathlib import Path

from civsite.diagnostics import Text
from civsite.model.destination import Carrier, Destination, carrier_of
from civsite.publish.backend import Backend, NowhereToPublish


def backend_of(destination: Destination, root: Path, out: Path) -> Backend:
    """Its backend; a folder's path counts from the repository `root`.

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
    if _overlap(folder, root):
        raise _unfit(to, Text("它和资料库重叠", "it overlaps the repository"))
    if _overlap(folder, out):
        raise _unfit(to, Text("它和输出文件夹重叠", "it overlaps the output folder"))
    return folder


def _overlap(one: Path, other: Path) -> bool:
    """Whether one of two folders is the other, or lies in it."""
    first, second = one.resolve(), other.resolve()
    return _lies_in(first, second) or _lies_in(second, first)


def _lies_in(inner: Path, outer: Path) -> bool:
    """By what they are, not by how they are spelt: some systems take `A` for `a`."""
    return any(_is_same(each, outer) for each in (inner, *inner.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _unfit(to: str, why: Text) -> NowhereToPublish:
    return NowhereToPublish(
        Text(
            f"不能发布到 {to}：{why.zh}。请写资料库以外的一个文件夹",
            f"cannot publish to {to}: {why.en}; name a folder outside the repository",
        )
    )
