"""A text enters; the passages that it may be cut into leave: what the kinds share of cutting items.

Text is cut where a reader would put the page down: between articles, deeds, steps, rows, paragraphs
and entries of lists, and inside a long article or paragraph only after a sentence.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from civsite.text.pieces import pieces_of
from civsite.text.sentences import chinese_sentences

# Text is weighed in whole lines of usual length; between two passages stands half a line.
LINE, GAP = 24, 12
# A text longer than this share of all is cut after sentences.
_LONG_SHARE = 0.15


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
    sentences = chinese_sentences(text)
    if len(text) <= length_of_all * _LONG_SHARE or len(sentences) < 2:
        return [Passage(text, weight_of(text))]
    return [
        Passage(sentence, len(sentence) + (0 if index else GAP), goes_on=index > 0)
        for index, sentence in enumerate(sentences)
    ]


def passages_of_markdown(body: str) -> list[Passage]:
    """The passages of Markdown, in order; a paragraph with marks stays whole."""
    pieces = pieces_of(body)
    length = sum(len(piece.written) for piece in pieces)
    passages: list[Passage] = []
    for written, is_plain in pieces:
        if is_plain:
            passages += passages_of_text(written, length)
        else:
            passages.append(Passage(written, weight_of(written)))
    return passages


def markdown_of(passages: Iterable[Passage]) -> str:
    """The Markdown that such passages come from."""
    body = ""
    for passage in passages:
        body += ("" if passage.goes_on or not body else "\n\n") + str(passage.said)
    return body
