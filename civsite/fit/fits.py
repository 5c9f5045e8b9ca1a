"""Items, boards and slots enter; their fits leave, each asked for once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from civsite.fit.answer import NOTHING, Fit
from civsite.fit.bound import might_fit
from civsite.fit.portions import Portion, areas_of, portions
from civsite.fit.question import Ask, Question
from civsite.fit.recall import InMemory, Recall
from civsite.model.board import Board, Slot
from civsite.model.item import Item


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
        questions = _questions(item, board, run)
        if not questions:
            return NOTHING
        answers = self.answers(questions)
        frames = tuple(frame for answer in answers for frame in answer.frames)
        too_long = next((each.too_long for each in answers if each.is_nothing), None)
        return Fit(min(each.shown for each in answers), len(run), frames, too_long)

    def can_carry(self, item: Item, board: Board, run: Sequence[Slot]) -> bool:
        """Whether the slots show anything of `item`; the bound alone says no to what is hopeless."""
        questions = _questions(item, board, run)
        might = bool(questions) and all(
            might_fit(each.portion.item, each.size, each.distance_cm) for each in questions
        )
        return might and not any(each.is_nothing for each in self.answers(questions))


def _questions(item: Item, board: Board, run: Sequence[Slot]) -> list[Question]:
    """One for each portion; none if the item has too few passages for so many slots."""
    shared = portions(item, areas_of(run)) or ()
    return [Question.of(*each) for each in zip(shared, (board,) * len(run), run, strict=False)]
