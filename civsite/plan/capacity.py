"""Item, board and slot enter; whether the item's words can be legible there leaves.

A rough bound, generous on purpose: the typesetter measures, this only keeps the plan from choosing
what no typesetting could fit. Legible type grows with the reading distance (14 pt at 0.7 m, 24 pt
at 1.5 m); a character takes a square of its size and its share of the leading.
"""

from __future__ import annotations

from civsite.model.board import Board, BoardKind, Slot
from civsite.model.convention import Convention
from civsite.model.honours import Honours
from civsite.model.item import Item
from civsite.model.notice import Notice
from civsite.model.poster import Poster

_MM_PER_POINT = 25.4 / 72
_LEADING = 1.6
_SHARE_FOR_TEXT = 0.6
_LIFT_DISTANCE_CM = 70
_USUAL_DISTANCE_CM = 150
# A roll with many names shows names and honours, and tells one story.
_STORY_CHARACTERS = 120


def reading_distance_cm(board: Board) -> int:
    """How far readers stand: as the board says, else as is usual for its kind."""
    if board.distance is not None:
        return int(board.distance)
    return _LIFT_DISTANCE_CM if board.kind is BoardKind.LIFT else _USUAL_DISTANCE_CM


def legible_points(distance_cm: float) -> float:
    """The smallest body type, pt, that is legible at a distance."""
    return max(9.0, 5.25 + 0.125 * distance_cm)


def slot_capacity(board: Board, slot: Slot) -> int:
    """About how many characters fit in a slot at the smallest legible size."""
    character_mm = legible_points(reading_distance_cm(board)) * _MM_PER_POINT
    text_area_mm2 = slot.size.width * slot.size.height * _SHARE_FOR_TEXT
    return int(text_area_mm2 / (character_mm * character_mm * _LEADING))


def text_length(item: Item) -> int:
    """How many characters of an item must be on its panel, without what a template may drop."""
    if isinstance(item, Poster):
        if item.artwork is not None:
            return 0
        parts = (item.title, item.slogan, item.text, *item.words, *item.meanings, *item.steps)
    elif isinstance(item, Convention):
        parts = (item.title, item.preamble, *item.articles)
    elif isinstance(item, Notice):
        parts = (item.title, item.what, item.when, item.where, item.who, item.contact)
    elif isinstance(item, Honours):
        names = sum(len(deed.name) + len(deed.honour) for deed in item.deeds)
        return len(item.title) + names + _STORY_CHARACTERS
    else:
        parts = (item.title, item.summary)
    return sum(len(part) for part in parts if part)
