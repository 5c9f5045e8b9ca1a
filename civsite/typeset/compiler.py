"""Enters: a folder of sources. Leaves: this thread's compiler, and memory that stays bounded.

A compiler that is used again has read and parsed the theme already: a slide takes 138 to 148 ms of
CPU instead of 150, one in 4K 456 to 470 instead of 496 to 514 (the jobs of `bench.slides`, best of
four rounds). With `_LIGHT_JOBS` at 1 every job has its own; what is typeset is the same.
"""

from __future__ import annotations

import contextlib
import functools
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from civsite.fonts import font_directory

if TYPE_CHECKING:
    import typst

# Typst keeps results of the last ten compiles of the process; eleven empty ones let them go.
_COMPILES_KEPT = 10
# The port «discard», on which nothing listens.
_NOBODY = "http://127.0.0.1:9"
_HEAVY_BYTES = 1_000_000
_LIGHT_JOBS = 6


class _OfThread(threading.local):
    """Compilers are not shared: one that two threads use says «Already borrowed»."""

    made_for: tuple[Path, Path] | None = None
    compiler: typst.Compiler | None = None
    jobs = 0


_of_thread = _OfThread()


def compiler_for(root: Path) -> typst.Compiler:
    """A compiler of the sources below `root`, whose files never change; for this thread alone."""
    wanted = (root, font_directory())
    if _of_thread.compiler is None or _of_thread.made_for != wanted:
        import typst

        _of_thread.made_for = wanted
        _of_thread.compiler = typst.Compiler(root=str(root), font_paths=fonts_in(wanted[1]))
    return _of_thread.compiler


@contextlib.contextmanager
def kept_off_the_network() -> Iterator[None]:
    """Typst fetches packages that a template names, however it spells them; meanwhile it fetches
    none, since it is told of a proxy at which nobody answers."""
    before = dict(os.environ)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        os.environ[name] = os.environ[name.upper()] = _NOBODY
    for name in ("no_proxy", "NO_PROXY"):
        os.environ.pop(name, None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def forget(picture_bytes: int) -> None:
    """After a job with so many bytes of pictures: lets go, in time, of what Typst remembers.

    That is at once after heavy pictures, else after a few jobs: to let go takes 30 ms.
    """
    import typst

    _of_thread.jobs += 1
    if picture_bytes < _HEAVY_BYTES and _of_thread.jobs < _LIGHT_JOBS:
        return
    _of_thread.jobs, _of_thread.compiler = 0, None
    empty = typst.Compiler(font_paths=fonts_in(font_directory()))
    for _ in range(_COMPILES_KEPT + 1):
        empty.compile(b"x", format="pdf", timestamp=0)


@functools.lru_cache(maxsize=4)
def fonts_in(directory: Path) -> typst.Fonts:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(directory)]
    )
