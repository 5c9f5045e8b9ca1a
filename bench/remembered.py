"""Enters: the store of a build. Leaves: the same without what only some benches want remembered."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path


def forget_what_was_read(store: Path) -> None:
    """What was read, checked and planned is forgotten.

    What jobs made stays, and what Typst measured of the boards' texts: who times a website wants no
    Typst in it.
    """
    _keep(store, "key LIKE 'job/%' OR key LIKE 'fit/%'")


def forget_all_but_photos(store: Path) -> None:
    """Every value is forgotten but the photos that jobs made."""
    _keep(store, "key LIKE 'job/%' AND instr(text, '\"photo\"') > 0")


def _keep(store: Path, condition: str) -> None:
    base = sqlite3.connect(store / "values.sqlite")
    with base:
        base.execute(f"DELETE FROM value WHERE NOT ({condition})")
        base.execute("DELETE FROM stamp")
    base.close()
    shutil.rmtree(store / "trees", ignore_errors=True)
