"""What else could hang in a slot, and the first aim in which it would be behind, in both languages."""

from __future__ import annotations

import pytest

from civsite.diagnostics import Text
from civsite.model.community import Community
from civsite.plan.boards.explain import explain_board
from tests.plan.communities import board, community, edition, news, notice, poster
from tests.plan.roomy import plan

ONE = board("w", {"A": []}, name="东门橱窗")
SEEN = Text("在这里展出得更近", "was on this board more recently")

# The community; what hangs, and what comes second, in slot A of `w`; why.
SECONDS: dict[str, tuple[Community, str, str | None, Text | None]] = {
    "the first is pinned": (
        community([ONE], [poster("a", pinned="yes"), poster("b")]),
        "a", "b", Text("要让位给置顶或紧急的内容", "gives way to a pinned or emergency item"),
    ),
    "the first is required": (
        community([ONE], [notice("n"), poster("b")], [], [{"show": "notice", "on": ["wall"]}]),
        "n", "b", Text("要让位给必须展示的内容", "gives way to what has to be shown here"),
    ),
    "the second is a story": (
        community([ONE], [poster("p"), news("a", "2026-10-01")]),
        "p", "a", Text("只适合暂用", "is only a stopgap"),
    ),
    "the second ends soon": (
        community([ONE], [poster("p"), poster("a", until="2026-10-10")]),
        "p", "a", Text("只适合暂用", "is only a stopgap"),
    ),
    "the second was here": (
        community([ONE], [poster("p"), poster("a")], [edition("2026Q3", {"w": {"A": "a"}})]),
        "p", "a", SEEN,
    ),
    "both were here, the second later": (
        community(
            [ONE],
            [poster("p"), poster("a")],
            [edition("2026Q1", {"w": {"A": "p"}}), edition("2026Q2", {"w": {"A": "a"}})],
        ),
        "p", "a", SEEN,
    ),
    "the second was elsewhere": (
        community([ONE], [poster("p"), poster("a")], [edition("2026Q3", {"v": {"A": "a"}})]),
        "p", "a", Text("在社区内展出得更近", "was shown in the community more recently"),
    ),
    "the second hangs elsewhere now": (
        community([ONE, board("v", {"A": []}, grid="2")], [poster("p", on=["w"]), poster("a")]),
        "p", "a", Text("在社区内展出得更近", "was shown in the community more recently"),
    ),
    "the second was used more": (
        community(
            [ONE],
            [poster("p"), poster("a")],
            [
                edition("2026Q2", {"v": {"A": "a"}}),
                edition("2026Q3", {"v": {"A": "p"}, "u": {"A": "a"}}),
            ],
        ),
        "p", "a", Text("历来用得更多", "was used more often before, for its weight"),
    ),
    "both are equal": (
        community([ONE], [poster("b"), poster("a")]),
        "a", "b", Text("条件相同，按编号排在后面", "is equal, and comes later by its id"),
    ),
    "an editor decided": (
        community([ONE], [poster("p"), poster("a")], [
            edition("2026Q3", {"w": {"A": "p"}}), edition("2026Q4", {"w": {"A": "p"}}),
        ]),
        "p", "a", Text("编辑已经这样定", "an editor decided for the first"),
    ),
    "there is nothing else": (community([ONE], [poster("a")]), "a", None, None),
    "nothing else is allowed": (
        community([board("w", {"A": ["notice"]})], [notice("n"), poster("b")]), "n", None, None,
    ),
    "nothing else is valid": (
        community([ONE], [poster("a"), poster("b", until="2026-09-30")]), "a", None, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SECONDS)
def test_the_second_is_named_with_what_it_is_behind_in(case: str) -> None:
    of, item, second, why = SECONDS[case]
    placed = plan(of).in_slot("w", "A")
    assert placed is not None
    assert (placed.item, placed.runner_up, placed.why_second) == (item, second, why)


def test_what_hangs_on_the_board_already_is_no_second() -> None:
    planned = plan(community([board("w", {"A": [], "B": []})], map(poster, "abc")))
    assert [each.item for each in planned.placements] == ["a", "b"]
    assert {each.runner_up for each in planned.placements} == {"c"}


def test_an_explanation_is_two_lines_a_slot_and_one_for_an_empty_slot() -> None:
    past = [edition("2026Q3", {"w": {"A": "b"}})]
    of = community(
        [board("w", {"左1": [], "左2": ["notice"], "左3": ["poster"]}, name="东门橱窗")],
        [poster("a", title="节水"), poster("b", title="防火"), poster("c", title="垃圾分类")],
        past,
    )
    told = explain_board(of, plan(of), of.boards["w"])
    assert told.zh.splitlines() == [
        "东门橱窗 2026Q4",
        "左1  《节水》（a）：还没有展出过",
        "    其次《防火》（b）：在这里展出得更近",
        "左2  （空）没有“通知”类的内容",
        "左3  《垃圾分类》（c）：还没有展出过",
        "    其次《防火》（b）：在这里展出得更近",
    ]
    assert told.en.splitlines() == [
        "东门橱窗 2026Q4",
        "左1  “节水” (a): never shown before",
        "    second “防火” (b): was on this board more recently",
        "左2  (empty) there is no item of kind notice",
        "左3  “垃圾分类” (c): never shown before",
        "    second “防火” (b): was on this board more recently",
    ]


def test_a_slot_without_a_second_says_so() -> None:
    of = community([ONE], [poster("a")])
    told = explain_board(of, plan(of), of.boards["w"])
    assert told.zh.splitlines()[-1] == "    没有其他可用的内容"
    assert told.en.splitlines()[-1] == "    nothing else could hang here"
