"""Enters: the store of a build. Leaves: the same without what only some benches want remembered."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path


def forget_all_but_jobs(store: Path, output: str = "") -> None:
    """What jobs made stays, or of it what has an `output` of that name: photos, say.

    What was read, checked, planned and laid out is forgotten.
    """
    base = sqlite3.connect(store / "values.sqlite")
    with base:
        base.execute(
            "DELETE FROM value WHERE key NOT LIKE 'job/%' OR instr(text, ?) = 0",
            (f'"{output}"' if output else "",),
        )
        base.execute("DELETE FROM stamp")
    base.close()
    shutil.rmtree(store / "trees", ignore_errors=True)
