"""Enters: what is to be sent. Leaves: what of others lies in its place at the destination."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.publish.backend import Backend

_SHOWN = 20


def files_of_others(
    backend: Backend, send: Collection[str], remove: Collection[str], ours: Mapping[str, str]
) -> frozenset[str]:
    """What stands where files of ours, or folders above them, are to be, and is not in the record.

    A link counts as a file: nothing is written or removed behind it. Raises PublishFailed.
    """
    folders = {above for path in (*send, *remove) for above in _above(path)}
    # What was a folder of ours and becomes a file is asked about as the folder.
    there = backend.taken(set(send) - ours.keys() - folders, folders - ours.keys())
    return frozenset(path for path in there if there.isdisjoint(_above(path)))


def _above(path: str) -> list[str]:
    """The folders that `path` lies in, below the destination."""
    return [str(folder) for folder in PurePosixPath(path).parents][:-1]


def would_overwrite(to: str, others: Collection[str]) -> Refused:
    """What to raise for files of others: each by name, or the first of very many."""
    return Refused(_told(to.rstrip("/"), sorted(others)))


def _told(to: str, others: list[str]) -> Iterator[Diagnostic]:
    hint = Text(
        "把它移走；确定不要了，就加上 --replace 覆盖",
        "move it away; if nobody needs it, add --replace to overwrite it",
    )
    for path in others[:_SHOWN]:
        yield Diagnostic(
            "file-of-others",
            Span(f"{to}/{path}"),
            Text(
                "发布会覆盖这里，而它不是 civsite 放的",
                "publishing would overwrite this, and civsite did not put it there",
            ),
            hint,
        )
    more = len(others) - _SHOWN
    if more > 0:
        others_too = Text(
            f"这里还有 {more} 个这样的文件", f"{more} more files here are of others, too"
        )
        yield Diagnostic("file-of-others", Span(to), others_too, hint)
