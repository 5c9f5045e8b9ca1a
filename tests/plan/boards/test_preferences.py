"""What a slot prefers: it gets it where nothing that counts for more is lost."""

from __future__ import annotations

from typing import Any

import pytest

from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.plan.boards.aims import Aim
from civsite.plan.boards.explain import qualities
from civsite.plan.placement import Edition
from tests.plan.communities import board, community, edition, notice, poster
from tests.plan.roomy import hung, plan


def wall(*prefers: list[str], **more: Any) -> Board:
    """A wall with a slot of 600×900 mm for each list of preferences: A, B, …"""
    slots = [
        {"id": "ABCDEF"[at], "at": f"{600 * at}x0", "size": "600x900", "prefers": each}
        for at, each in enumerate(prefers)
    ]
    return board("w", {}, slots=slots, **more)


OTHERS = [poster(name) for name in "bcdeghij"]


@pytest.mark.parametrize("prefers", [["science"], ["科普"], ["分类"], ["安全", "science"]])
@pytest.mark.parametrize("name", ["a", "f", "z"])
def test_a_slot_gets_what_it_prefers(prefers: list[str], name: str) -> None:
    wished = poster(name, campaign="science", tags=["分类"])
    assert hung(plan(community([wall(prefers)], [*OTHERS, wished]))) == {"w/A": name}


def test_a_kind_may_be_preferred_too() -> None:
    for word in ("notice", "通知"):
        planned = plan(community([wall([word])], [*OTHERS, notice("n")]))
        assert hung(planned) == {"w/A": "n"}


@pytest.mark.parametrize("at", range(4))
def test_on_a_board_it_stands_in_the_slot_that_prefers_it(at: int) -> None:
    prefers: list[list[str]] = [[], [], [], []]
    prefers[at] = ["science"]
    items = [*OTHERS[:3], poster("s", campaign="science")]
    assert hung(plan(community([wall(*prefers)], items)))["w/" + "ABCD"[at]] == "s"


def test_a_wish_leaves_no_slot_empty() -> None:
    planned = plan(community([wall(["science"], ["science"])], OTHERS[:2]))
    assert sorted(hung(planned).values()) == ["b", "c"]


def test_pins_requirements_and_rotation_count_for_more() -> None:
    wished = poster("s", campaign="science")
    pinned = community([wall(["science"])], [wished, poster("p", pinned="yes")])
    assert hung(plan(pinned)) == {"w/A": "p"}
    needs = [{"show": "notice", "on": ["wall"]}]
    required = community([wall(["science"])], [wished, notice("n")], [], needs)
    assert hung(plan(required)) == {"w/A": "n"}
    again = community(
        [wall(["science"])], [wished, poster("o")], [edition("2026Q3", {"w": {"A": "s"}})]
    )
    assert hung(plan(again)) == {"w/A": "o"}


def test_it_counts_for_more_than_who_was_used_less() -> None:
    past = [edition("2020Q1", {"v": {"A": "s"}})]
    planned = plan(
        community([wall(["science"])], [poster("s", campaign="science"), poster("o")], past)
    )
    assert hung(planned) == {"w/A": "s"}


def wishes(planned: Edition) -> list[Text]:
    return [each.text for each in qualities(planned) if each.aim is Aim.PREFERRED]


def test_a_wish_that_is_not_met_is_counted_and_no_wish_is_not_spoken_of() -> None:
    assert wishes(plan(community([wall(["science"], ["science"], [])], OTHERS[:3]))) == [
        Text(
            "有 2 个版位放的不是它优先的内容",
            "slots that carry something else than they prefer: 2",
        )
    ]
    assert wishes(plan(community([wall([], [])], OTHERS[:2]))) == []
