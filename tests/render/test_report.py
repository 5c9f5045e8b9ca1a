"""The quarter's report: what hangs where and why, what is missing, what was done; a page and tables."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import lxml.html
import pytest

from civsite.build.targets import Target
from tests.build.communities import SmallCommunity, lay_out_small_community

FOLDER = "report/2026Q4"

_NEWS = {
    "2026-10-08-clinic": "title: 义诊\ndate: 2026-10-08\nfigures: {participants: 1200, households: 30}",
    "2026-12-31-cleaning": "title: 大扫除\ndate: 2026-12-31\nfigures: {participants: 34, activities: 2}",
    "2026-09-30-earlier": "title: 上季的事\ndate: 2026-09-30\nfigures: {participants: 5000}",
    "2027-01-01-later": "title: 下季的事\ndate: 2027-01-01\nfigures: {participants: 7000}",
}
_WEST = """name: 西门“便民”栏
kind: column
size: 1500x1200
owner: 第二网格 <网格员>
slots:
  - {id: 左1, at: 60x150, size: 600x900, accepts: [poster]}
  - {id: 右1, at: 760x150, size: 600x900, accepts: [page]}
"""
_INSPECTIONS = {
    "2026Q4/west-glass": "board: west\ndate: 2026-10-20\nstate: failed\n"
    "findings: [{slot: 左1, problem: damage, note: 玻璃裂了}, {slot: 右1, problem: outdated, note: 十月还挂着中秋的海报}]",
    "2026Q3/west-autumn": "board: west\ndate: 2026-09-20\nstate: passed",
}


def _lay_out(root: Path) -> SmallCommunity:
    content = lay_out_small_community(root) / "content"
    for name, text in _NEWS.items():
        path = content / f"news/{name[:4]}/{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n{text}\n---\n大家一起。\n", "utf-8")
    (content / "boards/west.yml").write_text(_WEST, "utf-8")
    (content / "editions/2026Q4.yml").unlink()
    for name, text in _INSPECTIONS.items():
        path = content / f"inspections/{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return SmallCommunity(root)


@pytest.fixture(scope="module")
def community(tmp_path_factory: pytest.TempPathFactory) -> SmallCommunity:
    """Three boards' worth of a quarter, with figures and inspections; only the report is built."""
    community = _lay_out(tmp_path_factory.mktemp("report"))
    community.build(anew=True, targets=(Target.REPORT,))
    return community


def _table(community: SmallCommunity, name: str) -> list[list[str]]:
    data = (community.out / FOLDER / f"{name}.csv").read_bytes()
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def _page(community: SmallCommunity) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((community.out / FOLDER / "index.html").read_text("utf-8"))


def _section(community: SmallCommunity, title: str) -> lxml.html.HtmlElement:
    (found,) = (
        section for section in _page(community).iter("section") if section.findtext("h2") == title
    )
    return found


def _said(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_quarter_has_a_page_and_three_tables(community: SmallCommunity) -> None:
    made = {path.name for path in (community.out / FOLDER).iterdir()}
    assert made == {"index.html", "placements.csv", "coverage.csv", "figures.csv"}


def test_a_table_opens_in_a_spreadsheet_with_its_chinese_characters(
    community: SmallCommunity,
) -> None:
    for name in ("placements", "coverage", "figures"):
        data = (community.out / FOLDER / f"{name}.csv").read_bytes()
        assert data.startswith("\ufeff".encode())


def test_every_slot_has_its_row_the_empty_ones_too(community: SmallCommunity) -> None:
    header, *rows = _table(community, "placements")
    assert header[:4] == ["宣传栏编号", "宣传栏", "版位", "尺寸（毫米）"]
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("east", "A", "600x900"),
        ("east", "B", "600x900"),
        ("east", "C", "600x900"),
        ("west", "左1", "600x900"),
        ("west", "右1", "600x900"),
    ]


def test_a_placement_says_what_hangs_there_and_why(community: SmallCommunity) -> None:
    header, *rows = _table(community, "placements")
    by_slot = {(row[0], row[2]): dict(zip(header, row, strict=True)) for row in rows}
    convention = by_slot["east", "B"]
    assert (convention["内容编号"], convention["内容"], convention["类别"]) == (
        "residents",
        "居民公约",
        "公约",
    )
    assert all(row["原因"] for row in by_slot.values())


def test_a_slot_that_stays_empty_says_why(community: SmallCommunity) -> None:
    header, *rows = _table(community, "placements")
    (empty,) = (row for row in rows if row[:3] == ["west", "西门“便民”栏", "右1"])
    row = dict(zip(header, empty, strict=True))
    assert (row["内容编号"], row["内容"], row["类别"]) == ("", "", "")
    assert row["原因"] not in ("", "没有编排")
    assert "（空）" in _said(_section(community, "各版位"))


def test_who_looks_after_a_board_stands_in_table_and_page(community: SmallCommunity) -> None:
    header, *rows = _table(community, "placements")
    owners = {row[0]: row[header.index("负责人")] for row in rows}
    assert owners == {"east": "", "west": "第二网格 <网格员>"}
    heads = [_said(row) for row in _section(community, "各版位").iter("th") if row.get("colspan")]
    assert heads == ["东门橱窗", "西门“便民”栏（第二网格 <网格员>）"]


def test_coverage_counts_what_hangs_on_each_board(community: SmallCommunity) -> None:
    header, *rows = _table(community, "coverage")
    assert header == ["", "东门橱窗", "西门“便民”栏"]
    counts = {row[0]: row[1:] for row in rows}
    placed = _table(community, "placements")[1:]
    posters = [
        sum(row[0] == board and row[6] == "海报" for row in placed) for board in ("east", "west")
    ]
    assert posters == [1, 1]
    assert counts["公约"] == ["1", "0"]
    assert counts["善行义举榜"] == ["1", "0"]


