"""What a community requires of its boards: where it holds, how it is met, what mends a lack."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

from civsite.diagnostics import Text
from civsite.model.board import Board, BoardKind
from civsite.model.community import Community
from civsite.model.item import Item
from civsite.model.kinds.poster import Poster
from civsite.plan.boards.aims import Aim
from tests.plan.communities import board, community, convention, edition, notice, poster, roll
from tests.plan.roomy import codes, hung, kept, plan, repaired, said, whys


def science(item_id: str, **more: Any) -> Poster:
    return poster(item_id, campaign="science", **more)


# Hung on `w` the quarter before, so that nothing but a requirement brings it back at once.
SEEN = [edition("2026Q3", {"w": {"A": "星空"}})]


@pytest.mark.parametrize("kind", list(BoardKind))
@pytest.mark.parametrize("in_chinese", [False, True])
def test_a_requirement_holds_on_boards_of_its_kinds_and_on_no_other(
    kind: BoardKind, in_chinese: bool
) -> None:
    written = kind.chinese if in_chinese else kind.value
    boards = [board(each.value, {"A": []}, kind=each.value) for each in BoardKind]
    past = [edition("2026Q3", {each.value: {"A": "星空"} for each in BoardKind})]
    requires = [{"show": "science", "on": [written]}]
    planned = plan(community(boards, [science("星空"), poster("a")], past, requires))
    assert hung(planned) == {
        f"{each.value}/A": "星空" if each is kind else "a" for each in BoardKind
    }


@pytest.mark.parametrize("show", ["science", "科普"])
def test_the_reason_names_what_is_required_in_both_languages(show: str) -> None:
    requires = [{"show": show, "on": ["showcase", "文化墙"]}]
    of = community([board("w", {"A": []})], [science("星空"), poster("a")], SEEN, requires)
    assert whys(plan(of)) == {"w/A": Text("本栏须展示“科普”", "this board must show science")}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_as_many_as_are_required_hang_and_the_rest_is_chosen_freely(count: int) -> None:
    due = [poster(name) for name in "abc"]
    asked = [science(f"s{number}") for number in range(3)]
    past = [edition("2026Q3", {"w": {f"{number}": f"s{number}" for number in range(3)}})]
    requires = [{"show": "science", "on": ["wall"], "at_least": str(count)}]
    slots: dict[str, list[str]] = {f"{number}": [] for number in range(3)}
    planned = plan(community([board("w", slots)], [*due, *asked], past, requires))
    shown = [item for item in hung(planned).values() if item.startswith("s")]
    assert len(shown) == count
    assert [each.reason.code for each in planned.placements].count("required") == count


def test_a_campaigns_poster_counts_for_its_kind_too() -> None:
    requires = [{"show": "poster", "on": ["wall"]}, {"show": "science", "on": ["wall"]}]
    of = community(
        [board("w", {"A": [], "B": []})],
        [science("星空"), notice("n")],
        [edition("2026Q3", {"w": {"A": "星空"}})],
        requires,
    )
    assert sorted(hung(plan(of)).values()) == ["n", "星空"]
    assert "requirement-unmet" not in codes(plan(of))


def test_what_the_file_says_and_what_a_slot_keeps_count_for_a_requirement() -> None:
    requires = [{"show": "science", "on": ["wall"]}]
    slots = [
        {"id": "A", "size": "600x900", "keep": "yes"},
        {"id": "B", "size": "600x900", "at": "600x0"},
    ]
    items = [science("星空"), science("潮汐"), poster("a")]
    keeping = community([board("w", {}, slots=slots)], items, SEEN, requires)
    assert hung(plan(keeping)) == {"w/A": "星空", "w/B": "a"}
    written = [edition("2026Q4", {"w": {"A": "潮汐"}})]
    told = community([board("w", {"A": [], "B": []})], items, written, requires)
    assert hung(plan(told)) == {"w/A": "潮汐", "w/B": "a"}


def test_a_roll_that_is_required_is_the_newest() -> None:
    requires = [{"show": "善行义举榜", "on": ["wall"]}]
    of = community(
        [board("w", {"A": []})], [roll("2026Q2"), roll("2026Q3"), poster("a")], [], requires
    )
    assert hung(plan(of)) == {"w/A": "2026Q3"}


def test_more_than_the_slots_of_a_board_can_show_is_told_as_what_is_short() -> None:
    requires = [{"show": "science", "on": ["wall"], "at_least": "9"}]
    of = community([board("w", {"A": [], "B": []})], [science(f"s{n}") for n in range(9)], [], requires)  # fmt: skip
    planned = plan(of)
    assert len(planned.placements) == 2
    assert [each.value for each in planned.aims if each.aim is Aim.REQUIRED] == [7]
    assert said(planned, "requirement-unmet").message == Text(
        "2026Q4 期应展示“科普”至少 9 件，“w”只有 2 件",
        "science is required at least 9 × in 2026Q4: “w” shows 2",
    )


def test_a_board_that_can_take_only_one_of_two_required_says_which_it_lacks() -> None:
    requires = [{"show": show, "on": ["wall"]} for show in ("science", "notice")]
    planned = plan(community([board("w", {"A": []})], [science("星空"), notice("n")], [], requires))
    (item,) = hung(planned).values()
    lacking = {"星空": "notice", "n": "science"}[item]
    assert said(planned, "requirement-unmet").message.en == (
        f"{lacking} is required at least 1 × in 2026Q4: “w” shows 0"
    )


def _add(*more: Item) -> Callable[[Community], Community]:
    return lambda of: replace(of, items={**of.items, **{item.id: item for item in more}})


def _boards(*boards: Board) -> Callable[[Community], Community]:
    return lambda of: replace(of, boards={each.id: each for each in boards})


def _repair(of: Community) -> Community:
    return kept(of, repaired(of).edition)


def _fill(of: Community) -> Community:
    entry = edition("2026Q4", {"w": {"A": "星空"}})
    return replace(of, editions={entry.quarter: entry})


LACKS: dict[str, tuple[Board, Iterable[Item], Any, Text, Callable[[Community], Community]]] = {
    "there is none": (
        board("w", {"A": []}), [poster("a")], None,
        Text("补充“科普”类的内容，现在一件也没有", "add items that show science: there are none"),
        _add(science("潮汐")),
    ),
    "it has expired": (
        board("w", {"A": []}), [science("星空", until="2026-10-04")], None,
        Text("《星空》已过期：延长它的有效期，或补充新的",
             "“星空” has expired: extend it, or add another"),
        _add(science("星空", until="2026-12-31")),
    ),
    "it begins later": (
        board("w", {"A": []}), [science("星空", from_="2027-01-01")], None,
        Text("《星空》本季度还没有生效：延长它的有效期，或补充新的",
             "“星空” begins only after the quarter: extend it, or add another"),
        _add(science("潮汐")),
    ),
    "it is meant for others": (
        board("w", {"A": []}, name="东墙"), [science("星空", on=["lift"])], None,
        Text("让“东墙”接受“科普”，或在《星空》的 on 里加上 w",
             "let “东墙” accept science, or add w to `on` of “星空”"),
        _add(science("星空", on=["lift", "w"])),
    ),
    "the board does not take it": (
        board("w", {"A": []}, accepts=["notice"]), [science("星空")], None,
        Text("让“w”接受“科普”，或在《星空》的 on 里加上 w",
             "let “w” accept science, or add w to `on` of “星空”"),
        _boards(board("w", {"A": []}, accepts=["notice", "poster"])),
    ),
    "no slot takes it": (
        board("w", {"A": ["notice"]}), [science("星空")], None,
        Text("给“w”一个接受“科普”而且放得下的版位",
             "give “w” a slot that accepts science and is large enough for it"),
        _boards(board("w", {"A": ["notice"], "B": ["poster"]})),
    ),
    "the file says otherwise": (
        board("w", {"A": []}), [science("星空"), poster("a")], {"A": "a"},
        Text("版位 A 现在是《a》（编排文件这样写），换成“科普”类的内容，或运行 civsite plan 2026Q4 --repair",
             "slot A carries “a” (written so in the edition's file): swap it for one that shows science, "
             "or run civsite plan 2026Q4 --repair"),
        _repair,
    ),
    "an editor pinned another": (
        board("w", {"A": []}), [science("星空"), poster("a")], {"A": {"item": "a", "pinned": "yes"}},
        Text("能放的版位都已占用：A《a》（编排文件固定在这里）。加一个版位，或撤下其中一件",
             "the slots for it are taken: A “a” (pinned here in the edition's file). "
             "Add a slot, or take one of these down"),
        _boards(board("w", {"A": [], "B": []})),
    ),
    "the file leaves it empty": (
        board("w", {"A": []}), [science("星空")], {"A": None},
        Text("版位 A 可以放“科普”类的内容，编排文件却留空，在 content/editions/2026Q4.yml 里写上一件",
             "slot A could show science but is left empty: name an item in content/editions/2026Q4.yml"),
        _fill,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LACKS)
def test_a_lack_is_told_with_what_mends_it_and_mending_it_ends_it(case: str) -> None:
    where, items, written, hint, mend = LACKS[case]
    editions = [edition("2026Q4", {"w": written})] if written else []
    of = community([where], items, editions, [{"show": "science", "on": ["wall"]}])
    told = said(plan(of), "requirement-unmet")
    assert told.hint == hint
    assert told.span.path == "content/community.yml"
    after = mend(of)
    planned = plan(after)
    assert "requirement-unmet" not in codes(planned)
    assert any(after.items[item].theme == "science" for item in hung(planned).values())


def test_one_more_is_asked_for_where_all_there_are_hang_already() -> None:
    requires = [{"show": "convention", "on": ["wall"], "at_least": "2"}]
    of = community([board("w", {"A": [], "B": []})], [convention("公约")], [], requires)
    assert said(plan(of), "requirement-unmet").hint == Text(
        "再补充一件“公约”类的内容", "add one more item that shows convention"
    )
    assert "requirement-unmet" not in codes(plan(_add(convention("乒乓球室守则"))(of)))
