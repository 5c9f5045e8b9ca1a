"""A headline enters; leaves as HTML whose lines break between its clauses as long as they fit."""

from __future__ import annotations

import re

from markupsafe import Markup

# A clause ends after a Chinese stop, or at a space between two characters that are Chinese.
_CLAUSE = r"(?s).+?(?:[，。；：！？]+[”」』）]*\s*|(?<=[一-鿿])\s+(?=[一-鿿])|$)"


def in_clauses(headline: str) -> Markup:
    """`headline`, each of several clauses in an element of its own; all its characters stay."""
    clauses = re.findall(_CLAUSE, headline)
    if len(clauses) < 2:
        return Markup.escape(headline)
    element = Markup('<span class="clause">{}</span>{}')
    parts = ((clause.rstrip(), clause[len(clause.rstrip()) :]) for clause in clauses)
    return Markup("").join(element.format(said, space) for said, space in parts)
