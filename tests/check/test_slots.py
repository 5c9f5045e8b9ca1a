"""Enters: boards and their slots in mm. Leaves: that each slot is inside, apart and has its own id."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.check.communities import Files, Told, assert_told_and_mended, check, told

OUTSIDE_HINT = (
    "改小“尺寸”，或把“位置”移近左上角；单位毫米，从所在面的左上角量起",
    "make size smaller or move at; mm from the upper left corner of the side",
)
OVERLAP_HINT = (
    "改“位置”或“尺寸”；若在背面，写 面: 背面",
    "change at or size; if it is on the back, write side: back",
)
TWICE_HINT = ("给其中一个换个编号", "give one of them another id")


def board(*slots: str, size: str = "2400x1200", more: str = "") -> Files:
    entries = "".join(f"  - {{{slot}}}\n" for slot in slots)
    text = f"name: 东门\nkind: wall\nsize: {size}\n{more}slots:\n{entries}"
    return {"boards/b.yml": text}


@pytest.mark.parametrize(
    "slots",
    [
        ("id: A, size: 2400x1200",),
        ("id: A, at: 1800x300, size: 600x900",),
        ("id: A, at: 60x150, size: 600x900", "id: B, at: 660x150, size: 600x900"),
        ("id: A, at: 60x0, size: 600x600", "id: B, at: 60x600, size: 600x600"),
        ("id: A, at: 60x0, size: 600x600", "id: B, at: 660x600, size: 600x600"),
        ("id: A, at: 60x0, size: 600x900", "id: B, at: 60x0, size: 600x900, side: back"),
        ("编号: 上左, 位置: 60×0, 尺寸: 600*900", "编号: 上右, 面: 背面, 尺寸: 2400X1200"),
    ],
)
def test_slots_to_the_edge_touching_and_on_both_sides_pass(
    tmp_path: Path, slots: tuple[str, ...]
) -> None:
    assert told(tmp_path, board(*slots)) == []


# The slot with the marked value, how far it leaves the board, what is mended.
LEAVING = [
    ("at: «2000x150», size: 600x900", 200, 0, "1800x150"),
    ("at: «1801x300», size: 600x900", 1, 0, "1800x300"),
    ("at: «60x301», size: 600x900", 0, 1, "60x300"),
    ("at: «2000x1000», size: 600x900", 200, 700, "0x0"),
    ("size: «2401x1200»", 1, 0, "2400x1200"),
    ("size: «600x1300»", 0, 100, "600x1200"),
    ("at: 0x0, size: «60000x60000»", 57600, 58800, "400x400"),
    ("at: 0x500, size: «600x900»", 0, 200, "600x700"),
    ("at: «60000x60000», size: 400x400", 58000, 59200, "2000x800"),
]


@pytest.mark.parametrize(("slot", "right", "below", "mend"), LEAVING)
def test_a_slot_that_leaves_its_board_is_told_by_how_much(
    tmp_path: Path, slot: str, right: int, below: int, mend: str
) -> None:
    zh, en = [], []
    if right:
        zh.append(f"右边多出 {right} 毫米")
        en.append(f"{right} mm over the right edge")
    if below:
        zh.append(f"下边多出 {below} 毫米")
        en.append(f"{below} mm over the lower edge")
    message = (
        f"版位 A 超出宣传栏（2400x1200）：{'、'.join(zh)}",
        f"slot A leaves the board (2400x1200): {', '.join(en)}",
    )
    files = board(f"id: A, {slot}")
    assert_told_and_mended(
        tmp_path, Told(files, "error", "slot-outside", message, OUTSIDE_HINT, mend)
    )


@pytest.mark.parametrize(
    ("first", "second", "width", "height", "mend"),
    [
        ("at: 60x150, size: 600x900", "at: «600x150», size: 600x900", 60, 900, "660x150"),
        ("at: 60x150, size: 600x900", "at: «659x1049», size: 600x100", 1, 1, "660x1050"),
        ("at: 0x0, size: 2400x1200", "at: «700x300», size: 500x700", 500, 700, ("700}", "700, 面: 背面}")),
        ("at: 700x300, size: 500x700", "«i»d: B, size: 2400x1200", 500, 700, ("1200}", "1200, 面: 背面}")),
        ("at: 60x150, size: 600x900", "at: «60x150», size: 600x900", 600, 900, "660x150"),
        (
            "side: back, at: 60x0, size: 500x700",
            "side: back, at: «60x0», size: 500x700",
            500,
            700,
            ("60x0, size: 500x700}\n  - {id: B, side: back", "60x0, size: 500x700}\n  - {id: B, side: front"),
        ),
    ],
)  # fmt: skip
def test_slots_that_overlap_are_told_by_how_much_at_the_second(
    tmp_path: Path, first: str, second: str, width: int, height: int, mend: str | tuple[str, str]
) -> None:
    message = (
        f"版位 B 与 A 重叠 {width}×{height} 毫米",
        f"slot B overlaps slot A by {width}×{height} mm",
    )
    own = second if "«i»d" in second else f"id: B, {second}"
    files = board(f"id: A, {first}", own)
    if "«i»d" in own:  # no place was written: the slot itself is underlined
        files = {path: str(text).replace("{«i»d", "«{»id") for path, text in files.items()}
    assert_told_and_mended(
        tmp_path, Told(files, "error", "slot-overlap", message, OVERLAP_HINT, mend)
    )


def test_each_pair_of_slots_that_overlap_is_told(tmp_path: Path) -> None:
    files = board(
        "id: A, at: 0x0, size: 600x900",
        "id: B, at: 0x0, size: 600x900, side: back",
        "id: C, at: 300x0, size: 600x900",
        "id: D, at: 500x0, size: 600x900",
    )
    said = [(each.message.en, each.span.line) for each in check(tmp_path, files)]
    assert said == [
        ("slot C overlaps slot A by 300×900 mm", 7),
        ("slot D overlaps slot A by 100×900 mm", 8),
        ("slot D overlaps slot C by 400×900 mm", 8),
    ]


Box = tuple[int, int, int, int]
BOXES = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(40, 60), st.integers(40, 60))


@given(st.lists(st.tuples(BOXES, BOXES), min_size=8, max_size=8))
@settings(derandomize=True, max_examples=6, deadline=None)
def test_slots_are_told_just_when_they_share_a_square_millimetre_or_leave_the_board(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[Box, Box]]
) -> None:
    files, expected = {}, []
    for number, pair in enumerate(pairs):
        slots = [
            f"id: {name}, at: {x}0x{y}0, size: {width}0x{height}0"
            for name, (x, y, width, height) in zip("AB", pair, strict=True)
        ]
        (text,) = board(*slots, size="1000x1000").values()
        path = f"boards/b{number}.yml"
        files[path] = text
        across, down = (
            [set(range(box[axis], box[axis] + box[axis + 2])) for box in pair] for axis in (0, 1)
        )
        if across[0] & across[1] and down[0] & down[1]:
            shared = f"{len(across[0] & across[1])}0×{len(down[0] & down[1])}0"
            expected.append((path, f"slot B overlaps slot A by {shared} mm"))
        for name, xs, ys in zip("AB", across, down, strict=True):
            over = [
                f"{max(each) - 99}0 mm over the {edge} edge"
                for each, edge in ((xs, "right"), (ys, "lower"))
                if max(each) > 99
            ]
            if over:
                expected.append(
                    (path, f"slot {name} leaves the board (1000x1000): {', '.join(over)}")
                )
    said = check(tmp_path_factory.mktemp("slots"), files)
    found = [(each.span.path.removeprefix("content/"), each.message.en) for each in said]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("first", "second", "mend"),
    [
        ("A", "A", "B"),
        ("A", "a", "b"),
        ("上左", "上左", "上右"),
        ("B-2", "b-2", "B-3"),
        ("Ⅰ", "ⅰ", "Ⅱ"),
    ],
)
def test_two_slots_of_one_id_are_told_at_the_second_whatever_its_side(
    tmp_path: Path, first: str, second: str, mend: str
) -> None:
    message = (f"版位编号 {second} 用了两次", f"two slots have the id {second}")
    files = board(f"id: {first}, size: 500x700", f"id: «{second}», size: 500x700, side: back")
    assert_told_and_mended(
        tmp_path, Told(files, "error", "slot-id-twice", message, TWICE_HINT, mend)
    )


def test_two_boards_may_have_slots_of_one_id(tmp_path: Path) -> None:
    (text,) = board("id: A, size: 500x700").values()
    assert told(tmp_path, {"boards/a.yml": text, "boards/b.yml": text}) == []


def test_slots_besides_a_layout_are_told_where_they_were_written(tmp_path: Path) -> None:
    """The layout's two slots, A and B, come before them."""
    files = board(
        "id: Z, at: 60x10, size: 600x20",
        "id: a, at: 60x10, size: 600x900, side: back",
        "id: Y, at: 60x1190, size: 600x20",
        "id: X, at: 900x130, size: 600x20",
        more="layout: two-columns\n",
    )
    said = [(each.code, *each.span[1:]) for each in check(tmp_path, files)]
    assert said == [
        ("slot-id-twice", 7, 10, 1),
        ("slot-outside", 8, 17, 7),
        ("slot-overlap", 9, 17, 7),
        ("slot-overlap", 9, 17, 7),
    ]


def test_slots_of_the_communitys_own_layout_are_told_where_it_is_named(tmp_path: Path) -> None:
    layout = "narrow:\n  size: 600x900\n  slots:\n    - {id: A, at: 10x10, size: 600x880}\n"
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/layouts.yml").write_text(layout, "utf-8")
    text = "name: 电梯\nkind: lift\nsize: 600x900\nlayout: narrow\n"
    (said,) = check(tmp_path, {"boards/b.yml": text})
    assert (said.code, *said.span[1:]) == ("slot-outside", 4, 9, 6)
    assert said.message.en == "slot A leaves the board (600x900): 10 mm over the right edge"
