"""Enters: a theme. Leaves: the names that `drawing:` of a poster may say."""

from __future__ import annotations

import re

from civsite.load.theme import Theme

_FILE = "print/drawings.typ"
_TABLE = re.compile(r"^#let drawings = (?=\()", re.MULTILINE)
_COMMENT = r"//[^\n]*|/\*.*?\*/"
_STRING = r'"(?:\\.|[^"\\])*"'
_TOKEN = re.compile(rf"{_COMMENT}|{_STRING}|[(\[{{]|[)\]}}]|([\w-]+)\s*:", re.DOTALL)


def drawing_names(theme: Theme) -> tuple[str, ...]:
    """The keys of the table `drawings` of the theme's templates; none if there is no such table.

    The table may be set in any way and its values may be functions, since a theme may be one's own.
    """
    source = theme.read(_FILE).decode("utf-8", "replace")
    table = _TABLE.search(source)
    names: list[str] = []
    depth = 0
    for token in _TOKEN.finditer(source, table.end() if table else len(source)):
        if token[0] in "([{":
            depth += 1
        elif token[0] in ")]}":
            depth -= 1
        elif token[1] and depth == 1:
            names.append(token[1])
        if depth == 0:
            break
    return tuple(names)
