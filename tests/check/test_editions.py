"""Enters: editions and inspections. Leaves: that they name what is there, and hang it where it may."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.check.communities import Files, Told, assert_told_and_mended, check, check_whatever, told

SHOWN: dict[str, str] = {
    "boards/east.yml": "name: 东门\nkind: showcase\nsize: 2400x1200\nslots:\n"
    "  - {id: A, at: 0x0, size: 600x900, accepts: [poster, honours]}\n"
    "  - {id: B, at: 600x0, size: 600x900, accepts: [poster, convention]}\n"
    "  - {id: C, at: 1200x0, size: 600x900}\n"
    "  - {id: D, at: 0x0, size: 600x900, side: back}\n",
    "boards/lift.yml": "name: 电梯\nkind: lift\nsize: 600x900\naccepts: [poster]\n"
    "slots: [{id: A, size: 600x900}]\n",
    "posters/fire.yml": "title: 冬季防火\ncampaign: safety\n",
    "posters/ice.yml": "title: 小心结冰\ncampaign: safety\n",
    "posters/office.yml": "title: 值班\ncampaign: own\non: [office, 电子屏]\n",
    "conventions/residents.yml": "title: 居民公约\narticles: [一, 二, 三]\n",
    "news/n.md": "---\ntitle: 扫雪\ndate: 2026-10-05\n---\n扫雪。\n",
    "pages/about.md": "---\ntitle: 关于\n---\n关于。\n",
}
REPAIR = (
    "改正编号；文件删掉了的，运行 civsite plan 2026Q4 --repair --write 换上别的",
    "Correct the id; if its file was deleted, civsite plan 2026Q4 --repair --write puts another "
    "in its place",
)


def edition(boards: str, quarter: str = "2026Q4") -> Files:
    return {f"editions/{quarter}.yml": f"quarter: {quarter}\nboards:\n  {boards}\n", **SHOWN}


@pytest.mark.parametrize(
    "boards",
    [
        "east: {A: fire, B: residents, C: news-2026Q4, D: ice}",
        "east: {B: {item: residents, pinned: yes}, C: {item: residents, part: 2}}",
        "east: {C: {item: residents, part: 2}, B: {item: residents, part: 1}}",
        "east: {C: {note: 留空}}\n  lift: {A: fire}",
        "east: {C: {part: 2}}",
        "east: {C: n}",
        "east: {}",
    ],
)
def test_an_edition_of_what_is_there_where_it_may_hang_passes(tmp_path: Path, boards: str) -> None:
    assert told(tmp_path, edition(boards)) == []


def test_chinese_keys_say_the_same(tmp_path: Path) -> None:
    text = "季度: 2026Q4\n栏目:\n  east:\n    A: fire\n    B: {内容: natoin, 置顶: 是}\n"
    assert told(tmp_path, {**SHOWN, "editions/2026Q4.yml": text}) == ["error edition-item natoin"]


@pytest.mark.parametrize(
    ("name", "near"), [("est", "east"), ("EAST", "east"), ("lfit", "lift"), ("北门", None)]
)
def test_a_board_that_is_not_there_is_told_with_the_nearest(
    tmp_path: Path, name: str, near: str | None
) -> None:
    message = (f"没有编号为“{name}”的宣传栏", f"there is no board “{name}”")
    hint = ("改正编号，或删去这一栏", "correct the id or remove the board")
    mend: str | tuple[str, str] = (f"{name}: {{A: fire}}", "{}")
    if near:
        hint, mend = (f"是不是“{near}”？", f"did you mean “{near}”?"), near
    files = edition(f"«{name}»: {{A: fire}}")
    assert_told_and_mended(tmp_path, Told(files, "error", "edition-board", message, hint, mend))


@pytest.mark.parametrize(("slot", "mend"), [("Z", "A"), ("a", "A"), ("一", "D")])
def test_a_slot_that_its_board_does_not_have_is_told_with_those_it_has(
    tmp_path: Path, slot: str, mend: str
) -> None:
    message = (f"宣传栏“east”没有版位“{slot}”", f"board “east” has no slot “{slot}”")
    hint = ("它的版位有：A、B、C、D", "its slots are: A, B, C, D")
    files = edition(f"east:\n    «{slot}»: fire")
    assert_told_and_mended(tmp_path, Told(files, "error", "edition-slot", message, hint, mend))


def test_a_board_without_slots_is_to_be_given_some(tmp_path: Path) -> None:
    files = {
        **edition("bare: {«A»: fire}"),
        "boards/bare.yml": "name: 空\nkind: wall\nsize: 900x600\n",
        "inspections/2026Q4/i.yml": "board: bare\ndate: 2026-11-02\nstate: passed\n"
        "findings: [{slot: A, problem: damage, note: 翘角}]\n",
    }
    hint = (
        "它还没有版位，先写上“版位”，或用“布局”选一种",
        "it has no slots yet: write slots, or choose a layout",
    )
    _, said = check_whatever(tmp_path, files)
    assert [each.code for each in said] == ["no-slots", "edition-slot", "inspection-slot"]
    assert [(each.hint.zh, each.hint.en) for each in said[1:] if each.hint] == [hint, hint]
    bare = str(files["boards/bare.yml"])
    assert told(tmp_path, {**files, "boards/bare.yml": f"{bare}layout: two-columns\n"}) == []


@pytest.mark.parametrize(("item", "near"), [("fier", "fire"), ("居民公约", None)])
@pytest.mark.parametrize("written", ["A: «{}»", "A: {{pinned: yes, item: «{}»}}"])
@pytest.mark.parametrize("today", [(2026, 12, 31), (2026, 9, 30)])
def test_an_item_that_is_not_there_is_told_with_what_to_do_about_it(
    tmp_path: Path, item: str, near: str | None, written: str, today: tuple[int, int, int]
) -> None:
    zh, en = REPAIR
    hint = (f"是不是“{near}”？{zh}", f"did you mean “{near}”? {en}") if near else (zh, en)
    message = (f"没有编号为“{item}”的内容", f"there is no item “{item}”")
    files = edition(f"east: {{{written.format(item)}}}")
    day = datetime.date(*today)
    case = Told(files, "error", "edition-item", message, hint, "fire", today=day)
    assert_told_and_mended(tmp_path, case)


HISTORY = (
    "往期是历史，照原样留着，不用改；是编号写错了的，改正即可",
    "a past edition is history and stays as it is; if an id is misspelt, correct it",
)


@pytest.mark.parametrize(
    ("boards", "names", "mend"),
    [
        ("east: {A: «gone», B: residents}", ("gone", "gone"), "fire"),
        ("«west»: {A: fire}", ("west", "west"), "lift"),
        ("east: {«Z»: fire}", ("east/Z", "east/Z"), "A"),
    ],
)
def test_what_hung_in_a_quarter_that_has_ended_and_is_gone_is_one_note(
    tmp_path: Path, boards: str, names: tuple[str, str], mend: str
) -> None:
    message = (
        f"这一期挂过的，有些已经不在了：{names[0]}",
        f"some of what hung then is no longer there: {names[1]}",
    )
    today = datetime.date(2027, 1, 1)
    case = Told(edition(boards), "info", "edition-gone", message, HISTORY, mend, today=today)
    assert_told_and_mended(tmp_path, case)


def test_however_much_of_it_is_gone_a_past_edition_has_one_note(tmp_path: Path) -> None:
    boards = "east: {A: a, B: b, C: c, D: d}\n  lift: {A: e}\n  west: {A: fire}\n  north: {A: f}"
    (said,) = check(tmp_path, edition(boards), datetime.date(2027, 1, 1))
    assert said.message.zh.endswith("：a、b、c、d、e 等 7 样")
    assert said.message.en.endswith(": a, b, c, d, e and 2 more")


MISFIT = (
    "换一件内容，或在宣传栏的“接受”里加上这一类",
    "choose another item, or add the kind to the accepts of the board",
)


@pytest.mark.parametrize(
    ("boards", "title", "kind_zh", "kind", "slot", "mend"),
    [
        ("east: {A: «residents»}", "居民公约", "公约", "convention", "A", "fire"),
        ("east: {B: «n»}", "扫雪", "动态", "news", "B", "residents"),
        ("east: {C: «about»}", "关于", "页面", "page", "C", "n"),
        ("lift: {A: «residents»}", "居民公约", "公约", "convention", "A", "ice"),
        ("lift: {A: «residents»}", "居民公约", "公约", "convention", "A",
         ("accepts: [poster]\nslots", "accepts: [poster, convention]\nslots")),
        ("east: {B: «news-2026Q4»}", "社区动态", "动态", "news", "B", "ice"),
    ],
)  # fmt: skip
def test_a_kind_that_slot_or_board_does_not_accept_is_a_warning(
    tmp_path: Path,
    boards: str,
    title: str,
    kind_zh: str,
    kind: str,
    slot: str,
    mend: str | tuple[str, str],
) -> None:
    message = (
        f"版位 {slot} 不接受“{kind_zh}”类的《{title}》",
        f"slot {slot} does not accept “{title}”, a {kind}",
    )
    case = Told(edition(boards), "warning", "edition-misfit", message, MISFIT, mend)
    assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize("mend", ["fire", ("office, 电子屏", "office, east")])
def test_an_item_meant_for_other_places_is_a_warning(
    tmp_path: Path, mend: str | tuple[str, str]
) -> None:
    message = (
        "《值班》限定用于 office、电子屏，不含本栏",
        "“值班” is for office, 电子屏, not for this board",
    )
    hint = (
        "换一件内容，或在它的“用于”里加上本栏",
        "choose another, or add the board to its on",
    )
    files = edition("east: {A: «office»}")
    assert_told_and_mended(tmp_path, Told(files, "warning", "edition-misfit", message, hint, mend))


@pytest.mark.parametrize("on", ["showcase", "橱窗", "east"])
def test_an_item_for_the_boards_id_or_kind_may_hang_there(tmp_path: Path, on: str) -> None:
    files = {**edition("east: {A: fire}"), "posters/fire.yml": f"title: 火\ncampaign: safety\non: [{on}]\n"}  # fmt: skip
    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    ("boards", "slot", "mend"),
    [
        ("east: {A: fire, B: «fire»}", "A", "ice"),
        ("east: {B: fire, D: «fire»}", "B", ("B: fire, D: fire", "B: fire")),
        ("east: {C: {item: fire, part: 1}, A: «fire»}", "C", "ice"),
    ],
)
def test_what_hangs_twice_on_a_board_is_a_warning_on_both_sides_alike(
    tmp_path: Path, boards: str, slot: str, mend: str | tuple[str, str]
) -> None:
    message = (
        f"“fire”已在本栏版位 {slot}",
        f"“fire” hangs on this board already, in slot {slot}",
    )
    hint = ("换一件，或删去这一行重新编排", "swap it, or remove the line to plan anew")
    case = Told(edition(boards), "warning", "edition-twice", message, hint, mend)
    assert_told_and_mended(tmp_path, case)


def test_two_boards_may_carry_the_same(tmp_path: Path) -> None:
    assert told(tmp_path, edition("east: {A: fire}\n  lift: {A: fire}")) == []


def no_part(before: int) -> tuple[tuple[str, str], tuple[str, str]]:
    part = before + 1
    return (
        f"本栏没有“residents”的第 {before} 部分，第 {part} 部分接不上",
        f"part {part} of “residents” continues nothing: this board has no part {before}",
    ), (
        "写好前一部分在哪个版位（第 1 部分不用写 part），或删去这一行重新编排",
        "say which slot carries the part before (part 1 goes without part), or remove the line "
        "to plan anew",
    )


def part_again(part: int, slot: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (
        f"“residents”的第 {part} 部分已在本栏版位 {slot}",
        f"part {part} of “residents” hangs on this board already, in slot {slot}",
    ), (
        "改成下一部分，或删去这一行重新编排",
        "write the next part, or remove the line to plan anew",
    )


@pytest.mark.parametrize(
    ("boards", "said", "mend"),
    [
        ("east: {A: fire, C: {item: residents, part: «2»}}", no_part(1), ("A: fire", "B: residents")),
        ("east: {B: residents, C: {item: residents, part: «3»}}", no_part(2), "2"),
        ("east: {B: residents, C: {item: residents, part: «9»}}", no_part(8), "2"),
        ("east: {B: residents, C: {item: residents, part: 2}, D: {item: residents, part: «2»}}",
         part_again(2, "C"), "3"),
        # One gap is told once, at the part after it.
        ("east: {C: {item: residents, part: «2»}, D: {item: residents, part: 3}}",
         no_part(1), ("{C:", "{B: residents, C:")),
    ],
)  # fmt: skip
def test_a_part_that_continues_nothing_or_hangs_already_is_a_warning(
    tmp_path: Path,
    boards: str,
    said: tuple[tuple[str, str], tuple[str, str]],
    mend: str | tuple[str, str],
) -> None:
    case = Told(edition(boards), "warning", "edition-part", *said, mend)
    assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize(
    ("boards", "code"),
    [
        ("east: {A: residents}", "edition-misfit"),
        ("east: {A: fire, B: fire}", "edition-twice"),
        ("east: {C: {item: residents, part: 2}}", "edition-part"),
    ],
)
def test_what_hung_in_the_past_hung(tmp_path: Path, boards: str, code: str) -> None:
    files = edition(boards)
    for day, is_told in (
        (datetime.date(2026, 9, 30), True),
        (datetime.date(2026, 12, 31), True),
        (datetime.date(2027, 1, 1), False),
    ):
        assert [each.split()[1] for each in told(tmp_path, files, day)] == [code] * is_told


def test_what_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    files = {
        **edition("east: {A: broken}\n  north: {A: fire}"),
        "posters/broken.yml": "titel: 坏了\ncampaign: own\n",
        "boards/north.yml": "name: 北门\nkind: wal\nsize: 600x900\n",
        "inspections/2026Q4/i.yml": "board: north\ndate: 2026-11-02\nstate: passed\n",
    }
    faults, said = check_whatever(tmp_path, files)
    assert {each.span.path for each in faults} == {
        "content/posters/broken.yml",
        "content/boards/north.yml",
    }
    assert said == ()


INSPECTION = "date: 2026-11-02\nstate: failed\n"


@pytest.mark.parametrize(("board", "near"), [("esat", "east"), ("Lift", "lift"), ("东门", None)])
def test_an_inspection_of_a_board_that_is_not_there_is_told(
    tmp_path: Path, board: str, near: str | None
) -> None:
    message = (f"没有编号为“{board}”的宣传栏", f"there is no board “{board}”")
    hint = (
        (f"是不是“{near}”？", f"did you mean “{near}”?")
        if near
        else (
            "写 content/boards/ 里的文件名；栏已经撤掉的，删去这份巡查",
            "write a name from content/boards/; if the board is gone, delete the inspection",
        )
    )
    files = {**SHOWN, "inspections/2026Q4/i.yml": f"宣传栏: «{board}»\n{INSPECTION}"}
    case = Told(files, "error", "inspection-board", message, hint, near or "east")
    assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize(("today", "severity"), [((2026, 12, 31), "error"), ((2027, 1, 1), "info")])
def test_an_inspection_of_a_quarter_that_has_ended_stays_as_it_is(
    tmp_path: Path, today: tuple[int, int, int], severity: str
) -> None:
    findings = "findings: [{slot: Z, problem: damage, note: 翘角}]\n"
    files = {
        **SHOWN,
        "inspections/2026Q4/i.yml": f"board: esat\n{INSPECTION}",
        "inspections/2026Q4/j.yml": f"board: east\n{INSPECTION}{findings}",
    }
    assert told(tmp_path, files, datetime.date(*today)) == [
        f"{severity} inspection-board esat",
        f"{severity} inspection-slot Z",
    ]


@pytest.mark.parametrize("slot", ["Z", "a", "A1"])
def test_a_finding_at_a_slot_that_is_not_there_is_told(tmp_path: Path, slot: str) -> None:
    message = (f"宣传栏“east”没有版位“{slot}”", f"board “east” has no slot “{slot}”")
    hint = ("它的版位有：A、B、C、D", "its slots are: A, B, C, D")
    findings = (
        "findings:\n  - {problem: damage, note: 不在版位上}\n"
        f"  - {{版位: «{slot}», 问题类别: 外观破损, 备注: 翘角}}\n"
    )
    files = {**SHOWN, "inspections/2026Q4/i.yml": f"board: east\n{INSPECTION}{findings}"}
    assert_told_and_mended(tmp_path, Told(files, "error", "inspection-slot", message, hint, "D"))
