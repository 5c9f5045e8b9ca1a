"""What an item says on a screen, cut into parts: an item and a screen enter, parts leave.

One part is one slide. Long things become several: a convention a few articles at a time, an honour
roll up to three people, the text of an LED strip as many pages as its dots need.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from civsite.model.item import Item
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.poster import Poster
from civsite.model.scalars import Size
from civsite.model.screen import LedColour, Screen, ScreenKind

# A wall with fewer dots than these shows words alone, as a strip does: 4 % of it is no character.
_LEAST_SIDE_PX = 320
_LEAST_DOTS = 300_000
# Characters of articles on one slide; more are read at a walk, not in a lift.
_ARTICLE_CHARACTERS = {"portrait": 84, "square": 84, "landscape": 120}
_ARTICLES_TOGETHER = {"portrait": 76, "square": 76, "landscape": 72}
# Up to four articles that are no longer than this share a slide; of longer ones two.
_SHORT_ARTICLE = 14
# People on one slide, by the length of the longest deed among them; a longer deed stands alone.
_DEED_CHARACTERS = {"portrait": {2: 46}, "square": {1: 0}, "landscape": {3: 36, 2: 70}}
_CLAUSE = r"[^。；！？;!?]*[。；！？;!?]+[”」』）]*|[^。；！？;!?]+$"
# An upright screen that is wider than this share of its height has no room for two people.
_SQUARE_FROM = 0.7
# A name of more than this many characters leaves no room for a third person beside it.
_LONG_NAME = 6
_COMMA = r"[^，、,]*[，、,]+|[^，、,]+$"
_STEPS_AT_MOST = 4
_STEP_CHARACTERS = {"portrait": 76, "square": 76, "landscape": 100}


class Passage(NamedTuple):
    """An article of a convention, or a piece of one: `continued` says that it began before."""

    number: int
    text: str
    continued: bool = False


class Part(NamedTuple):
    """What one slide takes from its item. All empty: the item says everything on one slide.

    `deeds` and `steps` are indices into the item's. `lines` are those of an LED frame, the first
    `heading` of them a notice's title.
    """

    passages: tuple[Passage, ...] = ()
    deeds: tuple[int, ...] = ()
    steps: tuple[int, ...] = ()
    lines: tuple[str, ...] = ()
    heading: int = 0


def shows_words_alone(screen: Screen) -> bool:
    """Whether the screen has too few dots or colours for anything but words."""
    if screen.kind is ScreenKind.LED_STRIP:
        return True
    width, height = screen.size.width, screen.size.height
    small = min(width, height) < _LEAST_SIDE_PX or width * height < _LEAST_DOTS
    return screen.kind is ScreenKind.LED_WALL and (small or screen.lights is not LedColour.FULL)


def parts_of(item: Item, screen: Screen) -> tuple[Part, ...]:
    """The parts of `item` on `screen`, in order; empty if it has nothing to say there."""
    if shows_words_alone(screen):
        return tuple(_led_parts(item, screen.size))
    if isinstance(item, Convention):
        return tuple(Part(passages=group) for group in _articles(item, screen.size))
    if isinstance(item, Honours):
        return tuple(Part(deeds=group) for group in _deeds(item, screen.size))
    if isinstance(item, Poster) and item.steps:
        return tuple(Part(steps=group) for group in _steps(item, screen.size))
    return (Part(),)


def _led_parts(item: Item, size: Size) -> Iterator[Part]:
    # Most communities, and a website always, do without.
    from civsite.plan.screens.led import heading_lines, led_pages, words_of

    heading = heading_lines(item, size)
    for lines in led_pages(words_of(item), size):
        yield Part(lines=lines, heading=min(heading, len(lines)))
        heading = max(0, heading - len(lines))


def _articles(convention: Convention, size: Size) -> Iterator[tuple[Passage, ...]]:
    most = _ARTICLE_CHARACTERS[_orientation(size)]
    most_together = _ARTICLES_TOGETHER[_orientation(size)]
    group: list[Passage] = []
    for number, article in enumerate(convention.articles, 1):
        for passage in _passages(number, " ".join(article.split()), most):
            together = sum(_length(each.text) for each in group) + _length(passage.text)
            short = all(_length(each.text) <= _SHORT_ARTICLE for each in (*group, passage))
            if group and (len(group) == (4 if short else 2) or together > most_together):
                yield tuple(group)
                group = []
            group.append(passage)
    if group:
        yield tuple(group)


def _length(text: str) -> float:
    """How much there is to read, in Chinese characters; a Latin letter is about half of one."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def _passages(number: int, text: str, most: int) -> Iterator[Passage]:
    """An article whole, or cut after its sentences into pieces of about equal length."""
    length = _length(text)
    count = math.ceil(length / most)
    wanted, piece, continued = length / count if count else 0, "", False
    for clause in _clauses(text, most):
        if piece and _length(piece) + _length(clause) / 2 > wanted:
            yield Passage(number, piece.strip(), continued)
            piece, continued = "", True
        piece += clause
    if piece.strip():
        yield Passage(number, piece.strip(), continued)


def _clauses(text: str, most: int) -> Iterator[str]:
    """Sentences; of a sentence over `most` characters its clauses, of such a clause equal pieces."""
    for sentence in re.findall(_CLAUSE, text):
        for clause in [sentence] if _length(sentence) <= most else re.findall(_COMMA, sentence):
            yield from [clause] if _length(clause) <= most else _runs(clause, most)


def _runs(clause: str, most: int) -> Iterator[str]:
    """A clause without a stop, cut between words, or anywhere within one that is too long."""
    run = ""
    for word in re.findall(r"[!-~]{1,60} ?|.", clause):
        if _length(run + word) > most:
            yield run
            run = ""
        run += word
    yield run


def _deeds(honours: Honours, size: Size) -> Iterator[tuple[int, ...]]:
    """Up to three deeds at a time: fewer, the longer they are."""
    lengths = _DEED_CHARACTERS[_orientation(size)]
    most = max(lengths)
    group: list[int] = []
    room = most
    for index, deed in enumerate(honours.deeds):
        if not deed.may_be_shown:
            continue
        fits = next((count for count, most in lengths.items() if len(deed.deed) <= most), 1)
        if _length(deed.name) > _LONG_NAME:
            fits = min(fits, max(1, max(lengths) - 1))
        if group and len(group) >= min(room, fits):
            yield tuple(group)
            group, room = [], most
        group.append(index)
        room = min(room, fits)
    if group:
        yield tuple(group)


def _steps(poster: Poster, size: Size) -> Iterator[tuple[int, ...]]:
    """Steps in even groups of a few that can be read at a glance."""
    most = _STEP_CHARACTERS[_orientation(size)]
    total = sum(len(step) for step in poster.steps)
    count = max(-(-total // most), -(-len(poster.steps) // _STEPS_AT_MOST))
    edges = [len(poster.steps) * number // count for number in range(count + 1)]
    for first, after in pairwise(edges):
        if first < after:
            yield tuple(range(first, after))


def _orientation(size: Size) -> str:
    if size.width > size.height:
        return "landscape"
    return "square" if size.width > _SQUARE_FROM * size.height else "portrait"
