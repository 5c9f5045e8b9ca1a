"""Conventions: good at any time; on screens a few articles at a time."""

from __future__ import annotations

import math
from collections.abc import Iterator

from civsite.model.kinds.convention import Convention
from civsite.model.scalars import Size
from civsite.plan.kinds.kind import PlanKind
from civsite.plan.screens.slide import Part, SlidePassage, orientation_of, reading_length
from civsite.text.lines import in_one_line
from civsite.text.sentences import article_clauses, article_sentences, words_and_signs

# Characters of articles on one slide; more are read at a walk, not in a lift.
_ARTICLE_CHARACTERS = {"portrait": 84, "square": 84, "landscape": 120}
_ARTICLES_TOGETHER = {"portrait": 76, "square": 76, "landscape": 72}
# Up to four articles that are no longer than this share a slide; of longer ones two.
_SHORT_ARTICLE = 14


def _parts(convention: Convention, size: Size) -> Iterator[Part]:
    most = _ARTICLE_CHARACTERS[orientation_of(size)]
    most_together = _ARTICLES_TOGETHER[orientation_of(size)]
    group: list[SlidePassage] = []
    for number, article in enumerate(convention.articles, 1):
        for passage in _passages(number, in_one_line(article), most):
            together = sum(reading_length(each.text) for each in (*group, passage))
            short = all(reading_length(each.text) <= _SHORT_ARTICLE for each in (*group, passage))
            if group and (len(group) == (4 if short else 2) or together > most_together):
                yield Part(passages=tuple(group))
                group = []
            group.append(passage)
    if group:
        yield Part(passages=tuple(group))


def _passages(number: int, text: str, most: int) -> Iterator[SlidePassage]:
    """An article whole, or cut after its sentences into pieces of about equal length."""
    length = reading_length(text)
    count = math.ceil(length / most)
    wanted, piece, continued = length / count if count else 0, "", False
    for clause in _clauses(text, most):
        if piece and reading_length(piece) + reading_length(clause) / 2 > wanted:
            yield SlidePassage(number, piece.strip(), continued)
            piece, continued = "", True
        piece += clause
    if piece.strip():
        yield SlidePassage(number, piece.strip(), continued)


def _clauses(text: str, most: int) -> Iterator[str]:
    """Sentences; of a sentence over `most` characters its clauses, of such a clause equal pieces."""
    for sentence in article_sentences(text):
        is_short = reading_length(sentence) <= most
        for clause in [sentence] if is_short else article_clauses(sentence):
            yield from [clause] if reading_length(clause) <= most else _runs(clause, most)


def _runs(clause: str, most: int) -> Iterator[str]:
    """A clause without a stop, cut between words, or anywhere within one that is too long."""
    run = ""
    for word in words_and_signs(clause):
        if reading_length(run + word) > most:
            yield run
            run = ""
        run += word
    yield run


KIND = PlanKind(Convention, parts=_parts)
