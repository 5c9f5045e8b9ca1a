"""An item and one of its parts enter; what the slide says leaves, as plain JSON for the templates.

A slide says a third of what a panel says: a headline, a photo, two lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from civsite.model.item import Item
from civsite.plan.screens.part import Part
from civsite.quarter import Quarter
from civsite.render.panels.content import content_of
from civsite.render.panels.pieces import pieces_of
from civsite.render.panels.wording import Words
from civsite.render.screens.kinds import KINDS
from civsite.render.screens.kinds.kind import Setting

# x, y, width, height on the slide, px.
PhotoPlace = tuple[int, int, int, int]


def slide_words(item: Item, part: Part, language: str, quarter: Quarter, name: str) -> Words:
    """What the slide of `part` says: `form` names its template, pictures are paths of the content.

    `name` is the community's, which no headline may split.
    """
    kind = KINDS[type(item)]
    said = content_of(kind.only(item, part), language)
    said["phrases"] = unsplit(said["phrases"], name)
    words = {
        "title": item.title,
        "phrases": said["phrases"],
        **kind.words(item, said, Setting(part, language, quarter)),
    }
    short = [words.get(key) or () for key in kind.short_texts]
    return {**words, "pieces": pieces_of({"articles": short})}


def unsplit(pieces: Sequence[str], name: str) -> list[str]:
    """`pieces` of a headline with those joined that spell `name`."""
    for first in range(len(pieces)):
        for after in range(first + 2, len(pieces) + 1):
            if "".join(pieces[first:after]) == name:
                return [*pieces[:first], name, *pieces[after:]]
    return list(pieces)


def photo_place(item: Item, words: Mapping[str, Any]) -> PhotoPlace | None:
    """Where a photo stands that players may move; portraits of people stay still."""
    if not KINDS[type(item)].moves_photo or not words["photo"]:
        return None
    width, height = words["frame"]
    return 0, 0, width, height
