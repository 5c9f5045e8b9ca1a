"""The plan compared with every possible assignment, on small random boards."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from civsite.model.community import Community
from civsite.plan.edition import plan_edition
from civsite.plan.planning import planning_for
from civsite.plan.preference import Wish
from civsite.plan.requirement import demands_on
from civsite.quarter import Quarter
from tests.plan.communities import board, community, convention, edition, notice, poster

QUARTER, TODAY = Quarter(2026, 4), datetime.date(2026, 10, 1)
KINDS = {"poster": poster, "convention": convention, "notice": notice}
CASES = range(120)


def random_community(seed: int) -> Community:
    """One board of up to four slots, up to six items and three past editions."""
    chance = random.Random(seed)
    slots = {
        slot: chance.sample(sorted(KINDS), chance.randint(1, 3))
        for slot in "ABCD"[: chance.randint(1, 4)]
    }
    items = [
        KINDS[chance.choice(sorted(KINDS))](f"i{index}", weight=str(chance.randint(1, 5)))
        for index in range(chance.randint(1, 6))
    ]
    past = [
        edition(quarter, {"w": {slot: chance.choice(items).id for slot in slots}})
        for quarter in ("2026Q1", "2026Q2", "2026Q3")
    ]
    return community([board("w", slots)], items, past[: chance.randint(0, 3)])


def assignments(allowed: Mapping[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Every choice of items, "" for an empty slot, in which nothing hangs twice."""
    for choice in product(*([*items, ""] for items in allowed.values())):
        hanging = [item for item in choice if item]
        if len(set(hanging)) == len(hanging):
            yield choice


@pytest.mark.parametrize("seed", CASES)
def test_no_slot_stays_empty_and_no_better_set_of_items_exists(seed: int) -> None:
    of = random_community(seed)
    planning = planning_for(of, QUARTER, TODAY)
    allowed = {slot.id: planning.allowed(of.boards["w"], slot) for slot in of.boards["w"].slots}

    def quality(choice: tuple[str, ...]) -> tuple[int, list[Wish]]:
        hanging = [item for item in choice if item]
        return (-len(hanging), sorted(planning.preference.wish(item, "w") for item in hanging))

    planned = plan_edition(of, QUARTER, TODAY)
    chosen = tuple(placement.item for placement in planned.placements)
    assert quality(chosen) == min(map(quality, assignments(allowed)))


@pytest.mark.parametrize("seed", CASES)
def test_of_rival_slots_the_first_ones_are_filled(seed: int) -> None:
    of = random_community(seed)
    planning = planning_for(of, QUARTER, TODAY)
    allowed = {slot.id: planning.allowed(of.boards["w"], slot) for slot in of.boards["w"].slots}
    filled = {placement.slot for placement in plan_edition(of, QUARTER, TODAY).placements}
    best = max(tuple(bool(item) for item in choice) for choice in assignments(allowed))
    assert tuple(slot in filled for slot in allowed) == best


@pytest.mark.parametrize("seed", CASES)
def test_the_runner_up_could_hang_there_and_is_not_wanted_more(seed: int) -> None:
    of = random_community(seed)
    planning = planning_for(of, QUARTER, TODAY)
    for placement in plan_edition(of, QUARTER, TODAY).placements:
        second = placement.runner_up
        if second is not None:
            slot = of.boards["w"].slot(placement.slot)
            assert slot is not None
            assert second in planning.allowed(of.boards["w"], slot)
            wish = planning.preference.wish
            assert wish(placement.item, "w") < wish(second, "w")


def random_demands(seed: int) -> Community:
    """One board whose slots differ in size, posters too long for the small ones, requirements."""
    chance = random.Random(seed)
    slots = [
        {
            "id": slot,
            "size": chance.choice(["600x900", "148x210"]),
            "accepts": chance.sample(sorted(KINDS), chance.randint(1, 3)),
        }
        for slot in "ABCD"[: chance.randint(2, 4)]
    ]
    items = []
    for index in range(chance.randint(2, 6)):
        kind = chance.choice(["poster", *KINDS])
        campaign = {"campaign": chance.choice(["science", "own"])} if kind == "poster" else {}
        text = {"text": "字" * 700} if kind == "poster" and chance.random() < 0.5 else {}
        items.append(KINDS[kind](f"i{index}", **campaign, **text))
    shows = chance.sample(["science", "own", *KINDS], chance.randint(1, 3))
    requires = [
        {"show": show, "on": ["wall"], "at_least": str(chance.randint(1, 2))} for show in shows
    ]
    return community([board("w", {}, slots=slots)], items, requires=requires)


@pytest.mark.parametrize("seed", CASES)
def test_requirements_are_met_as_far_as_any_assignment_meets_them(seed: int) -> None:
    of = random_demands(seed)
    planning = planning_for(of, QUARTER, TODAY)
    demands = demands_on(of, of.boards["w"])
    allowed = {slot.id: planning.allowed(of.boards["w"], slot) for slot in of.boards["w"].slots}

    def lacks(choice: tuple[str, ...]) -> tuple[int, int]:
        hanging = [of.items[item] for item in choice if item]
        missing = (
            max(0, demand.at_least - sum(map(demand.is_met_by, hanging))) for demand in demands
        )
        return (sum(missing), -len(hanging))

    planned = plan_edition(of, QUARTER, TODAY)
    chosen = tuple(placement.item for placement in planned.placements)
    assert lacks(chosen) == min(map(lacks, assignments(allowed)))
