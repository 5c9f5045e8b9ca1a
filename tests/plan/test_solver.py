"""However the solver gets there, the answer is the same; and the same as a plain model's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.plan_case import QUARTER, community_of
from civsite.model.community import Community
from civsite.plan import solver
from civsite.plan.edition import plan_edition
from civsite.plan.planning import planning_for
from tests.plan.plain_model import plain_plan
from tests.plan.scoring import score
from tests.plan.test_brute_force import random_community

TODAY = QUARTER.first_day


def scored(of: Community) -> tuple[int, ...]:
    planned = plan_edition(of, QUARTER, TODAY)
    assert planned.is_optimal
    hung = {(each.board, each.slot): each.item for each in planned.placements}
    return score(of, planning_for(of, QUARTER, TODAY), hung)


def turned_round(of: Community) -> Community:
    """The same community from files in the opposite order."""
    return replace(
        of,
        items=dict(reversed(of.items.items())),
        boards=dict(reversed(of.boards.items())),
        editions=dict(reversed(of.editions.items())),
    )


@pytest.mark.parametrize("seed", range(60))
def test_few_columns_at_first_lead_to_the_same_values(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = random_community(seed)
    expected = scored(of)
    for name, value in {"_ALL_AT_ONCE": 0, "_SEEDS": 1, "_JOINING": 1}.items():
        monkeypatch.setattr(solver, name, value)
    assert scored(of) == expected


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("slots", "items"), [(40, 60), (80, 60), (40, 25)])
def test_a_plain_model_of_a_real_size_has_the_same_optimum(
    seed: int, slots: int, items: int
) -> None:
    of = community_of(slots, items, editions=6, seed=seed)
    planning = planning_for(of, QUARTER, TODAY)
    assert scored(of) == score(of, planning, plain_plan(of, planning))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_files_changes_nothing(seed: int) -> None:
    of = community_of(slots=60, items=90, editions=4, seed=seed)
    assert plan_edition(of, QUARTER, TODAY) == plan_edition(turned_round(of), QUARTER, TODAY)


def test_no_item_hangs_often_while_its_equal_hangs_nowhere() -> None:
    of = community_of(slots=60, items=300, editions=0)
    planned = plan_edition(of, QUARTER, TODAY)
    assert planned.is_optimal
    uses = [each.item for each in planned.placements if of.items[each.item].kind == "poster"]
    free = [item for item in set(uses) if not of.items[item].pinned]
    assert max(uses.count(item) for item in free) == 1
