"""The Markdown of an item enters; the passages that it may be cut into leave.

Between paragraphs and entries of lists; a long paragraph without markup after a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from civsite.fit.cutting import Passage, passages_of_text, weight_of

_BLANK_LINES = re.compile(r"\n\s*\n")
_LIST_ENTRY = re.compile(r"\n(?=\s{0,3}(?:[-*+]|\d+[.)])\s)")
_MARKUP = re.compile(r"[*_`\[<|#]")


def passages_of(body: str) -> list[Passage]:
    """The passages of Markdown, in order."""
    blocks = [block for block in _BLANK_LINES.split(body) if block.strip()]
    entries = [entry for block in blocks for entry in _LIST_ENTRY.split(block)]
    length = sum(map(len, entries))
    return [
        passage
        for entry in entries
        for passage in (
            [Passage(entry, weight_of(entry))]
            if _MARKUP.search(entry)
            else passages_of_text(entry, length)
        )
    ]


def body_of(passages: Iterable[Passage]) -> str:
    """The Markdown that such passages come from."""
    body = ""
    for passage in passages:
        body += ("" if passage.goes_on or not body else "\n\n") + str(passage.said)
    return body
