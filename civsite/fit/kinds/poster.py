"""Posters: one idea, cut between its steps or not at all; artwork stands for itself."""

from __future__ import annotations

from civsite.fit.cutting import GAP, Passage, weight_of
from civsite.fit.kinds.kind import FitKind
from civsite.model.kinds.poster import Campaign, Poster


def _least(poster: Poster) -> str:
    """Of a survey the question alone, with a code for the rest."""
    if poster.artwork is not None:
        return ""
    if poster.words:
        return "".join(poster.words)
    slogan = poster.slogan or poster.title
    return slogan if poster.campaign is Campaign.SURVEY else slogan + "".join(poster.steps)


def _passages(poster: Poster) -> list[Passage]:
    steps = () if poster.artwork is not None else poster.steps
    return [Passage(step, weight_of(step) + GAP) for step in steps]


KIND = FitKind(
    Poster,
    _least,
    _passages,
    said=lambda passages: {"steps": tuple(str(passage.said) for passage in passages)},
    at_last=("text",),
    artwork=lambda poster: poster.artwork,
)
