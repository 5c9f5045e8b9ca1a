"""A sign that a reader sees is never torn apart."""

from __future__ import annotations

import pytest

from civsite.text.clusters import beginning, clusters
from civsite.text.sentences import parts_of_name, words_and_signs


@pytest.mark.parametrize(
    "signs",
    [
        ["葛\U000e0100", "师", "傅"],
        ["☎\ufe0f", "值", "班"],
        ["👨‍👩‍👧", "亲", "子"],
        ["👍🏽", "好"],
        ["🇨🇳", "🇫🇷", "旗"],
        ["e\u0301", "t", "e\u0301"],
        ["1\ufe0f\u20e3", "号"],
        ["A", "b"],
    ],
)
def test_marks_stay_with_their_sign(signs: list[str]) -> None:
    text = "".join(signs)
    assert clusters(text) == signs
    assert beginning(text, 1) == (signs[0] if len(text) > 1 else text)
    assert "".join(words_and_signs(text)) == text


def test_names_break_at_their_points_or_between_signs() -> None:
    assert parts_of_name("帕提古丽·吐尔逊") == ["帕提古丽·", "吐尔逊"]
    assert parts_of_name("葛\U000e0100师") == ["葛\U000e0100", "师"]
    assert words_and_signs("请 call 110 吧") == ["请", " ", "call ", "110 ", "吧"]
