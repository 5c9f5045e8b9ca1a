"""Enters: dated records, and a day. Leaves: what is over, to come, or in the wrong order."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.check.communities import TODAY, Files, Told, assert_told_and_mended, check, told

CHECK_YEAR = ("查对年份", "check the year")


def poster(more: str) -> Files:
    return {"posters/p.yml": f"title: 标题\ncampaign: own\n{more}\n"}


def story(more: str, date: str = "2026-03-05") -> Files:
    return {"news/n.md": f"---\ntitle: 标题\ndate: {date}\n{more}---\n正文\n"}


@pytest.mark.parametrize(
    ("from_", "until", "passes"),
    [
        ("2026-10-01", "2026-10-01", True),
        ("2026-10-01", "2026-10-02", True),
        ("2025-12-31", "2026-01-01", True),
        ("2024-02-28", "2024-02-29", True),
        ("2026-10-02", "2026-10-01", False),
        ("2026-11-01", "2026-10-01", False),
        ("2027-01-01", "2026-12-31", False),
        ("2026-03-05", "2025-03-06", False),
    ],
)
@pytest.mark.parametrize("order", ["起: {}\n止: «{}»", "until: «{1}»\nfrom: {0}"])
def test_nothing_ends_before_it_begins(
    tmp_path: Path, from_: str, until: str, passes: bool, order: str
) -> None:
    files = poster(order.format(from_, until))
    if passes:
        assert told(tmp_path, files) == []
        return
    message = (
        f"止于 {until}，却起于 {from_}，一天也不会展出",
        f"until {until} is before from {from_}: it would never be shown",
    )
    hint = ("把两个日期对调或改正", "swap or correct the two dates")
    case = Told(files, "error", "until-before-from", message, hint, from_)
    assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize(
    "event",
    [
        "{start: 2026-03-05 09:00}",
        "{start: 2026-03-05 09:00, end: 2026-03-05 09:01}",
        "{start: 2026-03-05 9:00, end: 2026-03-05 10:00}",
        "{start: 2026-03-05 23:30, end: 2026-03-06 00:30}",
        "{开始: 2026-12-31 22:00, 结束: 2027-01-01 01:00}",
    ],
)
def test_an_event_that_ends_at_or_after_its_start_passes(tmp_path: Path, event: str) -> None:
    assert told(tmp_path, story(f"event: {event}\n")) == []


@pytest.mark.parametrize(
    ("start", "end", "mend"),
    [
        ("2026-03-05 09:00", "2026-03-05 08:59", "2026-03-05 10:59"),
        ("2026-03-05 09:00", "2026-03-04 10:00", "2026-03-05 10:00"),
        ("2026-03-05 22:00", "2026-03-05 01:00", "2026-03-06 01:00"),
        ("2028-03-01 09:00", "2028-02-29 17:00", "2028-03-01 17:00"),
    ],
)
def test_an_event_that_ends_before_it_starts_is_told_with_both_moments(
    tmp_path: Path, start: str, end: str, mend: str
) -> None:
    message = (
        f"活动结束（{end}）早于开始（{start}）",
        f"the event ends ({end}) before it starts ({start})",
    )
    hint = ("改正“开始”或“结束”", "correct start or end")
    files = story(f"event:\n  start: {start}\n  end: «{end}»\n")
    case = Told(files, "error", "event-ends-early", message, hint, mend)
    assert_told_and_mended(tmp_path, case)


DEED = "name: 张三, honour: 助人为乐, deed: 扶, consent: 2020-01-01"
BOARD = "name: 东门\nkind: wall\nsize: 600x900\nslots: [{id: A, size: 600x900}]\n"


def happened(kind: str, date: str) -> Files:
    """A record of what has happened on that date, which is marked."""
    quarter = "2020Q1"
    files: dict[str, Files] = {
        "convention": {"conventions/c.yml": f"标题: 公约\n通过日期: «{date}»\n条款: [一]\n"},
        "deed": {
            f"honours/{quarter}.yml": f"quarter: {quarter}\ndeeds:\n"
            f"  - {{{DEED}}}\n  - {{{DEED}, date: «{date}»}}\n"
        },
        "history": {
            "conventions/c.yml": "title: 公约\narticles: [一]\nhistory:\n"
            f"  - {{date: 2001-05-01, note: 初订}}\n  - {{日期: «{date}», 备注: 增写一条}}\n"
        },
        "inspection": {
            "boards/b.yml": BOARD,
            "inspections/2020Q1/i.yml": f"board: b\ndate: «{date}»\nstate: passed\n",
        },
        **{
            step: {
                "boards/b.yml": BOARD,
                "inspections/2020Q1/i.yml": "board: b\ndate: 2020-01-02\nstate: failed\n"
                f"findings: [{{problem: damage, note: 翘角, {step}: «{date}»}}]\n",
            }
            for step in ("reported", "repaired", "look_back")
        },
    }
    return files[kind]


@pytest.mark.parametrize(
    "kind", ["convention", "history", "deed", "inspection", "reported", "repaired", "look_back"]
)
@pytest.mark.parametrize(
    ("today", "date", "is_ahead"),
    [
        ("2026-11-22", "1949-10-01", False),
        ("2026-11-22", "2026-11-22", False),
        ("2026-11-22", "2026-11-23", True),
        ("2026-11-22", "2062-03-05", True),
        ("2026-12-31", "2027-01-01", True),
        ("2028-02-28", "2028-02-29", True),
        ("2028-02-29", "2028-02-29", False),
    ],
)
def test_what_has_happened_is_not_dated_after_today(
    tmp_path: Path, kind: str, today: str, date: str, is_ahead: bool
) -> None:
    files, day = happened(kind, date), datetime.date.fromisoformat(today)
    if not is_ahead:
        assert told(tmp_path, files, day) == []
        return
    message = (f"日期 {date} 还在以后", f"the date {date} is still to come")
    case = Told(files, "warning", "date-ahead", message, CHECK_YEAR, today, today=day)
    assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize(
    "files",
    [
        lambda date: poster(f"from: «{date}»"),
        lambda date: poster(f"until: 9999-12-31\n起: «{date}»"),
        lambda date: story("", date=f"«{date}»"),
        lambda date: {
            "notices/n.md": f"---\ntitle: 通知\nsummary: 一事\nuntil: 2026-12-31\n日期: «{date}»\n---\n"
        },
    ],
    ids=["poster", "from-until", "story", "notice"],
)
@pytest.mark.parametrize(
    ("today", "date", "is_far"),
    [
        ("2026-11-22", "2027-11-22", False),
        ("2026-11-22", "2027-11-23", False),
        ("2026-11-22", "2027-11-24", True),
        ("2026-11-22", "2062-11-22", True),
        ("2027-11-22", "2028-11-22", False),
        ("2028-02-29", "2029-02-28", False),
        ("2028-02-29", "2029-03-02", True),
    ],
)
def test_nothing_is_planned_more_than_a_year_ahead(
    tmp_path: Path, files: Callable[[str], Files], today: str, date: str, is_far: bool
) -> None:
    written, day = files(date), datetime.date.fromisoformat(today)
    if not is_far:
        assert told(tmp_path, written, day) == []
        return
    message = (f"日期 {date} 在一年以后", f"the date {date} is more than a year ahead")
    case = Told(written, "warning", "date-ahead", message, CHECK_YEAR, today, today=day)
    assert_told_and_mended(tmp_path, case)


def test_an_end_may_be_as_far_as_anybody_likes(tmp_path: Path) -> None:
    assert told(tmp_path, poster("until: 9999-12-31\npinned: yes")) == []


@pytest.mark.parametrize(
    ("more", "is_endless"),
    [
        ("level: emergency\nuntil: 2026-11-30", False),
        ("级别: 紧急\n止: 2026-11-30", False),
        ("level: important\nuntil: 2026-11-30\nwhen: 今晚", False),
        ("level: «emergency»", True),
        ("级别: «紧急»\n起: 2026-11-22\n事项: 车库浓烟", True),
    ],
)
def test_an_emergency_says_when_it_ends(tmp_path: Path, more: str, is_endless: bool) -> None:
    files = {"notices/smoke.md": f"---\ntitle: 浓烟\n{more}\n---\n"}
    if not is_endless:
        assert told(tmp_path, files) == []
        return
    message = (
        "紧急通知没有写“止”，电子屏会一直被它占着",
        "this emergency has no `until`: it would never give the screens back",
    )
    hint = (
        "写上“止”，哪天结束就写哪天；可以随时改",
        "write `until`, the day it ends; change it at any time",
    )
    mend = ("title: 浓烟", "title: 浓烟\nuntil: 2026-11-23")
    case = Told(files, "warning", "emergency-endless", message, hint, mend)
    assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize(
    ("until", "pinned", "is_over"),
    [
        ("2026-11-22", "yes", False),
        ("2026-11-23", "yes", False),
        ("2026-11-21", "no", False),
        ("2026-11-21", "«yes»", True),
        ("2025-12-31", "«是»", True),
    ],
)
@pytest.mark.parametrize("extend", [True, False])
def test_what_is_pinned_has_not_ended(
    tmp_path: Path, until: str, pinned: str, is_over: bool, extend: bool
) -> None:
    files = poster(f"until: {until}\npinned: {pinned}")
    if not is_over:
        assert told(tmp_path, files) == []
        return
    message = (f"{until} 已到期，却还置顶", f"pinned, although it ended on {until}")
    hint = ("删去“置顶”，或延长“止”的日期", "remove pinned or extend until")
    written = pinned.strip("«»")
    mend = (until, f"{TODAY}") if extend else (f"pinned: {written}\n", "")
    case = Told(files, "warning", "pin-expired", message, hint, mend)
    assert_told_and_mended(tmp_path, case)


def test_an_item_is_judged_on_the_day_that_is_asked(tmp_path: Path) -> None:
    files = poster("until: 2026-11-22\npinned: yes")
    assert told(tmp_path, files, datetime.date(2026, 11, 23)) == ["warning pin-expired yes"]


@pytest.mark.parametrize(
    ("files", "quarter", "name", "mend"),
    [
        (
            {"honours/2026Q3.yml": f"quarter: «2026Q2»\ndeeds: [{{{DEED}}}]\n"},
            "2026Q2",
            "2026Q3",
            "2026Q3",
        ),
        (
            {"honours/三季度.yml": f"季度: «2026Q3»\n善行: [{{{DEED}}}]\n"},
            "2026Q3",
            "三季度",
            None,
        ),
        ({"editions/2026Q3.yml": "quarter: «2026Q2»\nboards: {}\n"}, "2026Q2", "2026Q3", "2026Q3"),
        ({"editions/2026q3.yml": "quarter: «2026Q3»\nboards: {}\n"}, "2026Q3", "2026q3", None),
    ],
)  # fmt: skip
def test_a_quarter_that_its_file_is_not_named_for_is_told(
    tmp_path: Path, files: Files, quarter: str, name: str, mend: str | None
) -> None:
    message = (
        f"“季度”写的是 {quarter}，文件名却是 {name}",
        f"quarter says {quarter}, but the file is named {name}",
    )
    hint = ("改“季度”或给文件改名，使两者一致", "change quarter or rename the file")
    if mend is not None:
        case = Told(files, "error", "quarter-differs", message, hint, mend)
        assert_told_and_mended(tmp_path, case)
    (path,) = files
    (said,) = check(tmp_path, files)
    assert (said.message.zh, said.message.en) == message
    (tmp_path / "content" / path).rename(tmp_path / "content" / path.replace(name, quarter))
    assert told(tmp_path, {}) == []


@pytest.mark.parametrize("other", ["2026Q3", "2026Q1", "旧的"])
def test_of_two_editions_of_one_quarter_the_misnamed_one_is_told(
    tmp_path: Path, other: str
) -> None:
    """Whichever of the two is read first."""
    message = (
        f"“季度”写的是另一季度，文件名却是 {other}",
        f"quarter says another quarter, but the file is named {other}",
    )
    hint = ("改“季度”或给文件改名，使两者一致", "change quarter or rename the file")
    files = {
        "editions/2026Q2.yml": "quarter: 2026Q2\nboards: {}\n",
        f"editions/{other}.yml": "quarter: «2026Q2»\nboards: {}\n",
    }
    if other != "旧的":
        case = Told(files, "error", "quarter-differs", message, hint, other)
        assert_told_and_mended(tmp_path, case)
    assert told(tmp_path, files) == ["error quarter-differs 2026Q2"]
    assert check(tmp_path, files)[0].span.path == f"content/editions/{other}.yml"
