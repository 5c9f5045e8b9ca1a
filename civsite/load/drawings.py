"""Enters: a theme. Leaves: the names that `drawing:` of a poster may say."""

from __future__ import annotations

import re

from civsite.load.theme import Theme

_FILE = "print/drawings.typ"
_TABLE = re.compile(r"^#let drawings = \((.*?)^\)", re.DOTALL | re.MULTILINE)
_NAME = re.compile(r"([\w-]+)\s*:")


def drawing_names(theme: Theme) -> tuple[str, ...]:
    """The keys of the table `drawings` of the theme's templates; none if there is no such table."""
    table = _TABLE.search(theme.read(_FILE).decode("utf-8", "replace"))
    return tuple(_NAME.findall(table[1])) if table else ()
