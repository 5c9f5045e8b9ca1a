"""What holds for anything that goes on over slots: in order, on one board, and read back as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.fit.answer import NOTHING, WHOLE, Fit
from civsite.fit.fits import Fits, Question
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.kinds.convention import Convention
from civsite.plan.boards.edition import plan_edition
from civsite.plan.boards.repair import repair_edition
from civsite.plan.placement import Edition
from tests.plan.communities import board, community, convention, edition
from tests.plan.roomy import Q4, TODAY

pytestmark = pytest.mark.slow

_DM = 100


def _ask(questions: Sequence[Question]) -> list[Fit]:
    """A panel shows as many articles as it is decimetres wide, or nothing."""
    return [WHOLE if _articles(each) <= each.size.width // _DM else NOTHING for each in questions]


def _articles(asked: Question) -> int:
    item = asked.portion.item
    return len(item.articles) if isinstance(item, Convention) else 0


def planned(of: Community) -> Edition:
    return plan_edition(of, Q4, TODAY, Fits(_ask))


def shelf(name: str, widths: list[int]) -> Board:
    """A board with slots of these widths, dm, side by side; every other one on its back."""
    slots = [
        {
            "id": f"{number}",
            "at": f"{sum(widths[:number]) * _DM}x0",
            "size": f"{width * _DM}x900",
            "side": ("front", "back")[number % 2],
        }
        for number, width in enumerate(widths)
    ]
    return board(name, {}, slots=slots)


def as_written(of: Edition) -> dict[str, dict[str, Any]]:
    boards: dict[str, dict[str, Any]] = {}
    for each in of.placements:
        part = {"part": str(each.part)} if each.part > 1 else {}
        boards.setdefault(each.board, {})[each.slot] = {"item": each.item, **part}
    return boards


def shown(of: Edition) -> list[tuple[str, str, str, int, int]]:
    return [(each.board, each.slot, each.item, each.part, each.parts) for each in of.placements]


WIDTHS = st.lists(st.integers(2, 9), min_size=1, max_size=6)
LENGTHS = st.lists(st.integers(1, 24), min_size=1, max_size=5)


@settings(derandomize=True, max_examples=12, deadline=None)
@given(WIDTHS, WIDTHS, LENGTHS)
def test_parts_follow_each_other_on_one_board_and_are_read_back_as_they_were(
    left: list[int], right: list[int], lengths: list[int]
) -> None:
    items = [
        convention(f"c{number}", articles=[f"第{n}条。" for n in range(length)])
        for number, length in enumerate(lengths)
    ]
    of = community([shelf("v", left), shelf("w", right)], items)
    edition_now = planned(of)
    for each in of.boards.values():
        slots = [slot.id for slot in each.slots]
        here = list(edition_now.on_board(each.id))
        empty = [hole.slot for hole in edition_now.unfilled if hole.board == each.id]
        assert sorted([*(placed.slot for placed in here), *empty]) == sorted(slots)
        for item in {placed.item for placed in here}:
            run = [placed for placed in here if placed.item == item]
            assert len({placed.parts for placed in run}) == 1
            assert [placed.part for placed in run] == list(range(1, run[0].parts + 1))
            assert run[0].parts <= 4
            widths = sum(slot.size.width for slot in each.slots if slot.id in {p.slot for p in run})
            assert lengths[int(item[1:])] * _DM <= widths
    again = replace(of, editions={Q4: edition("2026Q4", as_written(edition_now))})
    assert shown(planned(again)) == shown(edition_now)
    assert repair_edition(again, Q4, TODAY, Fits(_ask)).tasks == ()


def test_what_fits_one_slot_is_never_parted() -> None:
    of = community([shelf("w", [3, 9, 3])], [convention("c", articles=["一。"] * 9)])
    assert shown(planned(of)) == [("w", "1", "c", 1, 1)]


def test_the_fewest_slots_are_taken_and_those_of_one_side_first() -> None:
    of = community([shelf("w", [5, 5, 5, 5])], [convention("c", articles=["一。"] * 10)])
    assert shown(planned(of)) == [("w", "0", "c", 1, 2), ("w", "2", "c", 2, 2)]


def test_nothing_goes_on_over_more_than_four_slots() -> None:
    def parts(articles: int) -> int:
        of = community([shelf("w", [2] * 6)], [convention("c", articles=["一。"] * articles)])
        return len(planned(of).placements)

    assert [parts(articles) for articles in (2, 4, 6, 8, 9, 10)] == [1, 2, 3, 4, 0, 0]


def test_slots_that_a_whole_item_needs_are_left_to_it() -> None:
    long, short = (
        convention(name, articles=["一。"] * count) for name, count in (("a", 6), ("b", 3))
    )
    of = community([shelf("w", [3, 3, 3])], [long, short])
    assert sorted(shown(planned(of))) == [
        ("w", "0", "b", 1, 1), ("w", "1", "a", 1, 2), ("w", "2", "a", 2, 2),
    ]  # fmt: skip


def test_parts_of_a_closed_board_hang_nowhere() -> None:
    closed = shelf("w", [3, 3]).model_copy(update={"out_of_service": TODAY})
    assert planned(community([closed], [convention("c", articles=["一。"] * 6)])).placements == ()
