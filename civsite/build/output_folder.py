"""The folder that a build writes: which it may be, and how it changes from old to new at once.

A build changes places with its output folder, so whatever else lay there would be gone. Products are
laid out in a folder beside it, which then changes places with it in one step of the file system. A
kill before that step leaves the old output, after it the new one.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from civsite.build.manifest import NAME, is_manifest
from civsite.diagnostics import Stopped, Text
from civsite.files import held_lock, is_free

_EDITED = ("content", "theme", ".git")
_STAGE, _OLD = "stage", "old"
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_AT_FDCWD = -100


class OutputInTheWay(Stopped):
    """`--out` names a folder that a build may not replace; `text` says why and what to write."""


def output_folder(out: Path, root: Path) -> Path:
    """The absolute path of `out`: absent, empty, or made by an earlier build.

    Links of the user's are followed; those in the repository, which may be a stranger's, not out of
    it. Raises OutputInTheWay for any other, and for one that holds the repository or lies in what
    its editors write.
    """
    folder, home = out.resolve(), root.resolve()
    is_below = Path(os.path.abspath(out)).is_relative_to(root.absolute())
    if why := _why_not(folder, home, is_below=is_below):
        raise OutputInTheWay(
            f"不能写入 {out}：{why.zh}。请用 --out 指定一个空的或还没有的文件夹",
            f"cannot write to {out}: {why.en}; name an empty or a new folder with --out",
        )
    return folder


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A new folder beside `out` on its file system; gone at the end, whatever happened.

    Folders that killed builds left are swept away first.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    recover(out)
    _sweep(out)
    stage = out.parent / f".{out.name}.{_STAGE}-{secrets.token_hex(8)}"
    lock = _lock_of(stage)
    try:
        # The lock comes before the folder: one without a held lock is anybody's to sweep.
        with held_lock(lock):
            stage.mkdir()
            yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        lock.unlink(missing_ok=True)


def put_in_place(stage: Path, out: Path) -> None:
    """Makes `stage` the output folder; what was there before lies in `stage` afterwards."""
    if not out.exists():
        try:
            os.rename(stage, out)
            return
        except OSError:  # another build was first
            pass
    if not _exchange(stage, out):
        _exchange_in_two_steps(stage, out)


def recover(out: Path) -> None:
    """Puts back the old output if a two-step exchange was cut between its steps."""
    old = _old(out)
    if old.is_symlink():  # no build makes one
        old.unlink()
    if old.is_dir() and not out.exists():
        os.rename(old, out)


def _exchange(stage: Path, out: Path) -> bool:
    """Exchanges two folders in one step where the system can."""
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform.startswith("linux") and hasattr(library, "renameat2"):
        status = library.renameat2(
            _AT_FDCWD, os.fsencode(stage), _AT_FDCWD, os.fsencode(out), _EXCHANGE
        )
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        status = library.renamex_np(os.fsencode(stage), os.fsencode(out), _EXCHANGE)
    else:
        return False
    return bool(status == 0)


def _exchange_in_two_steps(stage: Path, out: Path) -> None:
    """For systems that cannot exchange; `recover` fixes a kill between the two renames."""
    old = _old(out)
    shutil.rmtree(old, ignore_errors=True)
    os.rename(out, old)
    try:
        os.rename(stage, out)
    except OSError:
        os.rename(old, out)
        raise
    os.rename(old, stage)


def _old(out: Path) -> Path:
    return out.parent / f".{out.name}.{_OLD}"


def _lock_of(stage: Path) -> Path:
    return stage.with_name(f"{stage.name}.lock")


def _sweep(out: Path) -> None:
    for stage in out.parent.glob(f".{out.name}.{_STAGE}-*"):
        if stage.is_dir() and is_free(_lock_of(stage)):
            shutil.rmtree(stage, ignore_errors=True)
            with contextlib.suppress(OSError):
                _lock_of(stage).unlink(missing_ok=True)


def _why_not(folder: Path, home: Path, *, is_below: bool) -> Text | None:
    """Why a build may not replace `folder`, which `is_below` the repository `home` by its name."""
    if is_below and not folder.is_relative_to(home):
        return Text("它是一个通到资料库之外的链接", "it is a link that leaves the repository")
    if home.is_relative_to(folder):
        return Text("资料库就在里面", "the repository lies in it")
    for name in _EDITED:
        if folder.is_relative_to(home / name):
            return Text(f"它在 {name} 里面", f"it lies in {name}")
    if folder.exists() and not folder.is_dir():
        return Text("它是一个文件", "it is a file")
    if folder.is_dir() and any(folder.iterdir()) and not is_manifest(folder / NAME):
        return Text("里面有不是 civsite 生成的文件", "it holds files that civsite did not make")
    return None
