"""Single stories: shortened to their summary where they must be; summary, photos and figures stand on
the first portion."""

from __future__ import annotations

from dataclasses import replace

from civsite.fit.cutting import Passage, passages_of_markdown
from civsite.fit.kinds.kind import FitKind
from civsite.model.kinds.news import News

# The photos of a story take about this share of the room that its text takes.
_PHOTOS_SHARE = 0.35


def _passages(story: News) -> list[Passage]:
    passages = passages_of_markdown(story.body)
    if story.photos and passages:
        length = sum(len(str(passage.said)) for passage in passages)
        first = passages[0]
        passages[0] = replace(first, weight=first.weight + round(_PHOTOS_SHARE * length))
    return passages


KIND = FitKind(News, passages=_passages, at_first=("summary", "photos", "figures"))
