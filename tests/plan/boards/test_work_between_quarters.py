"""What `--repair` asks for while a quarter runs: slot, what comes down, what goes up, and why."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.commands.plan import work_list
from civsite.diagnostics import Text
from civsite.model.community import Community
from civsite.model.item import Item
from civsite.quarter import Quarter
from tests.plan.communities import board, community, edition, notice, poster
from tests.plan.roomy import Q4, hung, kept, plan, repaired

TODAY = datetime.date(2026, 11, 20)
ONE = board("w", {"A": []})
# What has to be done in slot A, as (comes down, goes up), and why.
Work = tuple[str | None, str | None, Text] | None


def written(*items: Item, says: str = "a", requires: str | None = None) -> Community:
    demands = [{"show": requires, "on": ["wall"]}] if requires else []
    return community([ONE], items, [edition("2026Q4", {"w": {"A": says}})], demands)


CASES: dict[str, tuple[Community, Work]] = {
    "all is in order": (written(poster("a"), poster("b")), None),
    "it ends today": (written(poster("a", until="2026-11-20"), poster("b")), None),
    "it ended yesterday": (
        written(poster("a", until="2026-11-19"), poster("b")),
        ("a", "b", Text("原内容已过期", "the old one has expired")),
    ),
    "it ended, and nothing else is there": (
        written(poster("a", until="2026-11-19")),
        ("a", None, Text("原内容已过期", "the old one has expired")),
    ),
    "it was put off to the next year": (
        written(poster("a", from_="2027-01-01"), poster("b")),
        ("a", "b", Text("原内容本季度还没有生效", "the old one begins only after the quarter")),
    ),
    "its file was deleted": (
        written(poster("b"), says="gone"),
        ("gone", "b", Text("原内容已不在资料库中", "the old one is no longer among the content")),
    ),
    "something was pinned": (
        written(poster("a"), poster("z", pinned="yes")),
        ("a", "z", Text("置顶内容，先安排", "a pinned item, placed first")),
    ),
    "an emergency came": (
        written(poster("a"), notice("gas", level="emergency")),
        ("a", "gas", Text("紧急通知，先安排", "an emergency notice, placed first")),
    ),
    "an emergency came that is over in a few days": (
        written(poster("a"), notice("gas", level="emergency", until="2026-11-22")), None,
    ),
    "a notice came that is merely new": (written(poster("a"), notice("n", weight="5")), None),
    "something else is required now": (
        written(poster("a"), poster("s", campaign="science"), requires="science"),
        ("a", "s", Text("本栏须展示“科普”", "this board must show science")),
    ),
    "what is required hangs already": (
        written(poster("a"), poster("s", campaign="science"), says="s", requires="science"), None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_repair_changes_only_what_must_be_and_says_why(case: str) -> None:
    of, work = CASES[case]
    repair = repaired(of, TODAY)
    assert [(each.old, each.new, each.why) for each in repair.tasks] == ([work] if work else [])
    assert repaired(kept(of, repair.edition), TODAY).tasks == ()


def test_the_work_is_told_board_by_board_with_where_it_is_and_who_looks_after_it() -> None:
    boards = [
        board("e", {"左": [], "右": []}, name="东门橱窗", place="东门内", owner="李四"),
        board("s", {"A": []}, name="南门宣传栏"),
        board("w", {"A": []}, name="西门宣传栏", owner="王五", out_of_service="2026-11-15"),
    ]
    items = [
        poster("old", title="中秋赏月", until="2026-11-01"), poster("new", title="冬季防火"),
        poster("b", title="节约用水"), notice("gas", title="停气", level="emergency", on=["s"]),
    ]  # fmt: skip
    slots = {"e": {"左": "old", "右": "b"}, "s": {"A": "b"}, "w": {"A": "b"}}
    of = community(boards, items, [edition("2026Q4", slots)])
    repair = repaired(of, TODAY)
    assert work_list(of, repair, "zh").splitlines() == [
        "2026Q4 期要改 3 处，新挂 2 件",
        "",
        "东门橱窗（东门内，负责人李四）",
        "  左  取下《中秋赏月》，挂上《冬季防火》（new）。原内容已过期",
        "",
        "南门宣传栏",
        "  A  取下《节约用水》，挂上《停气》（gas）。紧急通知，先安排",
        "",
        "西门宣传栏（负责人王五）",
        "  已停用，内容全部取下：A",
    ]
    assert work_list(of, repair, "en").splitlines() == [
        "2026Q4: slots to change 3, panels to hang 2",
        "",
        "东门橱窗 (东门内, owner 李四)",
        "  左  take down “中秋赏月”, hang “冬季防火” (new): the old one has expired",
        "",
        "南门宣传栏",
        "  A  take down “节约用水”, hang “停气” (gas): an emergency notice, placed first",
        "",
        "西门宣传栏 (owner 王五)",
        "  out of service, take everything down: A",
    ]


@settings(derandomize=True, max_examples=15, deadline=None)
@given(st.sets(st.integers(0, 9), max_size=5), st.integers(0, 2))
def test_as_many_slots_change_as_lost_their_item_and_a_second_repair_finds_nothing(
    lost: set[int], added: int
) -> None:
    boards = [board(name, {"A": [], "B": [], "C": []}) for name in "uv"]
    before = community(boards, [poster(f"p{number}") for number in range(10)])
    planned = plan(before, Q4.first_day, Q4)
    of = kept(before, planned)
    left = {key: item for key, item in of.items.items() if int(key[1:]) not in lost}
    fresh = {f"p{20 + number}": poster(f"p{20 + number}", weight="5") for number in range(added)}
    after = replace(of, items=left | fresh)
    repair = repaired(after, TODAY)
    gone = {where for where, item in hung(planned).items() if item not in left}
    assert {f"{each.board}/{each.slot}" for each in repair.tasks} == gone
    stay = {where: item for where, item in hung(planned).items() if where not in gone}
    assert stay.items() <= hung(repair.edition).items()
    assert repaired(kept(after, repair.edition), TODAY).tasks == ()


def test_the_next_quarter_takes_what_a_repair_hung_for_shown() -> None:
    of = written(poster("a", until="2026-11-01"), poster("b"), poster("c"))
    mended = kept(of, repaired(of, TODAY).edition)
    assert hung(plan(mended, datetime.date(2027, 1, 1), Quarter(2027, 1))) == {"w/A": "c"}
