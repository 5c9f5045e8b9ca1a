"""Posters: good at any time; long ones in steps that can be read at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from civsite.model.kinds.poster import Campaign, Poster
from civsite.model.scalars import Size
from civsite.plan.kinds.kind import PlanKind
from civsite.plan.screens.slide import Part, orientation_of

_STEPS_AT_MOST = 4
_STEP_CHARACTERS = {"portrait": 76, "square": 76, "landscape": 100}


def _parts(poster: Poster, size: Size) -> Iterator[Part]:
    """Steps in even groups of a few."""
    if not poster.steps:
        yield Part()
        return
    most = _STEP_CHARACTERS[orientation_of(size)]
    total = sum(len(step) for step in poster.steps)
    count = max(-(-total // most), -(-len(poster.steps) // _STEPS_AT_MOST))
    edges = [len(poster.steps) * number // count for number in range(count + 1)]
    for first, after in pairwise(edges):
        if first < after:
            yield Part(entries=tuple(range(first, after)))


def _line(poster: Poster) -> str:
    if poster.campaign is Campaign.CORE_VALUES and len(poster.words) > 1:
        return " ".join(poster.words)
    return poster.slogan or " ".join(poster.words) or poster.title


KIND = PlanKind(Poster, parts=_parts, line=_line, on_strips=True)
