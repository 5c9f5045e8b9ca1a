"""Shares, points of focus, yes and no: exactly what is written, or what is wrong with it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from civsite.model.scalars import Focus, parse_focus, usual_focus
from tests.load.communities import POSTER, STORY
from tests.model.values import Key, Told, accepted, of_item, refused

SHARE = Key(
    "content/community.yml",
    "name: 示例社区\nshares:\n  - {show: [poster], {key}: {value}}\n",
    ("at_least", "至少"),
    lambda community: community.details.shares[0].at_least,
)
FOCUS = Key(
    STORY,
    "---\ntitle: 扫雪\ndate: 2026-03-01\nphotos:\n  - file: media/a.jpg\n    {key}: {value}\n---\n",
    ("focus", "焦点"),
    lambda community: of_item("n", "photos")(community)[0].focus,
)


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("33%", Fraction(33, 100)),
        ("33 ％", Fraction(33, 100)),
        ("12.5%", Fraction(1, 8)),
        ("0.01%", Fraction(1, 10_000)),
        ("100%", Fraction(1)),
        ("1/3", Fraction(1, 3)),
        ("2 / 6", Fraction(1, 3)),
        ("5/5", Fraction(1)),
    ],
)
def test_a_share_is_exactly_the_part_that_is_written(
    tmp_path: Path, written: str, share: Fraction
) -> None:
    assert accepted(tmp_path, SHARE, written) == share


@pytest.mark.parametrize(
    "written",
    ["0%", "0/3", "1/0", "101%", "4/3", "0.33", "33", "三分之一", "33.333%", "-1/3", "３３%", "%", "''"],
)  # fmt: skip
def test_what_is_no_share_of_the_whole_is_told_as_it_is_to_be_written(
    tmp_path: Path, written: str
) -> None:
    shown = written.strip("'")
    assert refused(tmp_path, SHARE, f"'{shown}'") == Told(
        "portion-form",
        f"“{shown}”不是占比",
        f"“{shown}” is not a share of the whole",
        "写成 33% 或 1/3",
        "write it as 33% or 1/3",
    )


@pytest.mark.parametrize(
    ("written", "focus"),
    [
        ("50,40", Focus(0.5, 0.4)),
        ("50%,40%", Focus(0.5, 0.4)),
        ("50，40", Focus(0.5, 0.4)),
        ("50 40", Focus(0.5, 0.4)),
        ("0.5,0.4", Focus(0.5, 0.4)),
        ("0,100", Focus(0.0, 1.0)),
        ("12.5, 75", Focus(0.125, 0.75)),
        ("'1%, 1%'", Focus(0.01, 0.01)),
        ("0,0", Focus(0.0, 0.0)),
        ("2,1.5", Focus(0.02, 0.015)),
    ],
)
def test_a_focus_is_kept_as_written_and_means_a_point_of_the_picture(
    tmp_path: Path, written: str, focus: Focus
) -> None:
    kept = accepted(tmp_path, FOCUS, written)
    assert kept == written.strip("'")
    assert parse_focus(kept) == focus


@pytest.mark.parametrize(
    "written",
    [
        "脸在中间",
        "50",
        "50,",
        "50,40,30",
        "101,40",
        "50,100.1",
        "-5,40",
        "5０,40",
        "1.2.3,4",
        "左上",
        "''",
    ],
)
def test_a_focus_outside_its_picture_is_told_as_it_is_to_be_written(
    tmp_path: Path, written: str
) -> None:
    shown = written.strip("'")
    assert refused(tmp_path, FOCUS, written) == Told(
        "focus-form",
        f"焦点“{shown}”的写法不对",
        f"“{shown}” is not a focus",
        "写成 50,40：离左边、离上边的百分比",
        "write 50,40: percent from the left and top",
    )


def test_a_focus_that_nobody_wrote_is_a_little_above_the_middle() -> None:
    assert parse_focus(None) == usual_focus(900, 600) == usual_focus(600, 600) == Focus(0.5, 0.4)
    assert usual_focus(600, 900) == Focus(0.5, 0.3)


FLAG = Key(
    POSTER,
    "title: 海报\ncampaign: own\n{key}: {value}\n",
    ("pinned", "置顶"),
    of_item("p", "pinned"),
)


@pytest.mark.parametrize(
    ("written", "flag"),
    [("yes", True), ("Yes", True), ("TRUE", True), ("是", True), ("'yes'", True), ("no", False), ("No", False),
     ("false", False), ("否", False), ("", False), ("yes  # 居民要求", True)],
)  # fmt: skip
def test_yes_and_no_are_read_in_both_languages(tmp_path: Path, written: str, flag: bool) -> None:
    assert accepted(tmp_path, FLAG, written) is flag


@pytest.mark.parametrize(
    "written", ["1", "0", "on", "off", "y", "对", "有", "不", "是的", "√", "~", "''", "ＹＥＳ"]
)
def test_what_is_neither_yes_nor_no_is_told_so(tmp_path: Path, written: str) -> None:
    shown = written.strip("'")
    assert refused(tmp_path, FLAG, written) == Told(
        "flag-form",
        f"“{shown}”既不是“是”也不是“否”",
        f"“{shown}” is neither yes nor no",
        "写 是 或 否（yes 或 no）",
        "write yes or no",
    )
