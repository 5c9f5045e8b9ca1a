"""What a command was told of places and languages, and diagnostics, enter; words for the terminal leave."""

from __future__ import annotations

import datetime
import itertools
import locale
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import click

from civsite.commands.today import parse_day, today_in
from civsite.diagnostics import Diagnostic, Language, Severity, Text


@dataclass(frozen=True, slots=True)
class Session:
    """What `-C` and `--lang` say, before the command or after it; `asked` is None without `--lang`."""

    root: Path
    language: Language
    asked: Language | None = None

    def today(self, date: str | None) -> datetime.date:
        """The day that `--date` names, or today where the community is."""
        return parse_day(date) if date else today_in(self.root)

    def say(self, zh: str, en: str) -> None:
        click.echo(Text(zh, en).in_language(self.language), err=True)


def locale_language() -> Language:
    """The language of the locale; English for any but Chinese. Windows has it in its settings."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, names), None) or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def language_among(arguments: Sequence[str]) -> Language:
    """What the last `--lang` says, for messages that come before or after a command's own."""
    words = [word for argument in arguments for word in argument.split("=", 1)]
    named = [following for word, following in itertools.pairwise(words) if word == "--lang"]
    if not named or named[-1] not in get_args(Language):
        return locale_language()
    return "zh" if named[-1] == "zh" else "en"


def print_diagnostics(
    diagnostics: Sequence[Diagnostic], language: Language, form: str, stream: Any
) -> None:
    """As text with a count at the end, as `json`, or as `github` shows them beside lines."""
    if form == "json":
        import json

        shown = [each.as_json(language) for each in diagnostics]
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1), file=stream)
        return
    if form == "text":  # whoever reads a terminal sees its end
        rank = list(Severity)
        diagnostics = sorted(diagnostics, key=lambda each: -rank.index(each.severity))
    for each in diagnostics:
        if form == "github":
            click.echo(each.as_github(language), file=stream)
        else:
            click.echo(each.as_text(language) + "\n", file=stream)
    if form == "text":
        click.echo(_summary(diagnostics).in_language(language), file=stream)


def _summary(diagnostics: Sequence[Diagnostic]) -> Text:
    if not diagnostics:
        return Text("没有发现问题", "nothing to complain about")
    errors = sum(each.severity is Severity.ERROR for each in diagnostics)
    warnings = sum(each.severity is Severity.WARNING for each in diagnostics)
    notes = len(diagnostics) - errors - warnings
    return Text(
        f"{errors} 个错误，{warnings} 条提醒，{notes} 条说明",
        f"errors: {errors}, warnings: {warnings}, notes: {notes}",
    )
