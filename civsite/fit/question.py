"""What is asked of the templates, and who answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from civsite.fit.answer import Fit
from civsite.fit.legibility import reading_distance_cm
from civsite.fit.portions import Portion
from civsite.model.board import Board, Slot
from civsite.model.item import Item
from civsite.model.scalars import Size


@dataclass(frozen=True, slots=True)
class Question:
    """Does this portion of an item, or all of it, fit a panel of `size`, read from `distance_cm`?"""

    portion: Portion
    size: Size
    distance_cm: int

    @classmethod
    def of(cls, portion: Portion, board: Board, slot: Slot) -> Question:
        return cls(portion, slot.size, reading_distance_cm(board))

    @classmethod
    def of_item(cls, item: Item, board: Board, slot: Slot) -> Question:
        return cls.of(Portion(item, item), board, slot)


# The answers, in the order of the questions.
Ask = Callable[[Sequence[Question]], Sequence[Fit]]
