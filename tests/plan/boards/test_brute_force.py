"""The plan compared with every possible edition, on small random communities."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from civsite.model.community import Community
from civsite.plan.boards.aims import Aim
from civsite.plan.boards.context import PlanContext, plan_context
from civsite.plan.boards.edition import plan_edition
from civsite.plan.boards.settled import settle
from civsite.plan.placement import Edition
from civsite.quarter import Quarter
from tests.plan.boards.refusals import fits
from tests.plan.boards.scoring import Hung, score
from tests.plan.communities import board, community, convention, edition, news, notice, poster

QUARTER = Quarter(2026, 4)
TODAY = QUARTER.first_day
KINDS: dict[str, Any] = {"poster": poster, "convention": convention, "notice": notice}
CASES = range(100)


def random_item(chance: random.Random, name: str) -> Any:
    more: dict[str, Any] = {"weight": str(chance.randint(1, 5))}
    if chance.random() < 0.1:
        more["pinned"] = "yes"
    if chance.random() < 0.15:
        more["on"] = [chance.choice("uvw")]
    if chance.random() < 0.15:
        more["until"] = "2026-10-10"
    kind = chance.choice(["poster", *KINDS, "news"])
    if kind == "news":
        return news(name, f"2026-09-{chance.randint(1, 30):02d}", **more)
    if kind == "notice" and chance.random() < 0.3:
        more["level"] = "emergency"
    if kind == "poster":
        more["campaign"] = chance.choice(["science", "own"])
        more |= {"text": "字" * 700} if chance.random() < 0.2 else {}
    return KINDS[kind](name, **more)


def random_board(chance: random.Random, name: str, slots: int) -> Any:
    written = [
        {
            "id": slot,
            "size": chance.choice(["600x900", "600x900", "148x210"]),
            "accepts": chance.sample(sorted([*KINDS, "news"]), chance.randint(1, 4)),
            "prefers": chance.choice([[], [], ["science"], ["notice", "own"]]),
        }
        for slot in "ABC"[:slots]
    ]
    where = {"place": chance.choice(["门厅", "广场"]), "grid": chance.choice(["一", "二"])}
    kept = {key: value for key, value in where.items() if chance.random() < 0.7}
    return board(name, {}, slots=written, kind=chance.choice(["wall", "lift"]), **kept)


def random_community(seed: int) -> Community:
    """Two or three boards with at most five slots in all, up to six items, up to three editions."""
    chance = random.Random(seed)
    shapes = chance.choice([(1, 1), (2, 1), (2, 2), (3, 2), (1, 1, 1), (2, 1, 1), (2, 2, 1)])
    boards = [random_board(chance, name, n) for name, n in zip("uvw", shapes, strict=False)]
    items = [random_item(chance, f"i{index}") for index in range(chance.randint(1, 6))]
    past = [
        edition(
            quarter,
            {
                each.id: {slot.id: chance.choice(items).id for slot in each.slots}
                for each in boards
                if chance.random() < 0.8
            },
        )
        for quarter in chance.sample(["2026Q1", "2026Q2", "2026Q3"], chance.randint(0, 3))
    ]
    requires = [
        {
            "show": show,
            "on": chance.choice([["wall"], ["wall", "lift"]]),
            "at_least": str(chance.randint(1, 2)),
        }
        for show in chance.sample(["science", "own", *KINDS], chance.randint(0, 2))
    ]
    return community(boards, items, past, requires)


def settled_community(seed: int) -> Community:
    """A random community whose slots may keep, with an edition that an editor has begun to write:
    pins, entries and empty slots, also of items that do not belong there or hang there twice."""
    of, chance = random_community(seed), random.Random(-seed)
    boards = {
        name: each.model_copy(
            update={
                "slots": tuple(
                    slot.model_copy(update={"keep": chance.random() < 0.3}) for slot in each.slots
                )
            }
        )
        for name, each in of.boards.items()
    }
    begun = edition(
        str(QUARTER),
        {
            name: {
                slot.id: chance.choice([None, item, {"item": item, "pinned": "yes"}])
                for slot in each.slots
                if chance.random() < 0.3
                for item in [chance.choice(sorted(of.items))]
            }
            for name, each in boards.items()
        },
    )
    return replace(of, boards=boards, editions={**of.editions, QUARTER: begun})


def editions(of: Community, context: PlanContext) -> Iterator[Hung]:
    """Every edition there could be around what is settled, in which no choice hangs twice."""
    settled = {name: settle(context, each) for name, each in of.boards.items()}
    fixed = {
        (name, slot): item
        for name, each in settled.items()
        for slot, (item, _) in each.placed.items()
    }
    slots = [
        (each, slot)
        for each in of.boards.values()
        for slot in each.slots
        if settled[each.id].leaves_open(slot)
    ]
    allowed = [
        [
            item
            for item in of.items
            if context.may_hang(item, *place) and item not in settled[place[0].id].items()
        ]
        + [""]
        for place in slots
    ]
    for choice in product(*allowed):
        hung = {
            (each.id, slot.id): item
            for (each, slot), item in zip(slots, choice, strict=True)
            if item
        }
        if len({(name, item) for (name, _), item in hung.items()}) == len(hung):
            yield fixed | hung


def counted(planned: Edition) -> tuple[int, ...]:
    """What the edition says of itself, but for emptiness and stopgaps, which have other units."""
    units = {Aim.FILLED, Aim.CHANGES, Aim.LASTING, Aim.ORDER}
    return tuple(each.value for each in planned.aims if each.aim not in units)


@pytest.mark.parametrize("seed", CASES)
@pytest.mark.parametrize("made", [random_community, settled_community])
def test_no_edition_there_could_be_is_better(made: Callable[[int], Community], seed: int) -> None:
    of = made(seed)
    asked = fits()
    context = plan_context(of, QUARTER, TODAY, asked)
    planned = plan_edition(of, QUARTER, TODAY, asked)
    chosen = {(each.board, each.slot): each.item for each in planned.placements}
    best = min(score(of, context, hung) for hung in editions(of, context))
    assert score(of, context, chosen) == best
    if all(context.rejections[item] is None for item in chosen.values()):
        assert counted(planned) == best[:2] + best[4:]
    assert planned.is_optimal
