"""The last weeks of a quarter: what hangs now, what comes next, and what still has to be written down."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from civsite.commands.plan import explain_board, plan_table
from civsite.diagnostics import Diagnostic, Severity
from civsite.load.repository import load_community
from civsite.model.community import Community
from civsite.model.item import Item
from civsite.plan.boards.turn import is_ending, stopgaps_told, turn_of
from civsite.quarter import Quarter
from tests.build.communities import lay_out_small_community
from tests.plan.communities import board, community, edition, news, notice, poster
from tests.plan.roomy import codes, plan, roomy, said, whys
from tests.typed import lay_out_empty_community, typed

Q4 = Quarter(2026, 4)
LATE = datetime.date(2026, 12, 20)
GATE = board("gate", {"A": ["poster"], "B": ["notice", "news"]}, name="东门")


def told_late(of: Community, today: datetime.date = LATE) -> list[Diagnostic]:
    planned = plan(of, today)
    return list(stopgaps_told(of, planned, turn_of(of, planned, today, roomy()), today))


@pytest.mark.parametrize(
    ("day", "is_late"),
    [
        ("2026-12-10", False),
        ("2026-12-11", True),
        ("2026-12-31", True),
        ("2027-01-01", False),
        ("2026-09-30", False),
    ],
)
def test_the_last_three_weeks_are_those_before_the_quarters_last_day(
    day: str, is_late: bool
) -> None:
    assert is_ending(Q4, datetime.date.fromisoformat(day)) is is_late


@pytest.mark.parametrize("today", ["2026-11-22", "2026-12-20", "2026-12-31"])
def test_what_lasts_to_the_quarters_end_is_no_stopgap_however_near_that_is(today: str) -> None:
    of = community([GATE], [poster("a"), notice("n", until="2026-12-31")])
    planned = plan(of, datetime.date.fromisoformat(today))
    assert {each.zh for each in whys(planned).values()} == {"还没有展出过"}


@pytest.mark.parametrize(
    ("item", "is_stopgap"),
    [
        (notice("n", until="2026-12-30"), True),  # ends a day too early
        (notice("n", until="2027-03-01"), False),
        (notice("n", from_="2026-12-26"), True),  # the slot is empty until then
        (news("s", "2026-12-01"), True),
    ],
)
def test_what_ends_before_the_quarter_does_is_a_stopgap(item: Item, is_stopgap: bool) -> None:
    of = community([GATE], [poster("a"), item])
    assert (whys(plan(of, LATE))["gate/B"].zh == "没有更长久的内容，暂用") is is_stopgap


def test_a_slot_for_which_nothing_lasts_is_told_with_what_hangs_and_what_comes() -> None:
    items = [
        poster("a"), notice("now", title="停水", until="2026-12-22"),
        notice("spring", title="春节安排", from_="2027-01-01"), notice("b", title="检修", until="2026-12-27"),
    ]  # fmt: skip
    past = [edition("2026Q3", {"gate": {"A": "a", "B": "now"}})]
    (told,) = told_late(community([GATE], items, past))
    assert (told.code, told.severity) == ("slot-in-the-last-weeks", Severity.INFO)
    assert told.message.zh == (
        "2026Q4 期还剩 12 天，“东门”有版位没有能挂到季末的内容。"
        "B 现在挂的：《停水》（now）；2027-01-01 起（2027Q1 期）：《春节安排》（spring）"
    )
    assert (
        "B now: “停水” (now); from 2027-01-01 on (2027Q1): “春节安排” (spring)" in told.message.en
    )
    assert told.hint is not None
    assert told.hint.zh.endswith("civsite plan 2027Q1 --write")


def test_an_empty_slot_is_told_too_and_one_left_empty_is_not() -> None:
    boards = [board("gate", {"A": ["poster"], "B": ["poster"]}, name="东门")]
    written = [edition("2026Q4", {"gate": {"B": None}})]
    (told,) = told_late(community(boards, [poster("a", from_="2027-01-01")], written))
    assert "A 现在挂的：没有记录；2027-01-01 起（2027Q1 期）：《a》（a）" in told.message.zh
    assert "B 现在" not in told.message.zh


def test_with_everything_lasting_nothing_is_told() -> None:
    assert told_late(community([GATE], [poster("a"), notice("n")])) == []


def test_the_next_quarter_follows_on_what_this_one_hangs() -> None:
    of = community([board("w", {"A": ["poster"]})], [poster("a"), poster("b")])
    planned = plan(of, LATE)
    turn = turn_of(of, planned, LATE, roomy())
    first, then = planned.in_slot("w", "A"), turn.next.in_slot("w", "A")
    assert first is not None
    assert then is not None
    assert {first.item, then.item} == {"a", "b"}


def test_explained_slots_say_what_hangs_now_and_next_in_the_last_weeks_alone() -> None:
    past = [edition("2026Q4", {"gate": {"A": "b"}})]
    of = community([GATE], [poster("a"), poster("b"), notice("n")], past)
    planned = plan(of, LATE)
    late = explain_board(of, planned, "gate", "zh", turn_of(of, planned, LATE, roomy()))
    assert "    现在挂的：《b》（b）；2027-01-01 起（2027Q1 期）：《a》（a）" in late.splitlines()
    assert "现在挂的" not in explain_board(of, planned, "gate", "zh")
    assert "现在挂的" not in plan_table(of, planned, "zh")


def test_the_digest_of_a_quarter_that_is_still_running_is_too_early(tmp_path: Path) -> None:
    root = lay_out_small_community(tmp_path)
    (root / "content/boards/east.yml").write_text(
        "name: 东门\nkind: showcase\nsize: 2400x1200\n"
        "slots: [{id: A, at: 60x150, size: 600x900, accepts: [news]}]\n",
        "utf-8",
    )
    (root / "content/editions/2026Q4.yml").write_text(
        "quarter: 2026Q4\nboards: {east: {A: news-2026Q4}}\n", "utf-8"
    )
    status, output, _ = typed("-C", root, "--lang", "zh", "check", "--date", "2026-11-22")
    assert status == 0
    assert (
        "content/editions/2026Q4.yml:2:20 提醒 [placement-early]：“东门”有还不到时候的内容："
        in output
    )
    assert "还太早：2026Q4 的活动集锦要等这一季结束才完整" in output
    assert "civsite plan 2026Q4 --repair" in output
    assert "placement-outdated" not in output


def test_what_hangs_next_quarter_and_still_grows_is_to_be_printed_later(tmp_path: Path) -> None:
    (root := tmp_path / "社区").mkdir()
    lay_out_small_community(root)
    (root / "content/boards/east.yml").write_text(
        "name: 东门\nkind: showcase\nsize: 2400x1200\n"
        "slots: [{id: A, at: 60x150, size: 600x900, accepts: [news]}]\n",
        "utf-8",
    )
    (root / "content/editions/2026Q4.yml").unlink()
    for day, is_told in (("2026-12-31", True), ("2027-01-01", False)):
        of, _ = load_community(root)
        planned = plan(of, datetime.date.fromisoformat(day), Quarter(2027, 1))
        assert [each.item for each in planned.placements] == ["news-2026Q4"]
        assert ("item-incomplete" in codes(planned)) is is_told
    assert "2026-12-31" in said(plan(of, LATE, Quarter(2027, 1)), "item-incomplete").message.zh


@pytest.mark.parametrize(
    ("day", "missing"),
    [
        ("2026-11-22", ["2026Q4"]),
        ("2026-12-11", ["2026Q4", "2027Q1"]),
        ("2026-09-15", ["2026Q3", "2026Q4"]),
    ],
)
def test_a_build_reminds_of_editions_that_nobody_wrote_down(
    tmp_path: Path, day: str, missing: list[str]
) -> None:
    root = lay_out_empty_community(tmp_path / "社区")
    (root / "content/boards").mkdir()
    (root / "content/boards/gate.yml").write_text(
        "name: 东门\nkind: showcase\nsize: 2400x1200\n"
        "slots: [{id: A, at: 60x150, size: 600x900, accepts: [poster]}]\n",
        "utf-8",
    )
    build = ("-C", root, "--lang", "en", "build", "boards", "--date", day)
    status, _, errors = typed(*build)
    assert status == 0
    places = [line.split(":")[0] for line in errors.splitlines() if "[edition-unwritten]" in line]
    assert places == [f"content/editions/{each}.yml" for each in missing]
    assert f"civsite plan {missing[0]} --write" in errors
    for each in missing:
        assert typed("-C", root, "plan", each, "--write", "--date", day).status == 0
    assert "edition-unwritten" not in typed(*build).errors
    assert "edition-unwritten" not in typed("-C", root, "check", "--date", day).output


def test_a_past_quarter_is_to_be_written_as_it_hung(tmp_path: Path) -> None:
    root = lay_out_small_community(tmp_path / "社区")
    asked = ("build", "boards", "--quarter", "2025Q4", "--date", "2026-11-22")
    errors = typed("-C", root, "--lang", "en", *asked).errors
    assert "write it to content/editions/2025Q4.yml" in errors


def test_without_boards_no_edition_is_missed_and_none_is_written(tmp_path: Path) -> None:
    root = lay_out_empty_community(tmp_path / "社区")
    assert "edition-unwritten" not in typed("-C", root, "build", "boards").errors
    status, _, errors = typed("-C", root, "--lang", "zh", "plan", "--write")
    assert (status, errors.splitlines()[-1]) == (
        2,
        "还没有宣传栏，可用 civsite new 宣传栏 名称 新建",
    )
    assert not (root / "content/editions").exists()
