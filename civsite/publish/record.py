"""What at a destination is ours: the record of the last pushes, kept there as one JSON file.

It tells the next push which files are there already, which are ours to remove, and which are of
others. A file on its way stands in it with no hash: it may be there, wholly or not.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.files import is_plain_path, is_sha256
from civsite.publish.backend import Backend

RECORD = ".civsite-published.json"
UNSURE = ""
_SCHEMA = "civsite-published/1"
_SHOWN = 20


def read_record(data: bytes | None) -> dict[str, str]:
    """SHA-256 by path; empty where there is no record or none that can be read.

    It lies where others may write: entries that no push has made count for nothing.
    """
    try:
        about = json.loads(data or b"")
        files = about["files"] if about["schema"] == _SCHEMA else {}
        return {
            path: hashed
            for path, hashed in files.items()
            if is_plain_path(path) and (hashed == UNSURE or is_sha256(hashed))
        }
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def record_bytes(files: Mapping[str, str]) -> bytes:
    about = {"schema": _SCHEMA, "files": dict(sorted(files.items()))}
    return (json.dumps(about, ensure_ascii=False, indent=0) + "\n").encode()


def files_of_others(
    backend: Backend, send: Collection[str], remove: Collection[str], ours: Mapping[str, str]
) -> frozenset[str]:
    """What stands where files of ours, or folders above them, are to be, and is not in the record.

    A link counts as a file: nothing is written or removed behind it. Raises PublishFailed.
    """
    folders = {above for path in (*send, *remove) for above in folders_above(path)}
    # What was a folder of ours and becomes a file is asked about as the folder.
    there = backend.taken(set(send) - ours.keys() - folders, folders - ours.keys())
    return frozenset(path for path in there if there.isdisjoint(folders_above(path)))


def folders_above(path: str) -> list[str]:
    """The folders that `path` lies in, below the destination."""
    return [str(folder) for folder in PurePosixPath(path).parents][:-1]


def would_overwrite(to: str, others: Collection[str]) -> Refused:
    """What to raise for files of others: each by name, or the first of very many."""
    return Refused(_diagnostics(to.rstrip("/"), sorted(others)))


def _diagnostics(to: str, others: list[str]) -> Iterator[Diagnostic]:
    hint = Text(
        "把它移走；确定不要了，就加上 --replace 覆盖",
        "move it away; if nobody needs it, add --replace to overwrite it",
    )
    found = Text(
        "发布会覆盖这里，而它不是 civsite 放的",
        "publishing would overwrite this, and civsite did not put it there",
    )
    for path in others[:_SHOWN]:
        yield Diagnostic("file-of-others", Span(f"{to}/{path}"), found, hint)
    more = len(others) - _SHOWN
    if more > 0:
        too = Text(f"这里还有 {more} 个这样的文件", f"{more} more files here are of others, too")
        yield Diagnostic("file-of-others", Span(to), too, hint)
