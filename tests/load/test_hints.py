"""What is told of a line that nobody could read goes away when the hint is followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.communities import POSTER, load
from tests.model.values import Told

COLON = Told(
    "colon-without-space",
    "冒号后面缺一个空格",
    "the colon lacks a space behind it",
    "写成“项目: 内容”",
    "write “key: value”",
)


def told(root: Path, path: str, text: str) -> tuple[Told, int, int]:
    """The one thing that is said, and where."""
    (said,) = load(root, {path: text})[1]
    assert said.hint is not None
    texts = (said.message.zh, said.message.en, said.hint.zh, said.hint.en)
    return Told(said.code, *texts), said.span.line, said.span.column


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", "\u2003"])
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("title:{}海报\ncampaign: own\n", 1, 6),
        ("campaign: own\n标题:{}海报\n", 2, 3),
        ("标题: 海报\n主题:{}自办\n口号: 慢行\n", 2, 3),
    ],
)
def test_a_wide_space_behind_a_colon_is_told_as_the_space_that_lacks(
    tmp_path: Path, text: str, line: int, column: int, space: str
) -> None:
    assert told(tmp_path / "as written", POSTER, text.format(space)) == (COLON, line, column)
    assert load(tmp_path / "as told", {POSTER: text.format(" ")})[1] == ()
