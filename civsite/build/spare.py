"""An output folder → another tree of the same files, which the next build begins with.

Each build leaves the output before it as such a tree; after the first there is none yet. To make
one takes as long as a small edit, so that a copy of this process does it while content is read.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from civsite.beside import Beside, copies_for, cores
from civsite.build.ledger import SPARE, Ledger, ledger_name, read_ledger, write_ledger
from civsite.build.lock import held_lock, is_free

_NEW, _LOCK = "spare-to-be", "spare-lock"
# The ledger of so many files that to copy the process is worth it.
_LARGE_BYTES = 200_000


@contextlib.contextmanager
def making_spare(shelf: Path, out: Path) -> Iterator[None]:
    """Meanwhile makes the spare tree of `out` in `shelf`, if it is worth while and there is none."""
    if not (_is_wanted(shelf, out) and copies_for(2, 1, cores())):
        yield
        return
    with Beside(partial(make_spare, shelf, out)):
        yield


def make_spare(shelf: Path, out: Path) -> None:
    """Links all that the ledger of `out` tells of into a new tree, and writes that tree's ledger."""
    with held_lock(shelf / _LOCK):
        tree = shelf / _NEW
        shutil.rmtree(tree, ignore_errors=True)  # of a build that was killed
        tree.mkdir()
        known = read_ledger(shelf, out)
        for folder in sorted(known.folders.keys() - {""}):
            os.mkdir(f"{tree}/{folder}")
        for path in known.files:
            with contextlib.suppress(OSError):  # a build that does not find it writes it anew
                os.link(f"{out}/{path}", f"{tree}/{path}", follow_symlinks=False)
        times = {each: os.stat(f"{tree}/{each}").st_mtime_ns for each in known.folders}
        write_ledger(shelf, tree, Ledger(known.files, times))
        with contextlib.suppress(OSError):  # another build has left its own
            os.rename(tree, shelf / SPARE)


def _is_wanted(shelf: Path, out: Path) -> bool:
    try:
        is_large = (shelf / ledger_name(out)).stat().st_size >= _LARGE_BYTES
        can_link = shelf.stat().st_dev == out.stat().st_dev
    except OSError:
        return False
    return is_large and can_link and not (shelf / SPARE).exists() and is_free(shelf / _LOCK)
