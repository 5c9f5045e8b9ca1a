"""Nothing is published twice, and nothing is measured in the wrong unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.communities import check, told

NOTICE = "---\ntitle: {}\nfrom: 2026-12-01\nuntil: 2026-12-02\nwhat: 年检\n---\n"


@pytest.mark.parametrize(
    "copy",
    ["lift 副本", "lift的副本", "lift - 副本 (2)", "lift copy", "lift copy 2", "lift - Copy", "lift - Copy (3)",
     "lift (1)", "lift(1)", "lift（2）", "复件 lift", "复件 (2) lift", "Copy of lift", "lift_备份", "lift-backup"],
)  # fmt: skip
def test_a_copy_beside_its_original_is_told_with_both_names(tmp_path: Path, copy: str) -> None:
    files = {"notices/lift.md": NOTICE.format("年检"), f"notices/{copy}.md": NOTICE.format("年检")}
    (said,) = check(tmp_path, files)
    assert (said.code, said.span.path) == ("record-copy", f"content/notices/{copy}.md")
    assert "content/notices/lift.md" in said.message.zh


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lift", "lift-2"),
        ("2026-1", "2026-2"),
        ("复件机", "机"),
        ("停水 (1)", "停水 (2)"),
        ("copy", "copy-shop"),
    ],
)
def test_names_that_are_alike_are_no_copies(tmp_path: Path, one: str, other: str) -> None:
    files = {f"notices/{name}.md": NOTICE.format(name) for name in (one, other)}
    assert told(tmp_path, files) == []


def test_a_copy_whose_original_is_gone_may_stay(tmp_path: Path) -> None:
    assert told(tmp_path, {"notices/lift (1).md": NOTICE.format("年检")}) == []


def test_stories_of_one_title_on_two_days_are_two(tmp_path: Path) -> None:
    story = "---\ntitle: 道德讲堂\ndate: 2026-{}-10\n---\n正文\n"
    assert told(tmp_path, {f"news/{m}.md": story.format(m) for m in ("09", "11")}) == []


SMALL = ["240x120", "60x90", "120x240", "90x120", "300x150", "180x90"]
HONEST = ["2400x1200", "210x297", "297x210", "297x420", "285x200", "230x310", "420x570", "600x150", "405x550"]  # fmt: skip


@pytest.mark.parametrize("size", SMALL)
def test_centimetres_are_told_with_the_millimetres(tmp_path: Path, size: str) -> None:
    width, height = size.split("x")
    files = {
        "boards/a.yml": f"name: 栏\nkind: wall\nsize: {size}\n",
        "boards/b.yml": f"name: 栏\nkind: wall\nsize: 3000x3000\nslots: [{{id: A, size: {size}}}]\n",
    }
    said = check(tmp_path, files)
    told_of = [each for each in said if each.code == "size-in-cm"]
    assert [each.span.line for each in told_of] == [3, 4]
    for each in told_of:
        assert each.hint is not None
        assert f"{width}0x{height}0" in each.hint.en


@pytest.mark.parametrize("size", HONEST)
def test_small_boards_and_frames_for_paper_are_told_nothing(tmp_path: Path, size: str) -> None:
    kind = "wall" if size != "600x150" else "lift"
    slot = f"name: 栏\nkind: {kind}\nsize: 3000x3000\nslots: [{{id: A, size: {size}}}]\n"
    assert told(tmp_path, {"boards/b.yml": slot}) == []


def test_a_long_low_board_in_centimetres_is_told(tmp_path: Path) -> None:
    text = "name: 栏\nkind: wall\nsize: {}\nslots: [{{id: A, size: 600x120}}]\n"
    assert told(tmp_path, {"boards/b.yml": text.format("1000x120")}) == [
        "warning size-in-cm 1000x120"
    ]
    assert told(tmp_path, {"boards/b.yml": text.format("3000x150")}) == []
