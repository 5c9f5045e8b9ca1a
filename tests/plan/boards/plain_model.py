"""Enters: a community. Leaves: its best edition by a plain model, aim by aim, without any pruning.

One binary variable for each slot and item, one run of branch and bound for each aim, a row that
holds each aim at its value. Slow and simple: what the planner is measured and checked against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import highspy

from civsite.model.community import Community
from civsite.model.kinds.news import News
from civsite.model.kinds.poster import Poster
from civsite.plan.boards.candidates import is_urgent
from civsite.plan.boards.context import PlanContext
from civsite.plan.boards.formulation import neighbourhoods
from civsite.plan.boards.settled import settle

Terms = dict[int, float]


class _Model:
    def __init__(self) -> None:
        self.highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in {"output_flag": False, "mip_rel_gap": 0.0, "threads": 1}.items():
            self.highs.setOptionValue(option, value)
        self.size = 0

    def variable(self, upper: float) -> int:
        self.highs.addVar(0.0, upper)
        self.highs.changeColIntegrality(self.size, highspy.HighsVarType.kInteger)
        self.size += 1
        return self.size - 1

    def row(self, lower: float, upper: float, terms: Terms) -> None:
        self.highs.addRow(lower, upper, len(terms), list(terms), list(terms.values()))

    def minimise(self, terms: Terms) -> None:
        """Minimise, and hold what was reached."""
        for column in range(self.size):
            self.highs.changeColCost(column, terms.get(column, 0.0))
        self.highs.run()
        assert self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        reached = round(self.highs.getInfo().objective_function_value)
        self.row(-highspy.kHighsInf, reached, terms)


def plain_plan(of: Community, context: PlanContext) -> Mapping[tuple[str, str], str]:
    """What hangs in each slot, what is settled included."""
    model = _Model()
    settled = {board: settle(context, each) for board, each in of.boards.items()}
    fixed = {
        (board, slot): item
        for board, each in settled.items()
        for slot, (item, _) in each.placed.items()
    }
    hang: dict[tuple[str, str, str], int] = {}
    empty: dict[int, float] = {}
    for board in of.boards.values():
        for position, slot in enumerate(board.slots):
            if not settled[board.id].leaves_open(slot):
                continue
            here = {
                (board.id, slot.id, item): model.variable(1.0)
                for item in of.items
                if context.may_hang(item, board, slot) and item not in settled[board.id].items()
            }
            hang |= here
            left = model.variable(1.0)
            count = len(board.slots)
            area = max(1, slot.size.width * slot.size.height // 10_000)
            empty[left] = area * (count + 1) ** 2 + count - position
            model.row(1.0, 1.0, {**dict.fromkeys(here.values(), 1.0), left: 1.0})
    on_board: dict[tuple[str, str], list[int]] = {}
    of_item: dict[str, list[int]] = {}
    for (board_id, _, item), column in hang.items():
        on_board.setdefault((board_id, item), []).append(column)
        of_item.setdefault(item, []).append(column)
    for columns in on_board.values():
        model.row(0.0, 1.0, dict.fromkeys(columns, 1.0))

    model.minimise({c: -1.0 for (_, _, item), c in hang.items() if is_urgent(of.items[item])})
    model.minimise(_lacks(model, of, context, fixed, hang))
    model.minimise(empty)
    model.minimise({c: _stopgap(of, context, item) for (_, _, item), c in hang.items()})
    here_cost, anywhere, longest, before = _past(of, context)
    model.minimise({c: here_cost.get((b, item), 0) for (b, _, item), c in hang.items()})
    used = Counter(fixed.values())
    community, spread = {}, {}
    for item, columns in of_item.items():
        boards = {board for board, each in on_board if each == item}
        uses = [model.variable(1.0) for _ in boards]
        model.row(0.0, 0.0, dict.fromkeys(columns, 1.0) | dict.fromkeys(uses, -1.0))
        for number, use in enumerate(uses, used[item] + 1):
            community[use] = float(anywhere.get(item, 0) if number == 1 else longest)
            spread[use] = (2 * number - 1) * 60.0 / of.items[item].weight
    model.minimise(community)
    model.minimise(spread)
    model.minimise(
        {c: 120.0 * before[item] / of.items[item].weight for (_, _, item), c in hang.items()}
    )
    model.minimise(_repeats(model, of, fixed, on_board))
    values = model.highs.getSolution().col_value
    return fixed | {(b, slot): item for (b, slot, item), c in hang.items() if values[c] > 0.5}


def _lacks(model: _Model, of: Community, context: PlanContext, fixed: Mapping[tuple[str, str], str],
           hang: Mapping[tuple[str, str, str], int]) -> Terms:  # fmt: skip
    lacks: Terms = {}
    for requirement in of.details.requires:
        showing = {
            each.id
            for each in of.items.values()
            if requirement.show in (each.kind, each.campaign if isinstance(each, Poster) else "")
        }
        for board in of.boards.values():
            if board.kind not in requirement.on or not board.serves_on(context.day):
                continue
            have = sum(b == board.id and item in showing for (b, _), item in fixed.items())
            lack = model.variable(99.0)
            lacks[lack] = 1.0
            terms = {c: 1.0 for (b, _, i), c in hang.items() if b == board.id and i in showing}
            model.row(requirement.at_least - have, highspy.kHighsInf, {**terms, lack: 1.0})
    return lacks


def _stopgap(of: Community, context: PlanContext, item: str) -> float:
    record = of.items[item]
    if item not in context.stopgaps:
        return 0.0
    age = (context.quarter.last_day - record.date).days if isinstance(record, News) else 0
    return 10_000.0 + age


def _past(
    of: Community, context: PlanContext
) -> tuple[dict[tuple[str, str], int], dict[str, int], int, Counter[str]]:
    past = [
        (context.quarter.since(quarter), board, entry.item)
        for quarter, edition in of.editions.items()
        for board, slots in edition.boards.items()
        for entry in slots.values()
        if quarter < context.quarter and entry.item
    ]
    longest = max((ago for ago, _, _ in past), default=0) + 1
    here: dict[tuple[str, str], int] = {}
    anywhere: dict[str, int] = {}
    for ago, board, item in past:
        here[board, item] = max(longest - ago, here.get((board, item), 0))
        anywhere[item] = max(longest - ago, anywhere.get(item, 0))
    return here, anywhere, longest, Counter(item for _, _, item in past)


def _repeats(model: _Model, of: Community, fixed: Mapping[tuple[str, str], str],
             on_board: Mapping[tuple[str, str], Iterable[int]]) -> Terms:  # fmt: skip
    repeats: Terms = {}
    hung = {(board, item) for (board, _), item in fixed.items()}
    for boards in neighbourhoods(of.boards.values()):
        for item in {item for board, item in on_board if board in boards}:
            columns = [c for board in boards for c in on_board.get((board, item), ())]
            already = sum((board, item) in hung for board in boards)
            repeat = model.variable(99.0)
            repeats[repeat] = 1.0
            terms = {**dict.fromkeys(columns, 1.0), repeat: -1.0}
            model.row(-highspy.kHighsInf, max(0, 1 - already), terms)
    return repeats
