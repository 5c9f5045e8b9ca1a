"""How a build tells what it does: a bar on a terminal, quiet lines in a log."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import click

from civsite.build.run import Progress
from civsite.diagnostics import Language, Text


class Announcer:
    """Writes to `stream`, in `language`. Says nothing twice and nothing without need."""

    def __init__(self, language: Language, stream: TextIO | None = None) -> None:
        self.language = language
        self._stream = stream or sys.stderr

    def say(self, zh: str, en: str) -> None:
        click.echo(Text(zh, en).in_language(self.language), file=self._stream)

    @contextmanager
    def bar(self, title: Text) -> Iterator[Progress]:
        """A function to be told how many of how many are done; draws on terminals only."""
        if not self._stream.isatty():
            yield lambda done, total: None
            return
        label = title.in_language(self.language)
        with click.progressbar(length=1, label=label, file=self._stream, width=30) as bar:

            def progress(done: int, total: int) -> None:
                bar.length = max(total, 1)
                bar.update(done - bar.pos)

            yield progress
