"""The Markdown of an item enters; the pieces that it may be cut into leave.

Between paragraphs and entries of lists; a long paragraph without markup after a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from civsite.fit.cutting import Piece, pieces_of, weight_of

_BLANK_LINES = re.compile(r"\n\s*\n")
_LIST_ENTRY = re.compile(r"\n(?=\s{0,3}(?:[-*+]|\d+[.)])\s)")
_MARKUP = re.compile(r"[*_`\[<|#]")


def pieces_of_body(body: str) -> list[Piece]:
    """The pieces of Markdown, in order."""
    blocks = [block for block in _BLANK_LINES.split(body) if block.strip()]
    entries = [entry for block in blocks for entry in _LIST_ENTRY.split(block)]
    length = sum(map(len, entries))
    return [
        piece
        for entry in entries
        for piece in (
            [Piece(entry, weight_of(entry))] if _MARKUP.search(entry) else pieces_of(entry, length)
        )
    ]


def body_of(pieces: Iterable[Piece]) -> str:
    """The Markdown that such pieces come from."""
    body = ""
    for piece in pieces:
        body += ("" if piece.goes_on or not body else "\n\n") + str(piece.said)
    return body
