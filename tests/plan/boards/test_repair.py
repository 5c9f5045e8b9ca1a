"""A written edition stands; a repair changes what must change, and nothing else."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace
from typing import Any

import pytest

from bench.plan_case import community_of
from civsite.diagnostics import Refused
from civsite.model.community import Community
from civsite.plan.boards.repair import RepairTask
from civsite.plan.boards.written import written_edition
from civsite.plan.placement import Edition
from civsite.quarter import Quarter
from tests.plan.communities import board, community, edition, notice, poster
from tests.plan.printed import plan_edition, repair_edition

Q4 = Quarter(2026, 4)
TODAY = datetime.date(2026, 11, 5)


def changes(
    of: Community, today: datetime.date = TODAY
) -> list[tuple[str, str | None, str | None]]:
    tasks = repair_edition(of, Q4, today).tasks
    return [(f"{task.board}/{task.slot}", task.old, task.new) for task in tasks]


def why(of: Community) -> list[str]:
    return [task.why.zh for task in repair_edition(of, Q4, TODAY).tasks]


def written(boards: list[Any], items: list[Any], slots: dict[str, Any], **more: Any) -> Community:
    return community(boards, items, [edition("2026Q4", slots)], **more)


def kept(of: Community, planned: Edition) -> Community:
    """The community with a plan written down."""
    slots: dict[str, dict[str, Any]] = {}
    for each in planned.placements:
        slots.setdefault(each.board, {})[each.slot] = each.item
    return replace(of, editions={**of.editions, Q4: edition("2026Q4", slots)})


def test_an_edition_that_is_in_order_is_left_alone() -> None:
    of = written(
        [board("w", {"A": ["poster"]})], [poster("a"), poster("b", weight="5")], {"w": {"A": "a"}}
    )
    assert changes(of) == []


def test_an_expired_item_is_exchanged_and_its_neighbours_stay() -> None:
    items = [poster("old", until="2026-11-01"), *map(poster, "abc")]
    slots = {"w": {"A": "old", "B": "c"}}
    of = written([board("w", {"A": ["poster"], "B": ["poster"]})], items, slots)
    assert changes(of) == [("w/A", "old", "a")]
    assert why(of) == ["原内容已过期"]


def test_an_item_that_is_gone_is_exchanged() -> None:
    of = written([board("w", {"A": ["poster"]})], [poster("a")], {"w": {"A": "lost"}})
    assert changes(of) == [("w/A", "lost", "a")]
    assert why(of) == ["原内容已不在资料库中"]


def test_a_board_out_of_service_is_cleared() -> None:
    boards = [board("w", {"A": ["poster"]}, out_of_service="2026-11-01")]
    of = written(boards, [poster("a")], {"w": {"A": "a"}})
    assert changes(of) == [("w/A", "a", None)]
    assert why(of) == ["宣传栏已停用"]


def test_a_board_out_of_service_keeps_its_entries_and_is_cleared_once() -> None:
    def opened(on: str | None) -> Community:
        boards = [board("w", {"A": [], "B": []}, out_of_service=on)]
        return written(boards, [poster("a"), poster("b")], {"w": {"A": "b", "B": "gone"}})

    repaired = repair_edition(opened("2026-11-01"), Q4, TODAY)
    text = written_edition(opened("2026-11-01"), repaired.edition, TODAY)
    assert "    A: b  # b\n" in text
    assert "gone" not in text
    again = opened("2026-11-01")
    kept_file = edition("2026Q4", {"w": {"A": "b"}}).model_copy(update={"written": TODAY})
    assert changes(replace(again, editions={Q4: kept_file})) == []
    assert changes(replace(opened(None), editions={Q4: kept_file})) == [("w/B", None, "a")]


def test_an_emergency_takes_one_slot_of_each_board_that_may_carry_it() -> None:
    boards = [
        board("v", {"A": ["poster", "notice"], "B": ["poster"]}),
        board("w", {"A": ["poster"]}),
    ]
    items = [*map(poster, "abc"), notice("gas", level="emergency", from_="2026-11-04")]
    of = written(boards, items, {"v": {"A": "a", "B": "b"}, "w": {"A": "c"}})
    assert changes(of) == [("v/A", "a", "gas")]
    assert why(of) == ["紧急通知，先安排"]


def test_an_unmet_requirement_costs_one_exchange() -> None:
    items = [*map(poster, "abc"), poster("science", campaign="science")]
    requires = [{"show": "science", "on": ["wall"]}]
    slots = {"w": {"A": "a", "B": {"item": "b", "pinned": "yes"}}}
    of = written([board("w", {"A": [], "B": []})], items, slots, requires=requires)
    assert changes(of) == [("w/A", "a", "science")]


def test_what_an_editor_pinned_or_left_empty_stays() -> None:
    items = [poster("a"), poster("b", pinned="yes")]
    slots = {"w": {"A": {"item": "a", "pinned": "yes"}, "B": None}}
    assert changes(written([board("w", {"A": [], "B": []})], items, slots)) == []


def test_a_pinned_item_that_has_expired_comes_down_all_the_same() -> None:
    items = [poster("a", until="2026-11-01"), poster("b")]
    of = written([board("w", {"A": []})], items, {"w": {"A": {"item": "a", "pinned": "yes"}}})
    assert changes(of) == [("w/A", "a", "b")]


def test_an_item_moves_only_to_let_an_empty_slot_be_filled() -> None:
    boards = [board("w", {"A": ["poster", "notice"], "B": ["poster"]})]
    of = written(boards, [poster("p"), notice("n")], {"w": {"A": "p"}})
    assert changes(of) == [("w/A", "p", "n"), ("w/B", None, "p")]


def test_a_quarter_that_is_not_written_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        repair_edition(community([board("w", {"A": []})], [poster("a")]), Q4, TODAY)
    assert refused.value.diagnostics[0].code == "edition-unwritten"


@pytest.mark.parametrize("seed", range(10))
def test_one_item_less_changes_only_the_slots_that_carried_it(seed: int) -> None:
    chance = random.Random(seed)
    boards = [board(f"b{n}", {slot: ["poster"] for slot in "ABC"}) for n in range(6)]
    items = [poster(f"p{n:02d}", weight=str(chance.randint(1, 5))) for n in range(30)]
    before = kept(community(boards, items), plan_edition(community(boards, items), Q4, TODAY))
    lost = chance.choice([each.id for each in items])
    after = replace(before, items={key: item for key, item in before.items.items() if key != lost})
    tasks: tuple[RepairTask, ...] = repair_edition(after, Q4, TODAY).tasks
    assert all(task.old == lost and task.new is not None for task in tasks)
    assert plan_edition(kept(before, plan_edition(before, Q4, TODAY)), Q4, TODAY).placements


def test_a_slot_that_keeps_what_it_carries_makes_no_room_for_a_requirement() -> None:
    slots = [{"id": "A", "size": "600x900", "keep": "yes"}]
    items = [poster("a"), poster("science", campaign="science")]
    requires = [{"show": "science", "on": ["wall"]}]
    of = written([board("w", {}, slots=slots)], items, {"w": {"A": "a"}}, requires=requires)
    assert changes(of) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_in_a_district_one_item_less_moves_only_what_follows_it(seed: int) -> None:
    """Pinned, kept and required items among them: only the slots that carried it change."""
    of = community_of(slots=60, items=150, editions=4, seed=seed)
    planned = plan_edition(of, Q4, Q4.first_day)
    before = kept(of, planned)
    assert changes(before, Q4.first_day) == []
    lost = random.Random(seed).choice(planned.placements).item
    others = {key: item for key, item in before.items.items() if key != lost}
    tasks = changes(replace(before, items=others), Q4.first_day)
    assert {old for _, old, _ in tasks} == {lost}
    assert len(tasks) == sum(each.item == lost for each in planned.placements)
