"""However the solver gets there, the answer is the same; and the same as a plain model's."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

import pytest

from bench.plan_case import QUARTER, community_of
from civsite.model.community import Community
from civsite.plan.boards import selection
from civsite.plan.boards.aims import Aim
from civsite.plan.boards.context import plan_context
from civsite.plan.boards.edition import plan_edition
from civsite.plan.boards.solver import Limits, solve
from tests.plan.boards.plain_model import plain_plan
from tests.plan.boards.refusals import fits
from tests.plan.boards.scoring import chosen_singly, score
from tests.plan.boards.test_brute_force import random_community

TODAY = QUARTER.first_day
Key = TypeVar("Key")
Value = TypeVar("Value")


def scored(of: Community) -> tuple[int, ...]:
    planned = plan_edition(of, QUARTER, TODAY, fits())
    assert planned.is_optimal
    context = plan_context(of, QUARTER, TODAY, fits())
    return score(of, context, chosen_singly(of, context, planned))


def shuffled(of: Community, seed: int) -> Community:
    """The same community from files that come in another order."""

    def mixed(files: Mapping[Key, Value]) -> dict[Key, Value]:
        return dict(chance.sample(list(files.items()), len(files)))

    chance = random.Random(seed)
    return replace(of, items=mixed(of.items), boards=mixed(of.boards), editions=mixed(of.editions))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_few_columns_at_first_lead_to_the_same_values(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = random_community(seed)
    expected = scored(of)
    few = Limits(all_at_once=0, seeds=1, joining=1)
    monkeypatch.setattr(selection, "solve", partial(solve, limits=few))
    assert scored(of) == expected


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("slots", "items"), [(40, 60), (80, 60), (40, 25)])
def test_a_plain_model_of_a_real_size_has_the_same_optimum(
    seed: int, slots: int, items: int
) -> None:
    of = community_of(slots, items, editions=6, seed=seed)
    context = plan_context(of, QUARTER, TODAY, fits())
    assert scored(of) == score(of, context, plain_plan(of, context))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("limits", [Limits(), Limits(ordered_up_to=0, all_at_once=0)])
def test_the_order_of_files_changes_nothing(
    seed: int, limits: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither where ids decide among equals, nor where there are too many pairs for that."""
    monkeypatch.setattr(selection, "solve", partial(solve, limits=limits))
    of = community_of(slots=60, items=90, editions=4, seed=seed)
    planned = plan_edition(of, QUARTER, TODAY, fits())
    ordered = Aim.ORDER in {each.aim for each in planned.aims}
    assert ordered is (limits == Limits())
    assert planned == plan_edition(shuffled(of, seed), QUARTER, TODAY, fits())


@pytest.mark.slow
def test_no_item_hangs_often_while_its_equal_hangs_nowhere() -> None:
    of = community_of(slots=60, items=300, editions=0)
    planned = plan_edition(of, QUARTER, TODAY, fits())
    assert planned.is_optimal
    uses = [each.item for each in planned.placements if of.items[each.item].kind == "poster"]
    free = [item for item in set(uses) if not of.items[item].pinned]
    assert max(uses.count(item) for item in free) == 1


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    of = community_of(slots=12, items=20, editions=2)
    assert plan_edition(of, QUARTER, TODAY, fits()).is_optimal
    assert capfd.readouterr() == ("", "")
