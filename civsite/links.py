"""Enters: a path of a repository. Leaves: whether a link is on its way, and the words that say so.

A repository may be a stranger's: a link in it would have one read or write what lies outside.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from civsite.diagnostics import Diagnostic, Refused, Span, Text


def refuse_links(root: Path, path: str) -> None:
    """Raises Refused (`link`) where `path`, or a folder above it in `root`, is a link."""
    whole = PurePosixPath(path)
    for part in (*reversed(whole.parents), whole):
        if part.parts and (root / part).is_symlink():
            raise Refused([link_told(part.as_posix())])


def leads_out(root: Path, path: str) -> bool:
    """Whether links lead from `path` below `root` to what does not lie there."""
    return not (root / path).resolve().is_relative_to(root.resolve())


def link_told(path: str) -> Diagnostic:
    return Diagnostic(
        "link",
        Span(path),
        Text("这是一个链接，可能指向资料库之外", "this is a link, which may leave the repository"),
        Text("把真正的文件拷贝到这里", "copy the real file here"),
    )
