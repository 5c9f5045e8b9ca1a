"""Promises about headlines: they break between clauses and lose nothing."""

from __future__ import annotations

import pytest

from civsite.render.site.filters import in_clauses


def clauses(headline: str) -> list[str]:
    return [piece.partition("</span>")[0] for piece in in_clauses(headline).split("<span")[1:]]


def test_a_headline_breaks_after_its_stops() -> None:
    parts = clauses("第七讲：一盏灯，照了多少人回家")
    assert [part.removeprefix(' class="clause">') for part in parts] == ["第七讲：", "一盏灯，", "照了多少人回家"]  # fmt: skip


def test_words_of_the_core_values_stay_whole() -> None:
    assert len(clauses("爱国 敬业 诚信 友善")) == 4


@pytest.mark.parametrize(
    "headline", ["2027 年固定车位续租登记", "Health day: bones first, then broth", ""]
)
def test_a_headline_of_one_clause_and_one_in_latin_stay_as_they_are(headline: str) -> None:
    assert in_clauses(headline) == headline


def test_what_an_editor_writes_is_text_and_not_html() -> None:
    headline = "<b>一，二&三"
    assert in_clauses(headline).striptags() == headline
    assert "<b>" not in in_clauses(headline)