def test_what_is_required_and_lacks_is_marked(tmp_path: Path) -> None:
    community = _lay_out(tmp_path)
    details = community.root / "content/community.yml"
    details.write_text(
        details.read_text("utf-8") + "  - {show: notice, on: [column], source: 示例}\n", "utf-8"
    )
    community.build(anew=True, targets=(Target.REPORT,))
    rows = {_said(row[0]): row for row in _section(community, "内容与位置").iter("tr")}
    assert [cell.get("class") for cell in rows["通知"].iter("td")] == ["none", "lacking"]
    assert _said(rows["通知"]) == "通知–0 缺"
    assert "西门“便民”栏" in _said(_section(community, "需要留意"))


def test_figures_of_the_quarter_are_added_up_and_of_no_other(community: SmallCommunity) -> None:
    header, *rows = _table(community, "figures")
    assert header == ["编号", "名称", "合计"]
    assert {row[0]: row[2] for row in rows} == {
        "participants": "1234",
        "households": "30",
        "activities": "2",
    }


def test_large_numbers_are_read_at_a_glance(community: SmallCommunity) -> None:
    numbers = [each.text for each in _section(community, "本季数字").iter("b")]
    assert "1,234" in numbers


def test_inspections_of_the_quarter_come_by_date(community: SmallCommunity) -> None:
    lines = [_said(line) for line in _section(community, "巡查").iter("li")]
    assert lines == [
        "2026-10-20 西门“便民”栏：不合格待处理（外观破损：玻璃裂了；内容过时：十月还挂着中秋的海报）",
        "2026-11-02 东门橱窗：合格（外观破损：边角翘起）",
    ]


def test_a_screen_is_listed_with_its_size_and_one_round(community: SmallCommunity) -> None:
    (row,) = _section(community, "电子屏").iterdescendants("tbody")
    name, size, _, slides, takes = (_said(cell) for cell in row.iter("td"))
    assert (name, size) == ("大厅电视", "1920 × 1080")
    assert int(slides) >= 1
    assert takes.endswith("秒")


def test_nothing_in_it_is_read_as_markup(community: SmallCommunity) -> None:
    page = (community.out / FOLDER / "index.html").read_text("utf-8")
    assert "&lt;网格员&gt;" in page
    assert "<网格员>" not in page


def test_a_page_asks_no_other_host(community: SmallCommunity) -> None:
    links = [link for _, _, link, _ in _page(community).iterlinks()]
    assert links == []


def test_the_same_quarter_is_the_same_report(community: SmallCommunity, tmp_path: Path) -> None:
    other = _lay_out(tmp_path)
    other.build(anew=True, targets=(Target.REPORT,))
    for name in ("index.html", "placements.csv", "coverage.csv", "figures.csv"):
        mine, theirs = (each.out / FOLDER / name for each in (community, other))
        assert mine.read_bytes() == theirs.read_bytes()


def test_a_quarter_without_figures_and_inspections_says_so(tmp_path: Path) -> None:
    community = SmallCommunity(lay_out_small_community(tmp_path))
    (community.root / "content/inspections/2026Q4/east.yml").unlink()
    community.build(anew=True, targets=(Target.REPORT,))
    assert _said(_section(community, "本季数字")).endswith("本季还没有带数字的动态。")
    assert _said(_section(community, "巡查")).endswith("本季还没有巡查记录。")
    assert _table(community, "figures") == [["编号", "名称", "合计"]]


def test_a_written_edition_is_reported_as_written(tmp_path: Path) -> None:
    community = SmallCommunity(lay_out_small_community(tmp_path))
    community.build(anew=True, targets=(Target.REPORT,))
    header, *rows = _table(community, "placements")
    by_slot = {row[2]: dict(zip(header, row, strict=True)) for row in rows}
    assert by_slot["A"]["内容编号"] == "nation"
    assert by_slot["B"]["内容编号"] == "residents"


@pytest.mark.parametrize("theirs", ["<h1>{{ community }}</h1>", "{{ quarter }}"])
def test_a_theme_of_ones_own_makes_the_page_and_leaves_the_tables(
    community: SmallCommunity, tmp_path: Path, theirs: str
) -> None:
    other = _lay_out(tmp_path)
    template = other.root / "theme/report/report.html"
    template.parent.mkdir(parents=True)
    template.write_text(theirs, "utf-8")
    other.build(anew=True, targets=(Target.REPORT,))
    page = (other.out / FOLDER / "index.html").read_text("utf-8")
    assert page in ("<h1>示例社区</h1>", "2026Q4")
    assert _table(other, "placements") == _table(community, "placements")


def test_whoever_asks_for_english_gets_the_report_in_it(tmp_path: Path) -> None:
    other = _lay_out(tmp_path)
    other.build(anew=True, targets=(Target.REPORT,), language="en")
    header, *rows = _table(other, "placements")
    assert header == ["board", "name", "slot", "size", "item", "title", "kind", "reason", "owner"]
    assert {row[6] for row in rows} >= {"poster", "convention", ""}
    assert _table(other, "figures")[0] == ["figure", "name", "total"]
    page = _page(other)
    heads = [_said(each) for each in page.iter("h2")]
    assert heads[:3] == ["The quarter in figures", "How good the plan is", "To be looked at"]
    reasons = [_said(row[-1]) for row in _section(other, "Slot by slot").iter("tr")]
    assert "a stopgap" in " ".join(reasons) or "never shown before" in reasons
    assert page.get("lang") == "en"
