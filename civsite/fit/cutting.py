"""A text enters; the passages that it may be cut into leave: what the kinds share of cutting items.

Text is cut where a reader would put the page down: between articles, deeds, steps, rows, paragraphs
and entries of lists, and inside a long article or paragraph only after a sentence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

# Text is weighed in whole lines of usual length; between two passages stands half a line.
LINE, GAP = 24, 12
# A text longer than this share of all is cut after sentences.
_LONG_SHARE = 0.15
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+[”」』）]*|[^。！？；]+$")
_BLANK_LINES = re.compile(r"\n\s*\n")
_LIST_ENTRY = re.compile(r"\n(?=\s{0,3}(?:[-*+]|\d+[.)])\s)")
_MARKUP = re.compile(r"[*_`\[<|#]")


@dataclass(frozen=True, slots=True)
class Passage:
    """What is not cut; `goes_on`: it belongs to the same article as the passage before."""

    said: object
    weight: int
    goes_on: bool = False


def weight_of(text: str) -> int:
    """About how much room a text takes: lines of usual length, and a gap."""
    return math.ceil(len(text) / LINE) * LINE + GAP


def passages_of_text(text: str, length_of_all: int) -> list[Passage]:
    """A text as one passage, or as its sentences if it is a large share of the whole."""
    sentences = _SENTENCE.findall(text)
    if len(text) <= length_of_all * _LONG_SHARE or len(sentences) < 2:
        return [Passage(text, weight_of(text))]
    return [
        Passage(sentence, len(sentence) + (0 if index else GAP), goes_on=index > 0)
        for index, sentence in enumerate(sentences)
    ]


def passages_of_markdown(body: str) -> list[Passage]:
    """The passages of Markdown, in order; a paragraph with markup stays whole."""
    blocks = [block for block in _BLANK_LINES.split(body) if block.strip()]
    entries = [entry for block in blocks for entry in _LIST_ENTRY.split(block)]
    length = sum(map(len, entries))
    passages: list[Passage] = []
    for entry in entries:
        if _MARKUP.search(entry):
            passages.append(Passage(entry, weight_of(entry)))
        else:
            passages += passages_of_text(entry, length)
    return passages


def markdown_of(passages: Iterable[Passage]) -> str:
    """The Markdown that such passages come from."""
    body = ""
    for passage in passages:
        body += ("" if passage.goes_on or not body else "\n\n") + str(passage.said)
    return body
