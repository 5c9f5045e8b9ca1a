"""What is settled enters; the best choice of items for the slots that are open leaves.

The plan measures only what it means to use. It chooses as if everything fitted that no bound
refuses; has the templates asked about what it chose; shuts out what they refuse, and chooses again,
until all that is chosen fits. Since nothing that fits is ever shut out, the last choice is the best
of all that fit, and proven to be so.

What had to be shut out is remembered by all that it follows from, so that the same question is
solved once and not round by round. No other answer that happens to be known is made use of before
its turn: of several equally good plans everybody gets the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from civsite.canonical import canonical_json
from civsite.fit.bound import fullness
from civsite.fit.legibility import reading_distance_cm
from civsite.fit.question import Question
from civsite.model.board import Board, Slot
from civsite.model.item import Item
from civsite.plan.boards.arrangement import arranged
from civsite.plan.boards.context import PlanContext
from civsite.plan.boards.formulation import ItemTable, Stays, item_table, problem_for
from civsite.plan.boards.problem import AssignmentProblem, Solution
from civsite.plan.boards.settled import Settled
from civsite.plan.boards.solver import solve
from civsite.program import version_of

# Panels at least so full of text are asked about first: where one is refused, the others may no
# longer be chosen and need not be asked about.
_DOUBTFUL = 0.1
_Chosen = tuple[Item, Board, Slot]


@dataclass(frozen=True)
class Selection:
    """`items` by slot, by board: what is chosen for the open slots, in the order of the slots."""

    table: ItemTable
    problem: AssignmentProblem
    solution: Solution
    items: Mapping[str, Mapping[str, str]]


def best_selection(context: PlanContext, settled: Mapping[str, Settled], stays: Stays) -> Selection:
    """The best choice around what is settled, all of which fits; what can `stays` so."""
    boards, items = context.community.boards, context.community.items
    table = item_table(context)
    shut_out: list[tuple[str, str, str]] = []
    found: list[Selection] = []

    def rounds() -> str:
        """Chooses until all fits; what was shut out meanwhile, as JSON."""
        while refused := _refused(context, selection := _choose(context, table, settled, stays)):
            for item, board, slot in refused:
                table.shut_out(item, board, slot)
                shut_out.append((item.id, board.id, slot.id))
        found.append(selection)
        return json.dumps(shut_out)

    known = context.fits.recall(_key(context, settled, stays), rounds)
    if not found:
        for item_id, board_id, slot_id in json.loads(known):
            slots = (slot for slot in boards[board_id].slots if slot.id == slot_id)
            table.shut_out(items[item_id], boards[board_id], next(slots))
        rounds()
    return found[0]


def _choose(
    context: PlanContext, table: ItemTable, settled: Mapping[str, Settled], stays: Stays
) -> Selection:
    problem = problem_for(context, table, settled, stays)
    solution = solve(problem)
    items = {board: _arranged(context, table, board, solution, stays) for board in problem.boards}
    return Selection(table, problem, solution, items)


def _arranged(
    context: PlanContext, table: ItemTable, board_id: str, solution: Solution, stays: Stays
) -> dict[str, str]:
    board = context.community.boards[board_id]
    slots = {slot.id: slot for slot in board.slots}
    hung = solution.hung
    chosen = {slot: hung[board_id, slot] for slot in slots if (board_id, slot) in hung}
    new = {slot: item for slot, item in chosen.items() if stays.get((board_id, slot)) != item}
    return chosen | arranged(new, lambda item, slot: table.allows(item, board, slots[slot]))


def _refused(context: PlanContext, selection: Selection) -> list[_Chosen]:
    """What the templates refuse of what is chosen: of the doubtful, or else of all."""

    def refused_of(some: Sequence[_Chosen]) -> list[_Chosen]:
        answers = context.fits.answers(Question.of_item(*each) for each in some)
        return [each for each, fit in zip(some, answers, strict=True) if fit.is_nothing]

    chosen = list(_chosen(context, selection))
    return refused_of([each for each in chosen if is_doubtful(*each)]) or refused_of(chosen)


def _chosen(context: PlanContext, selection: Selection) -> Iterator[_Chosen]:
    for board_id, chosen in selection.items.items():
        board = context.community.boards[board_id]
        for slot in board.slots:
            if slot.id in chosen:
                yield context.community.items[chosen[slot.id]], board, slot


def is_doubtful(item: Item, board: Board, slot: Slot) -> bool:
    """Whether there is so much text that it might well not fit."""
    return fullness(item, slot.size, reading_distance_cm(board)) >= _DOUBTFUL


def _key(context: PlanContext, settled: Mapping[str, Settled], stays: Stays) -> str:
    """A hash of all that a choice follows from."""
    community = context.community
    records = (community.details, *community.items.values(), *community.boards.values(),
               *community.editions.values())  # fmt: skip
    parts = [
        [context.fits.about, version_of("highspy")],
        [str(context.quarter), str(context.day)],
        sorted(record.model_dump_json() for record in records),
        sorted(item for item, why in context.rejections.items() if why is None),
        sorted(context.stopgaps),
        sorted((*place, item) for place, item in stays.items()),
        {board: repr(each) for board, each in settled.items()},
    ]
    return f"choice/{hashlib.sha256(canonical_json(parts).encode()).hexdigest()}"
