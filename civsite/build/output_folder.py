"""Enters: a folder that a build is asked to write. Leaves: the same, if nothing of anybody's is lost.

A build changes places with its output folder, so whatever else lay there would be gone.
"""

from __future__ import annotations

import os
from pathlib import Path

from civsite.build.manifest import NAME, is_manifest
from civsite.diagnostics import Text

_EDITED = ("content", "theme", ".git")


class OutputInTheWay(Exception):
    """`--out` names a folder that a build may not replace; `text` says why and what to write."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def output_folder(out: Path, root: Path) -> Path:
    """The absolute path of `out`: absent, empty, or made by an earlier build.

    Links of the user's are followed; those in the repository, which may be a stranger's, not out of
    it. Raises OutputInTheWay for any other, and for one that holds the repository or lies in what
    its editors write.
    """
    folder, home = out.resolve(), root.resolve()
    if Path(os.path.abspath(out)).is_relative_to(root.absolute()) and not folder.is_relative_to(
        home
    ):
        raise _in_the_way(
            out, Text("它是一个通到资料库之外的链接", "it is a link that leaves the repository")
        )
    if home.is_relative_to(folder):
        raise _in_the_way(out, Text("资料库就在里面", "the repository lies in it"))
    for name in _EDITED:
        if folder.is_relative_to(home / name):
            raise _in_the_way(out, Text(f"它在 {name} 里面", f"it lies in {name}"))
    if folder.exists() and not folder.is_dir():
        raise _in_the_way(out, Text("它是一个文件", "it is a file"))
    if folder.is_dir() and any(folder.iterdir()) and not is_manifest(folder / NAME):
        raise _in_the_way(
            out, Text("里面有不是 civsite 生成的文件", "it holds files that civsite did not make")
        )
    return folder


def _in_the_way(out: Path, why: Text) -> OutputInTheWay:
    return OutputInTheWay(
        Text(
            f"不能写入 {out}：{why.zh}。请用 --out 指定一个空的或还没有的文件夹",
            f"cannot write to {out}: {why.en}; name an empty or a new folder with --out",
        )
    )
