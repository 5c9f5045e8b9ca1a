"""Quarter after quarter, each plan written down: everybody gets a turn, and the longest unseen first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.item import Item
from civsite.plan.placement import Edition
from civsite.quarter import Quarter
from tests.plan.communities import board, community, convention, edition, notice, poster
from tests.plan.roomy import Q4, hung, kept, plan, whys

FEW = settings(derandomize=True, max_examples=8, deadline=None)


def years(boards: Iterable[Board], items: Iterable[Item], count: int) -> list[Edition]:
    """So many editions from 2024Q1 on, each planned on its first day and written down."""
    of: Community = community(boards, items)
    found = []
    for past in range(count):
        quarter = Quarter(2024, 1).shifted(past)
        planned = plan(of, quarter.first_day, quarter)
        found.append(planned)
        of = kept(of, planned)
    return found


@FEW
@given(items=st.integers(1, 9), slots=st.integers(1, 4))
def test_on_a_board_all_get_their_turn_before_any_comes_back(items: int, slots: int) -> None:
    places: dict[str, list[str]] = {f"{number}": [] for number in range(slots)}
    seen = {f"p{number}": -1 for number in range(items)}
    shown = years([board("w", places)], [poster(name) for name in seen], 6)
    for number, planned in enumerate(shown):
        here = [each.item for each in planned.placements]
        assert len(here) == len(set(here)) == min(items, slots)
        waiting = [last for item, last in seen.items() if item not in here]
        assert max(seen[item] for item in here) <= min(waiting, default=number)
        seen |= dict.fromkeys(here, number)
    assert min(seen.values()) >= 0 or items > 6 * slots


@FEW
@given(st.lists(st.integers(1, 3), min_size=2, max_size=4), st.integers(2, 8), st.integers(0, 4))
def test_over_boards_nothing_hangs_twice_in_a_place_and_no_slot_waits_in_vain(
    sizes: list[int], posters: int, notices: int
) -> None:
    boards = [
        board(f"b{number}", {f"{slot}": ["poster", "notice"][: 1 + slot % 2] for slot in range(size)})
        for number, size in enumerate(sizes)
    ]  # fmt: skip
    items = [*(poster(f"p{n}") for n in range(posters)), *(notice(f"n{n}") for n in range(notices))]
    for planned in years(boards, items, 4):
        for each in boards:
            here = [placement.item for placement in planned.on_board(each.id)]
            assert len(here) == len(set(here))
            only_posters = sum(slot.accepts == ("poster",) for slot in each.slots)
            takers = min(posters, only_posters)
            takers += min(len(each.slots) - only_posters, posters - takers + notices)
            assert len(here) == takers


def test_boards_pass_their_items_on_until_each_has_had_all() -> None:
    names = ["甲", "乙", "丙"]
    shown = years([board(name, {"A": []}) for name in "uvw"], map(poster, names), 3)
    for each in "uvw":
        assert sorted(hung(planned)[f"{each}/A"] for planned in shown) == sorted(names)
    for planned in shown:
        assert sorted(hung(planned).values()) == sorted(names)


def test_what_is_new_comes_first_and_what_has_ended_is_left_out() -> None:
    items = [poster("old"), poster("ending", until="2024-06-30"), poster("new", from_="2024-07-01")]
    shown = [hung(each).get("w/A") for each in years([board("w", {"A": []})], items, 5)]
    assert shown == ["ending", "old", "new", "old", "new"]


def test_a_slot_that_keeps_carries_the_same_for_years_while_others_rotate() -> None:
    slots = [
        {"id": "A", "size": "600x900", "accepts": ["convention"], "keep": "yes"},
        {"id": "B", "size": "600x900", "at": "600x0", "accepts": ["convention"]},
    ]
    shown = years([board("w", {}, slots=slots)], [convention(name) for name in "abc"], 5)
    assert {hung(each)["w/A"] for each in shown} == {"a"}
    assert [hung(each)["w/B"] for each in shown] == ["b", "c", "b", "c", "b"]
    assert [whys(each)["w/A"] for each in shown[:2]] == [
        Text("还没有展出过", "never shown before"),
        Text("固定版位，沿用上期", "the slot keeps what it carried"),
    ]


@pytest.mark.parametrize("gap", ["2026Q3", "2026Q1", "2023Q4"])
def test_a_slot_keeps_what_it_carried_last_though_quarters_were_not_written(gap: str) -> None:
    slots = [{"id": "A", "size": "600x900", "keep": "yes"}]
    of = community(
        [board("w", {}, slots=slots)], map(poster, "ab"), [edition(gap, {"w": {"A": "b"}})]
    )
    assert hung(plan(of)) == {"w/A": "b"}


@pytest.mark.parametrize(
    ("more", "hangs"),
    [
        ({}, "b"),
        ({"accepts": ["poster"]}, "b"),
        ({"accepts": ["notice", "convention"]}, None),
    ],
)
def test_a_slot_keeps_only_what_it_may_carry_still(more: dict[str, Any], hangs: str | None) -> None:
    slots = [{"id": "A", "size": "600x900", "keep": "yes", **more}]
    past = [edition("2026Q3", {"w": {"A": "b"}})]
    of = community([board("w", {}, slots=slots)], map(poster, "ab"), past)
    assert hung(plan(of)).get("w/A") == hangs


def test_a_kept_item_that_is_gone_makes_room() -> None:
    slots = [{"id": "A", "size": "600x900", "keep": "yes"}]
    past = [edition("2026Q3", {"w": {"A": "gone"}})]
    assert hung(plan(community([board("w", {}, slots=slots)], [poster("a")], past))) == {"w/A": "a"}


NEVER = Text("还没有展出过", "never shown before")


def here(number: int, english: str) -> Text:
    return Text(
        f"距上次在这里展出最久（{number} 个季度）", f"longest since last on this board ({english})"
    )


def elsewhere(number: int, english: str) -> Text:
    return Text(
        f"没有在这里展出过，在社区内已隔 {number} 个季度",
        f"never on this board, {english} since last shown elsewhere",
    )


@pytest.mark.parametrize(
    ("past", "why"),
    [
        ({}, NEVER),
        ({"2026Q3": "w"}, here(1, "1 quarter")),
        ({"2024Q4": "w"}, here(8, "8 quarters")),
        ({"2024Q4": "w", "2026Q2": "w"}, here(2, "2 quarters")),
        ({"2024Q4": "w", "2026Q3": "v"}, here(8, "8 quarters")),
        ({"2026Q3": "v"}, elsewhere(1, "1 quarter")),
        ({"2025Q1": "v"}, elsewhere(7, "7 quarters")),
        ({"2026Q2": "a-board-that-is-gone"}, elsewhere(2, "2 quarters")),
        ({"2027Q1": "w"}, NEVER),
    ],
)
def test_the_reason_says_how_long_an_item_was_not_seen(past: dict[str, str], why: Text) -> None:
    editions = [edition(quarter, {name: {"A": "a"}}) for quarter, name in past.items()]
    planned = plan(community([board("w", {"A": []})], [poster("a")], editions))
    assert whys(planned) == {"w/A": why}


def test_the_runner_up_is_the_one_whose_turn_is_next() -> None:
    past = [
        edition("2025Q4", {"w": {"A": "a"}}),
        edition("2026Q1", {"w": {"A": "b"}}),
        edition("2026Q2", {"w": {"A": "c"}}),
    ]
    (placed,) = plan(community([board("w", {"A": []})], map(poster, "cba"), past)).placements
    assert (placed.item, placed.runner_up) == ("a", "b")
    assert placed.why_second == Text("在这里展出得更近", "was on this board more recently")


def test_the_same_quarter_gives_the_same_edition_on_each_of_its_days_while_nothing_ends() -> None:
    of = community([board("w", {"A": [], "B": []})], map(poster, "abcd"))
    first = plan(of, Q4.first_day)
    assert hung(plan(of, Q4.last_day.replace(day=17))) == hung(first)
    assert plan(of, Quarter(2026, 3).first_day, Q4).placements == first.placements
