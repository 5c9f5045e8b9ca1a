"""A text enters; the passages that it may be cut into leave: what the kinds share of cutting items.

Text is cut where a reader would put the page down: between articles, deeds, steps, rows and
paragraphs, and inside an article only after a sentence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from civsite.model.item import Item

# Text is weighed in whole lines of usual length; between two passages stands half a line.
LINE, GAP = 24, 12
# A text longer than this share of all is cut after sentences.
_LONG_SHARE = 0.15
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+[”」』）]*|[^。！？；]+$")


@dataclass(frozen=True, slots=True)
class Passage:
    """What is not cut; `goes_on`: it belongs to the same article as the passage before."""

    said: object
    weight: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """An item in passages; `joined(passages, first, last)` is the item that says these alone, as the
    first or the last portion says them."""

    passages: Sequence[Passage]
    joined: Callable[[Sequence[Passage], bool, bool], Item]


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
