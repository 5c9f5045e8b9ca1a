"""What a diagnostic is about enters; the repair that mends it for certain leaves, or None.

Certain is what can have been meant in one way only: a colon behind a word that is a key, a tab that
stands between words, a `.txt` that Windows hid.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from civsite.diagnostics import Repair, Span
from civsite.model.keys import CHINESE_KEYS, CHINESE_KEYS_OF_RECORDS
from civsite.synonyms import READ

_KEYS = frozenset([*CHINESE_KEYS, *CHINESE_KEYS.values(), *CHINESE_KEYS_OF_RECORDS.values(), *READ])
_WORD_BEFORE = re.compile(r"(\w+)(\s*)$")
_PER_LEVEL = 2


def colon_repair(span: Span, line: str) -> Repair | None:
    """`标题：停水` and `标题:停水` become `标题: 停水`; only behind a key."""
    at = span.column - 1
    before = _WORD_BEFORE.search(line[:at])
    if before is None or before[1] not in _KEYS or line[at : at + 1] not in (":", "："):
        return None
    behind = line[at + 1 :]
    blanks = len(behind) - len(behind.lstrip(" \u3000"))
    start = at - len(before[2])
    place = Span(span.path, span.line, start + 1, len(before[2]) + 1 + blanks)
    return Repair(place, ": " if behind.strip() else ":")


def tab_repair(span: Span, lines: Sequence[str]) -> Repair | None:
    """A tab between words becomes a space; one that indents, two, if nothing else indents the file."""
    line = lines[span.line - 1]
    length = len(line[span.column - 1 :]) - len(line[span.column - 1 :].lstrip("\t"))
    place = span._replace(length=length)
    if line[: span.column - 1].strip():
        return Repair(place, " ")
    if span.column == 1 and not any(each.startswith((" ", "\u3000")) for each in lines):
        return Repair(place, " " * _PER_LEVEL * length)
    return None


def ending_repair(path: str, ending: str) -> Repair | None:
    """`a.md.txt` becomes `a.md`."""
    right = path[: -len(".txt")]
    is_certain = path.lower().endswith(".txt") and right.lower().endswith(ending)
    return Repair(Span(path), path=right) if is_certain else None
