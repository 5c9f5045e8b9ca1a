"""Items, boards and slots enter; their fits leave, each asked of the templates once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from civsite.fit.answer import NOTHING, Fit
from civsite.fit.legibility import might_fit, reading_distance_cm
from civsite.fit.portions import Portion, areas_of, portions
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


# What is remembered between runs: gives the text of a key, which is a hash of all that it is made
# from, and calls what makes it where it is not known. Called from several threads at once; two of
# them may make the same text.
Recall = Callable[[str, Callable[[], str]], str]


class InMemory:
    """Remembers as long as the process lives."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def __call__(self, key: str, make: Callable[[], str]) -> str:
        if key not in self._texts:
            self._texts[key] = make()
        return self._texts[key]


class Fits:
    """The fits of one community's items, as `ask` answers.

    `about` is a hash of all that its answers depend on but the items: who makes something of them
    can have it remembered by `recall`.
    """

    def __init__(self, ask: Ask, recall: Recall | None = None, about: str = "") -> None:
        self.recall: Recall = recall or InMemory()
        self.about = about
        self._ask = ask
        self._known: dict[Question, Fit] = {}

    def answers(self, asked: Iterable[Question]) -> list[Fit]:
        """The fits of many, in order, asked for at once, which is quicker than one by one."""
        questions = list(asked)
        missing = [each for each in dict.fromkeys(questions) if each not in self._known]
        if missing:
            self._known |= zip(missing, self._ask(missing), strict=True)
        return [self._known[each] for each in questions]

    def of(self, item: Item, board: Board, slot: Slot) -> Fit:
        """How `item` stands in one slot."""
        return self.over(item, board, (slot,))

    def of_portion(self, portion: Portion, board: Board, slot: Slot) -> Fit:
        """How one portion of an item stands in its slot."""
        return self.answers([Question.of(portion, board, slot)])[0]

    def over(self, item: Item, board: Board, run: Sequence[Slot]) -> Fit:
        """How `item` stands if it is continued from each slot of `run` to the next."""
        answers = self.answers(_questions(item, board, run))
        if not answers:
            return NOTHING
        frames = tuple(frame for answer in answers for frame in answer.frames)
        too_long = next((each.too_long for each in answers if each.is_nothing), None)
        return Fit(min(each.shown for each in answers), len(run), frames, too_long)

    def can_carry(self, item: Item, board: Board, run: Sequence[Slot]) -> bool:
        """Whether the slots show anything of `item`; the bound alone says no to what is hopeless."""
        questions = _questions(item, board, run)
        if not all(might_fit(each.portion.item, each.size, each.distance_cm) for each in questions):
            return False
        return bool(questions) and not any(each.is_nothing for each in self.answers(questions))


def _questions(item: Item, board: Board, run: Sequence[Slot]) -> list[Question]:
    """One for each portion; none if the item has too few passages for so many slots."""
    shared = portions(item, areas_of(run)) or ()
    return [Question.of(portion, board, slot) for portion, slot in zip(shared, run, strict=False)]
