"""A text enters; the pieces that it may be cut into leave: what the kinds share of cutting items.

Text is cut where a reader would put the page down: between articles, deeds, steps, rows and
paragraphs, and inside an article only after a sentence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from civsite.model.item import Item

# Text is weighed in whole lines of usual length; between two pieces stands half a line.
LINE, GAP = 24, 12
# A text longer than this share of all is cut after sentences.
_LONG_SHARE = 0.15
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+[”」』）]*|[^。！？；]+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """What is not cut; `goes_on`: it belongs to the same article as the piece before."""

    said: object
    weight: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """An item in pieces; `joined(pieces, first, last)` is the item that says these alone, as the
    first or the last portion says them."""

    pieces: Sequence[Piece]
    joined: Callable[[Sequence[Piece], bool, bool], Item]


def weight_of(text: str) -> int:
    """About how much room a text takes: lines of usual length, and a gap."""
    return math.ceil(len(text) / LINE) * LINE + GAP


def pieces_of(text: str, length_of_all: int) -> list[Piece]:
    """A text as one piece, or as its sentences if it is a large share of the whole."""
    sentences = _SENTENCE.findall(text)
    if len(text) <= length_of_all * _LONG_SHARE or len(sentences) < 2:
        return [Piece(text, weight_of(text))]
    return [
        Piece(sentence, len(sentence) + (0 if index else GAP), goes_on=index > 0)
        for index, sentence in enumerate(sentences)
    ]
