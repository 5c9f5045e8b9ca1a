"""A poster enters; what its panel says leaves."""

from __future__ import annotations

from civsite.model.kinds.poster import (
    CORE_VALUES,
    CORE_VALUES_ENGLISH,
    Campaign,
    Poster,
)
from civsite.render.panels.kinds.kind import PanelKind
from civsite.render.panels.wording import Words, plain_lines, say
from civsite.text.phrases import phrases


def _words(poster: Poster, language: str) -> Words:
    return {
        "kind": "poster",
        "composition": _composition(poster),
        "campaign": str(poster.campaign),
        "tab": _campaign_tab(poster, language),
        "words": list(poster.words),
        "english": [CORE_VALUES_ENGLISH.get(word) for word in poster.words],
        "meanings": list(poster.meanings),
        "slogan": list(phrases(poster.slogan or poster.title)),
        "says_title": poster.slogan not in (None, poster.title),
        "text": list(plain_lines(poster.text)),
        "steps": list(poster.steps),
        "drawing": poster.drawing,
        "artwork": poster.artwork,
        "provenance": poster.provenance,
    }


def _campaign_tab(poster: Poster, language: str) -> str:
    if poster.campaign is Campaign.OWN:
        return poster.title
    english = str(poster.campaign).replace("-", " ").capitalize()
    return say(language, poster.campaign.chinese, english)


def _composition(poster: Poster) -> str:
    if poster.artwork:
        return "artwork"
    if poster.words == tuple(word for group in CORE_VALUES for word in group):
        return "table"
    if poster.words:
        return "words"
    if poster.campaign is Campaign.SURVEY:
        return "survey"
    return "steps" if poster.steps else "sentence"


def _has_deep_field(poster: Poster) -> bool:
    if poster.artwork is not None or len(poster.words) not in (3, 4):
        return False
    return bool(poster.meanings) or any(word in CORE_VALUES_ENGLISH for word in poster.words)


KIND = PanelKind(
    Poster,
    _words,
    photos=lambda poster: [poster.artwork] if poster.artwork else [],
    may_be_deep=lambda poster: poster.artwork is None,
    has_deep_field=_has_deep_field,
    short_texts=frozenset({"meanings", "steps"}),
)
