"""What hangs is valid in the quarter, or in what is left of it; what ends early is told."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from civsite.diagnostics import Severity, Text
from civsite.model.item import Item
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.news import Figures
from civsite.plan.boards.aims import Aim
from civsite.quarter import Quarter
from tests.plan.communities import board, community, edition, news, notice, poster, roll
from tests.plan.roomy import TODAY, codes, hung, plan, said, whys

EXPIRED = Text("《停水》已过期", "“停水”: has expired")
NOT_YET = Text("《停水》本季度还没有生效", "“停水”: begins only after the quarter")


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("from_", "until", "quarter", "today", "why_not"),
    [
        (None, None, "2026Q4", "2026-12-31", None),
        ("2026-12-31", None, "2026Q4", "2026-10-01", None),
        ("2027-01-01", None, "2026Q4", "2026-10-01", NOT_YET),
        (None, "2026-10-01", "2026Q4", "2026-10-01", None),
        (None, "2026-10-01", "2026Q4", "2026-10-02", EXPIRED),
        # Planned ahead: what is valid today counts for nothing, what the quarter sees does.
        (None, "2026-09-30", "2026Q4", "2026-09-20", EXPIRED),
        (None, "2026-10-01", "2026Q4", "2026-09-20", None),
        ("2026-09-01", "2026-10-01", "2026Q4", "2024-01-01", None),
        # Looked at afterwards: as it was on its first day.
        (None, "2026-10-01", "2026Q4", "2027-01-01", None),
        ("2026-12-31", "2026-12-31", "2026Q4", "2030-06-01", None),
        (None, "2026-09-30", "2026Q4", "2027-01-01", EXPIRED),
        # A part of the quarter.
        ("2026-11-08", "2026-11-09", "2026Q4", "2026-11-09", None),
        ("2026-11-08", "2026-11-09", "2026Q4", "2026-11-10", EXPIRED),
        ("2025-01-01", "2028-12-31", "2026Q4", "2026-11-10", None),
        # The quarters' edges, and a leap day.
        ("2028-02-29", "2028-02-29", "2028Q1", "2028-02-29", None),
        ("2028-02-29", "2028-02-29", "2028Q1", "2028-03-01", EXPIRED),
        ("2027-03-31", "2027-04-01", "2027Q1", "2027-01-01", None),
        ("2027-03-31", "2027-04-01", "2027Q2", "2027-01-01", None),
        ("2027-06-30", "2027-06-30", "2027Q3", "2027-06-30", EXPIRED),
        ("2027-10-01", "2027-10-01", "2027Q3", "2027-09-30", NOT_YET),
        # Dates the wrong way round name no day at all.
        ("2026-11-09", "2026-11-08", "2026Q4", "2026-10-01", EXPIRED),
    ],
)
def test_a_notice_hangs_if_it_is_valid_on_some_day_that_is_left_of_the_quarter(
    from_: str | None, until: str | None, quarter: str, today: str, why_not: Text | None
) -> None:
    of = community([board("w", {"A": []})], [notice("停水", from_=from_, until=until)])
    planned = plan(of, day(today), Quarter.parse(quarter))
    assert hung(planned) == ({} if why_not else {"w/A": "停水"})
    if why_not:
        assert whys(planned) == {"w/A": why_not}


@pytest.mark.parametrize(
    ("until", "lasts"),
    [("2026-10-17", False), ("2026-10-18", True), ("2026-12-31", True), (None, True)],
)
def test_what_hangs_for_less_than_two_weeks_hangs_only_for_want_of_better(
    until: str | None, lasts: bool
) -> None:
    """It is new, and its rival hung here the quarter before."""
    brief, rival = notice("n", until=until), poster("z")
    past = [edition("2026Q3", {"w": {"A": "z"}})]
    assert hung(plan(community([board("w", {"A": []})], [brief, rival], past))) == {
        "w/A": "n" if lasts else "z"
    }
    alone = plan(community([board("w", {"A": []})], [brief], past))
    stopgap = Text("没有更长久的内容，暂用", "a stopgap: nothing that lasts is left")
    new = Text("还没有展出过", "never shown before")
    assert whys(alone) == {"w/A": new if lasts else stopgap}
    (lasting,) = [each.value for each in alone.aims if each.aim is Aim.LASTING]
    assert (lasting == 0) is lasts


def test_what_ends_before_the_quarter_is_told_with_the_day_the_title_and_the_slots() -> None:
    boards = [board("v", {"A": [], "B": []}, name="东门"), board("w", {"A": []}, name="西门")]
    item = notice("water", title="换水表", until="2026-11-30", pinned="yes")
    planned = plan(community(boards, [item, poster("a")]))
    told = said(planned, "ends-within-quarter")
    assert told.message == Text(
        "2026Q4 期结束前有 1 件内容到期，届时空出：2026-11-30《换水表》（东门 B，西门 A）",
        "ends before 2026Q4 does and then leaves a gap: 2026-11-30 “换水表” (东门 B, 西门 A)",
    )
    assert told.hint == Text("到期前备好接替的内容，或延长有效期", "prepare what follows, or extend it")  # fmt: skip
    assert (told.severity, told.span.path) == (Severity.WARNING, "content/notices/water.md")
    longer = item.model_copy(update={"until": day("2026-12-31")})
    assert "ends-within-quarter" not in codes(plan(community(boards, [longer, poster("a")])))


@pytest.mark.parametrize(
    ("until", "today", "is_told"),
    [
        ("2026-12-30", "2026-10-05", True),
        ("2026-12-31", "2026-10-05", False),
        ("2027-01-01", "2026-10-05", False),
        ("2026-11-05", "2026-11-05", True),
    ],
)
def test_only_what_leaves_a_gap_within_the_quarter_is_told(
    until: str, today: str, is_told: bool
) -> None:
    of = community([board("w", {"A": []})], [poster("a", until=until)])
    assert ("ends-within-quarter" in codes(plan(of, day(today)))) is is_told


OUTDATED = ("已过时，有更新的或隔得太久", "is outdated")
EARLY = ("日期还没有到", "is dated later than today")


@pytest.mark.parametrize(
    ("date", "today", "why_not"),
    [
        ("2026-10-05", "2026-10-05", None),
        ("2026-10-06", "2026-10-05", EARLY),
        ("2026-07-01", "2026-10-05", None),
        ("2026-06-30", "2026-10-05", OUTDATED),
        ("2026-12-31", "2027-01-15", None),  # seen in 2027Q1, as a story of the quarter before
        ("2026-09-30", "2027-01-15", OUTDATED),
    ],
)
def test_boards_tell_stories_of_this_quarter_and_of_the_last(
    date: str, today: str, why_not: tuple[str, str] | None
) -> None:
    story = news("s", date, title="扫雪")
    planned = plan(community([board("w", {"A": []})], [story]), day(today))
    assert hung(planned) == ({} if why_not else {"w/A": "s"})
    if why_not:
        assert whys(planned) == {"w/A": Text(f"《扫雪》{why_not[0]}", f"“扫雪”: {why_not[1]}")}


def test_a_story_of_the_quarter_after_is_not_in_a_past_edition() -> None:
    of = community([board("w", {"A": []})], [news("s", "2027-01-02")])
    assert plan(of, day("2027-02-01"), Quarter(2026, 4)).placements == ()


def test_stories_come_after_all_that_lasts_and_the_newest_first() -> None:
    stories = [news(f"s{number}", f"2026-10-0{number}") for number in (1, 4, 3)]
    past = [edition("2026Q3", {"w": {"A": "a"}})]
    of = community([board("w", {"A": [], "B": [], "C": []})], [*stories, poster("a")], past)
    assert sorted(hung(plan(of)).values()) == ["a", "s3", "s4"]


def digest(quarter: str) -> Digest:
    return Digest.model_validate({
        "id": f"news-{quarter}", "title": quarter, "quarter": quarter, "stories": [],
        "figures": Figures(),
    })  # fmt: skip


@pytest.mark.parametrize(
    ("items", "hangs"),
    [
        ([digest("2026Q2"), digest("2026Q3"), digest("2026Q4")], "news-2026Q3"),
        ([digest("2026Q2")], None),
        ([digest("2026Q4")], None),
        ([roll("2026Q2"), roll("2026Q4")], "2026Q2"),
        ([roll("2026Q3"), roll("2026Q2"), roll("2025Q4")], "2026Q3"),
        ([roll("2026Q4")], "2026Q4"),
        ([roll("2026Q1")], None),
        ([roll("2027Q1")], None),
    ],
)
def test_of_digests_and_rolls_that_of_the_quarter_before_hangs(
    items: list[Any], hangs: str | None
) -> None:
    assert hung(plan(community([board("w", {"A": []})], items))).get("w/A") == hangs


def test_a_roll_too_old_and_one_too_early_are_told_apart() -> None:
    old = roll("2026Q1").model_copy(update={"title": "旧榜"})
    early = roll("2027Q1").model_copy(update={"title": "新榜"})
    planned = plan(community([board("w", {"A": ["honours"]})], [old, early]))
    assert whys(planned) == {
        "w/A": Text(
            "《旧榜》已过时，有更新的或隔得太久；《新榜》日期还没有到",
            "“旧榜”: is outdated; “新榜”: is dated later than today",
        )
    }


def test_hours_and_days_are_for_screens_and_change_nothing_on_boards() -> None:
    def planned(**more: str) -> dict[str, str]:
        items: list[Item] = [notice("n", **more), poster("a")]
        return hung(plan(community([board("w", {"A": [], "B": []})], items), TODAY))

    assert planned(hours="22:00-02:00", days="sun") == planned()
