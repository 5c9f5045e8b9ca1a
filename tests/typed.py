"""Enters: a command line as a user types it. Leaves: exit status and words, without a new process."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import NamedTuple

from civsite.cli import main

DATE = ("--date", "2026-11-22")


class Said(NamedTuple):
    """What a command answers: exit status, standard output, standard error."""

    status: int
    output: str
    errors: str


def typed(*arguments: str | Path) -> Said:
    """`civsite`, followed by `arguments`."""
    output, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        status = main([str(argument) for argument in arguments])
    return Said(status, output.getvalue(), errors.getvalue())


def lay_out_empty_community(root: Path) -> Path:
    """A community that has a name and nothing else: all commands work in it, and at once."""
    (root / "content").mkdir(parents=True)
    (root / "content/community.yml").write_text("name: 空社区\n", "utf-8")
    return root
