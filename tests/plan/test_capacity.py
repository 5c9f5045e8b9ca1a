"""What the plan takes for legible in a slot, the typesetter can set there."""

from __future__ import annotations

from collections import Counter

from bench.capacity import judged
from bench.capacity_case import pairs

# A prime, so that every kind comes at every size, length and distance in turn.
_EVERY = 97


def test_whatever_the_plan_thinks_legible_is_typeset_without_overflow() -> None:
    found = list(judged(list(pairs())[::_EVERY]))
    assert [pair.name for pair, verdict in found if verdict == "broken"] == []
    verdicts = Counter(verdict for _, verdict in found)
    assert verdicts["overflows"] > 0, "no pair is too long, so that nothing was put to the test"
    assert verdicts["strict"] < 0.2 * verdicts["fits"]
