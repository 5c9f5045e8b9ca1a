"""Counts, ranges, sizes and places: the exact number, or what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.model.scalars import Point, Size
from tests.load.communities import POSTER, STORY, load
from tests.model.values import Key, Told, accepted, of_item, refused

PARTICIPANTS = Key(
    STORY,
    "---\ntitle: 扫雪\ndate: 2026-03-01\n数字: {{key}: {value}}\n---\n",
    ("participants", "人次"),
    lambda community: of_item("n", "figures")(community).participants,
)
WEIGHT = Key(
    POSTER,
    "title: 海报\ncampaign: own\n{key}: {value}\n",
    ("weight", "权重"),
    of_item("p", "weight"),
)
ORDER = Key(
    "content/pages/a.md",
    "---\ntitle: 页\n{key}: {value}\n---\n",
    ("order", "次序"),
    of_item("a", "order"),
)
BOARD = Key(
    "content/boards/b.yml",
    "name: 东门\nkind: wall\n{key}: {value}\n",
    ("size", "尺寸"),
    lambda community: community.boards["b"].size,
)
AT = Key(
    "content/boards/b.yml",
    "name: 东门\nkind: wall\nsize: 2400x1200\n版位:\n  - {编号: A, 尺寸: 60x90, {key}: {value}}\n",
    ("at", "位置"),
    lambda community: community.boards["b"].slots[0].at,
)
SCREEN = Key(
    "content/screens/s.yml",
    "name: 大厅\nkind: lcd\n{key}: {value}\n",
    ("size", "尺寸"),
    lambda community: community.screens["s"].size,
)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("40", 40),
        ("0", 0),
        ("0571", 571),
        ("'1,200'", 1200),
        ("1，200，000", 1_200_000),
        ("999999999999", 999_999_999_999),
        ("' 40 '", 40),
    ],
)
def test_a_count_is_read_to_the_last_digit(tmp_path: Path, written: str, number: int) -> None:
    assert accepted(tmp_path / "count", PARTICIPANTS, written) == number
    assert accepted(tmp_path / "order", ORDER, written) == number


def no_number(written: str) -> Told:
    return Told(
        "number-form",
        f"“{written}”不是整数",
        f"“{written}” is not a whole number",
        "只写数字，例如 40",
        "write digits alone, such as 40",
    )


@pytest.mark.parametrize(
    "written",
    ["40人", "四十", "约40", "40+", "４０", "3.5", "-3", "+3", "1e3", "0x1F", "1_000", "1 000", "40-50",
     "1234567890123", "'，'", "no", "~", "½", "٣"],
)  # fmt: skip
def test_what_is_no_count_is_told_to_be_digits_alone(tmp_path: Path, written: str) -> None:
    shown = written.strip("'")
    assert refused(tmp_path / "count", PARTICIPANTS, written) == no_number(shown)
    assert refused(tmp_path / "order", ORDER, written) == no_number(shown)


def outside(number: int, least: int, most: int) -> Told:
    return Told(
        "number-range",
        f"{number} 超出范围 {least} 到 {most}",
        f"{number} is not {least} to {most}",
        f"写 {least} 到 {most} 之间的整数",
        f"write a whole number from {least} to {most}",
    )


@pytest.mark.parametrize(
    ("path", "before", "names", "least", "most"),
    [
        (POSTER, "title: 海报\ncampaign: own\n", ("weight", "权重"), 1, 5),
        ("content/boards/b.yml", "name: 东\nkind: wall\nsize: 60x90\n", ("distance", "观看距离"), 10, 5000),
        ("content/screens/s.yml", "name: 厅\nkind: lcd\nsize: 60x90\n", ("dwell", "停留"), 2, 600),
        ("content/community.yml", "name: 示例\nprinting:\n  ", ("bleed", "出血"), 0, 30),
        ("content/community.yml", "name: 示例\nrequires:\n  - show: poster\n    on: [lift]\n    ",
         ("at_least", "至少"), 1, 99),
        ("content/editions/2026Q4.yml", "quarter: 2026Q4\nboards:\n  b:\n    A:\n      item: p\n      ",
         ("part", "部分"), 1, 9),
    ],
)  # fmt: skip
def test_a_number_of_a_range_is_taken_up_to_both_ends_and_told_the_range_beyond(
    tmp_path: Path, path: str, before: str, names: tuple[str, str], least: int, most: int
) -> None:
    key = Key(path, before + "{key}: {value}\n", names, lambda _: "read")
    assert accepted(tmp_path / "least", key, str(least)) == "read"
    assert accepted(tmp_path / "most", key, f"{most:03}") == "read"
    assert refused(tmp_path / "over", key, str(most + 1)) == outside(most + 1, least, most)
    if least:
        below = refused(tmp_path / "under", key, str(least - 1))
        assert below == outside(least - 1, least, most)
    assert refused(tmp_path / "none", key, "很多") == no_number("很多")


def test_a_number_that_is_not_written_is_the_usual_one(tmp_path: Path) -> None:
    files = {
        POSTER: "title: 海报\ncampaign: own\nweight:\n",
        "content/screens/s.yml": "name: 厅\nkind: lcd\nsize: 60x90\n停留:\n",
        "content/pages/a.md": "---\ntitle: 页\n---\n",
    }
    community, said = load(tmp_path, dict(files))
    assert said == ()
    assert community.items["p"].weight == 3
    assert community.screens["s"].dwell == 10
    assert of_item("a", "order")(community) == 100
    assert community.details.printing.bleed == 3


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("600x900", Size(600, 900)),
        ("600X900", Size(600, 900)),
        ("600×900", Size(600, 900)),
        ("600 × 900", Size(600, 900)),
        ("600*900", Size(600, 900)),
        ("600✕900", Size(600, 900)),
        ("'2400x1200'", Size(2400, 1200)),
        ("0600x0900", Size(600, 900)),
        ("20x60000", Size(20, 60_000)),
    ],
)
def test_a_size_is_width_by_height_in_millimetres(tmp_path: Path, written: str, size: Size) -> None:
    assert accepted(tmp_path, BOARD, written) == size


def no_size(written: str, zh: str, en: str, example: str) -> Told:
    return Told(
        "size-form",
        f"{zh}“{written}”的写法不对",
        f"“{written}” is not a {en} of the form {example}",
        f"写成 {example}，先横后竖，不带单位",
        f"write it as {example}, horizontal first, without a unit",
    )


@pytest.mark.parametrize(
    "written",
    ["600", "600,900", "600 900", "600mm x 900mm", "600x900mm", "60cm×90cm", "600x", "x900", "600x900x3",
     "６００×９００", "600.5x900", "-600x900", "1.2m×0.9m", "600/900", "600 乘 900", "A3", "1234567x900", "''"],
)  # fmt: skip
def test_what_is_no_size_is_told_with_an_example_of_its_kind(tmp_path: Path, written: str) -> None:
    shown = written.strip("'")
    on_board = no_size(shown, "尺寸", "size in mm", "600x900")
    assert refused(tmp_path / "board", BOARD, written) == on_board
    on_screen = no_size(shown, "屏幕尺寸", "screen size in px", "1080x1920")
    assert refused(tmp_path / "screen", SCREEN, written) == on_screen
    on_slot = no_size(shown, "位置", "position in mm", "60x150")
    assert refused(tmp_path / "slot", AT, f"'{shown}'") == on_slot
    assert accepted(tmp_path / "mm", BOARD, "600x900") == Size(600, 900)
    assert accepted(tmp_path / "px", SCREEN, "1080x1920") == Size(1080, 1920)
    assert accepted(tmp_path / "at", AT, "60x150") == Point(60, 150)


@pytest.mark.parametrize(
    ("key", "zh", "en", "least", "most"),
    [
        (BOARD, "尺寸", "size in mm", 20, 60_000),
        (SCREEN, "屏幕尺寸", "screen size in px", 8, 16_384),
        (AT, "位置", "position in mm", 0, 60_000),
    ],
)
def test_sizes_and_places_keep_within_what_can_be_built(
    tmp_path: Path, key: Key, zh: str, en: str, least: int, most: int
) -> None:
    assert accepted(tmp_path / "widest", key, f"{most}x{least}") is not None
    below = [f"{least - 1}x{most}"] if least else []
    for number, written in enumerate([f"{most + 1}x{least}", f"{least}x{most + 1}", *below]):
        assert refused(tmp_path / str(number), key, written) == Told(
            "size-range",
            f"{zh} {written} 超出范围 {least}–{most}",
            f"{en} {written} is outside {least} to {most}",
            "查对数字和单位（毫米，屏幕用像素）",
            "check the numbers; mm, on screens px",
        )
