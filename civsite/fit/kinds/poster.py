"""Posters: one idea, cut between its steps or not at all; artwork stands for itself."""

from __future__ import annotations

from collections.abc import Sequence

from civsite.fit.cutting import GAP, Cut, Passage, weight_of
from civsite.fit.kinds.kind import FitKind
from civsite.model.kinds.poster import Campaign, Poster


def _least(item: Poster) -> str:
    """Of a survey the question alone, with a code for the rest."""
    if item.artwork is not None:
        return ""
    if item.words:
        return "".join(item.words)
    slogan = item.slogan or item.title
    return slogan if item.campaign is Campaign.SURVEY else slogan + "".join(item.steps)


def _cut(item: Poster) -> Cut | None:
    if item.artwork is not None or len(item.steps) < 2:
        return None

    def joined(mine: Sequence[Passage], first: bool, last: bool) -> Poster:
        steps = tuple(str(passage.said) for passage in mine)
        return item.model_copy(update={"steps": steps, "text": item.text if last else None})

    return Cut([Passage(step, weight_of(step) + GAP) for step in item.steps], joined)


KIND = FitKind(Poster, _least, _cut, artwork=lambda poster: poster.artwork)
