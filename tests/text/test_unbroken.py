"""What must not be torn apart at a line's end is held together, and nothing longer."""

from __future__ import annotations

import pytest

from civsite.text.unbroken import as_written, unbroken


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("电话 0731-8888 0000", "电话 0731-\u20608888\u00a00000"),
        ("138 0013 8000", "138\u00a00013\u00a08000"),
        ("400 820 1234", "400\u00a0820\u00a01234"),
        ("9:00—11:30", "9:00\u2060—\u206011:30"),
        ("9:00–11:30", "9:00–\u206011:30"),
        ("3 月 5 日", "3\u00a0月 5\u00a0日"),
        ("1201 1202 1203 1204 1301", "1201 1202 1203 1204 1301"),
        ("2026 2027 2028", "2026 2027 2028"),
    ],
)
def test_numbers_with_their_units_hold_together(text: str, held: str) -> None:
    assert unbroken(text) == held
    assert as_written(held).replace(" ", "") == text.replace(" ", "")
