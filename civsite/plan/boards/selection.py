"""What is settled enters; the best choice of items for the slots that are open leaves.

The plan measures only what it means to use. It chooses as if everything fitted that no bound
refuses; has the templates asked about what it chose; shuts out what they refuse, and chooses again,
until all that is chosen fits. Since nothing that fits is ever shut out, the last choice is the best
of all that fit, and proven to be so.

A choice is remembered by all that it follows from, with what had to be shut out, and measured before
it is believed. Otherwise no answer that happens to be known is made use of before its turn: of
several equally good plans everybody gets the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from civsite.canonical import canonical_json
from civsite.fit.fits import Question
from civsite.fit.legibility import fullness, reading_distance_cm
from civsite.model.board import Board, Slot
from civsite.model.item import Item
from civsite.plan.boards.aims import Aim
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
    """`items` by slot, by board: what is chosen for the open slots, in the order of the slots.

    `values` and `proven` are the solution's; `table` and `problem` what was chosen from.
    """

    table: ItemTable
    problem: AssignmentProblem
    items: Mapping[str, Mapping[str, str]]
    values: Mapping[Aim, int]
    proven: frozenset[Aim]


def best_selection(context: PlanContext, settled: Mapping[str, Settled], stays: Stays) -> Selection:
    """The best choice around what is settled, all of which fits; what can `stays` so."""
    found: list[Selection] = []

    def chosen() -> str:
        selection, shut_out = _chosen_in_rounds(context, settled, stays)
        found.append(selection)
        return json.dumps([shut_out, selection.items, selection.values, sorted(selection.proven)])

    known = context.fits.recall(_key(context, settled, stays), chosen)
    if not found:
        with suppress(ValueError, LookupError, TypeError):  # damaged: it is chosen again
            selection = _remembered(context, settled, stays, known)
            if not _refused(context, selection):
                return selection
        chosen()
    return found[0]


def _remembered(
    context: PlanContext, settled: Mapping[str, Settled], stays: Stays, known: str
) -> Selection:
    shut_out, items, values, proven = json.loads(known)
    boards, table = context.community.boards, item_table(context)
    for item, board, slot_id in shut_out:
        slot = boards[board].slot(slot_id)
        if slot is not None:
            table.shut_out(context.community.items[item], boards[board], slot)
    return Selection(
        table,
        problem_for(context, table, settled, stays),
        items,
        {Aim(aim): value for aim, value in values.items()},
        frozenset(map(Aim, proven)),
    )


def _chosen_in_rounds(
    context: PlanContext, settled: Mapping[str, Settled], stays: Stays
) -> tuple[Selection, list[tuple[str, str, str]]]:
    """Chooses until all fits; tells what was shut out meanwhile: items, boards, slots."""
    table = item_table(context)
    shut_out: list[tuple[str, str, str]] = []
    while refused := _refused(context, selection := _choose(context, table, settled, stays)):
        for item, board, slot in refused:
            table.shut_out(item, board, slot)
            shut_out.append((item.id, board.id, slot.id))
    return selection, shut_out


def _choose(
    context: PlanContext, table: ItemTable, settled: Mapping[str, Settled], stays: Stays
) -> Selection:
    problem = problem_for(context, table, settled, stays)
    solution = solve(problem)
    items = {board: _arranged(context, table, board, solution, stays) for board in problem.boards}
    return Selection(table, problem, items, solution.values, solution.proven)


def _arranged(
    context: PlanContext, table: ItemTable, board_id: str, solution: Solution, stays: Stays
) -> dict[str, str]:
    """What a board's slots carry, each item in its canonical slot.

    The aims ask which items hang on a board and which of its slots are filled, not which item hangs
    in which of those: the first slot gets the first item by id with which the rest can still be filled.
    What a slot prefers is asked of each: only slots that prefer the same are arranged together.
    """
    board = context.community.boards[board_id]
    hung = {
        slot.id: solution.hung[board_id, slot.id]
        for slot in board.slots
        if (board_id, slot.id) in solution.hung
    }
    new = [
        slot
        for slot in board.slots
        if slot.id in hung and stays.get((board_id, slot.id)) != hung[slot.id]
    ]
    for prefers in dict.fromkeys(frozenset(slot.prefers) for slot in new):
        _arrange([slot for slot in new if prefers == {*slot.prefers}], board, table, hung)
    return hung


def _arrange(new: Sequence[Slot], board: Board, table: ItemTable, hung: dict[str, str]) -> None:
    """Gives what hangs in these slots its canonical places among them."""
    left = sorted(hung[slot.id] for slot in new)
    fits = {slot.id: [item for item in left if table.allows(item, board, slot)] for slot in new}
    for position, slot in enumerate(new):
        rest = [each.id for each in new[position + 1 :]]
        for item in fits[slot.id]:
            if item in left and _can_fill(rest, fits, {*left} - {item}):
                hung[slot.id] = item
                left.remove(item)
                break


def _can_fill(
    slots: Sequence[str], fits: Mapping[str, Sequence[str]], items: Collection[str]
) -> bool:
    """Whether each slot can have one of the items, by augmenting paths: what is placed may move."""
    slot_of: dict[str, str] = {}

    def is_filled(slot: str, tried: set[str]) -> bool:
        for item in fits[slot]:
            if item in items and item not in tried:
                tried.add(item)
                if item not in slot_of or is_filled(slot_of[item], tried):
                    slot_of[item] = slot
                    return True
        return False

    return all(is_filled(slot, set()) for slot in slots)


def _refused(context: PlanContext, selection: Selection) -> list[_Chosen]:
    """What the templates refuse of what is chosen: of the doubtful, or else of all."""

    def refused_of(some: Sequence[_Chosen]) -> list[_Chosen]:
        answers = context.fits.answers(Question.of_item(*each) for each in some)
        return [each for each, fit in zip(some, answers, strict=True) if fit.is_nothing]

    items, boards = context.community.items, context.community.boards
    chosen = [
        (items[slots[slot.id]], boards[board], slot)
        for board, slots in selection.items.items()
        for slot in boards[board].slots
        if slot.id in slots
    ]
    return refused_of([each for each in chosen if is_doubtful(*each)]) or refused_of(chosen)


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
