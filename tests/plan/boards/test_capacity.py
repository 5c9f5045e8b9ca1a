"""What the plan takes for legible in a slot, the typesetter can set there."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.capacity import judged
from bench.capacity_case import pairs
from civsite.plan.boards.capacity import Shown, shown_in_slots
from tests.render.panels.subjects import honours, place, text_of, typeset

pytestmark = pytest.mark.slow

# A prime, so that every kind comes at every size, length and distance in turn.
_EVERY = 97


def test_whatever_the_plan_thinks_legible_is_typeset_without_overflow() -> None:
    found = list(judged(list(pairs())[::_EVERY]))
    assert [pair.name for pair, verdict in found if verdict == "broken"] == []
    verdicts = Counter(verdict for _, verdict in found)
    assert verdicts["overflows"] > 0, "no pair is too long, so that nothing was put to the test"
    assert verdicts["strict"] < 0.2 * verdicts["fits"]


def test_a_roll_whose_cards_fit_hangs_though_its_names_by_category_would_not() -> None:
    roll = honours(31)
    honoured = [f"荣誉{number % 12}" for number in range(31)]
    deeds = [
        deed.model_copy(update={"honour": said, "photo": None})
        for deed, said in zip(roll.deeds, honoured, strict=True)
    ]
    many = roll.model_copy(update={"deeds": tuple(deeds)})
    board = place(1200, 920).board
    assert shown_in_slots(many, board, board.slots) is Shown.WHOLE
    assert text_of(typeset(many, 1200, 920)["pdf"]).count("荣誉11") > 1
