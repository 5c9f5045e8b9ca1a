"""The order's page and tables: every board and panel, its size and files, and what may be shared."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import Any

import lxml.html
import openpyxl
import pytest

from civsite.program import packaged_theme
from civsite.render.order import order_rows, render_overview, render_shop_zip, render_tables

TEMPLATE = "theme/print/order.html"


def panel(board: str, slot: str, title: str = "慢行", **more: Any) -> dict[str, Any]:
    stem = f"{board}/{slot}-p"
    own = {"board": board, "slot": slot, "item": "p", "title": title, "width": 600, "height": 900}
    files = {"path": f"{stem}.pdf", "jpg": f"{stem}.jpg", "dpi": 150, "tiles": f"{stem}-A3.pdf"}
    return {**own, **files, **more}


def board(board_id: str, **more: Any) -> dict[str, Any]:
    usual = {"id": board_id, "name": f"{board_id}栏", "place": "", "owner": ""}
    usual |= {"size": "2400 × 1200", "layout": f"{board_id}/board.png"}
    return {**usual, "whole": None, "empty": [], **more}


def order(
    panels: list[dict[str, Any]], boards: list[dict[str, Any]], **more: Any
) -> dict[str, Any]:
    palette = {name: {"hex": "#112233"} for name in ("ground", "deep", "text", "accent")}
    request = {"quarter": "2026Q4", "panels": panels, "colour": "cmyk", "bleed": 3}
    named = {"community": "梨园社区", "edition": "2026年第四季度", "palette": palette}
    return {**request, **named, "boards": boards, **more}


def digests(request: dict[str, Any], **sizes: int) -> dict[str, bytes]:
    """Files of different bytes, but for panels of one title."""
    made = {}
    for each in request["panels"]:
        sha256 = hashlib.sha256(f"{each['title']} {each['width']}".encode()).hexdigest()
        for path, size in ((each["path"], "pdf"), (each["jpg"], "jpg")):
            made[path] = json.dumps({"sha256": sha256, "bytes": sizes.get(size, 1)}).encode()
    for each in request["boards"]:
        if each["whole"]:
            made[each["whole"]] = json.dumps({"sha256": "0", "bytes": 12_345_678}).encode()
    return made


def overview(request: dict[str, Any], **sizes: int) -> Any:
    template = (packaged_theme() / "print/order.html").read_bytes()
    files = {**digests(request, **sizes), TEMPLATE: template}
    return lxml.html.document_fromstring(render_overview(request, files)["html"].decode())


def text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def test_each_board_is_shown_with_its_place_and_its_panels() -> None:
    boards = [board("东", place="东门", owner="王芳"), board("西")]
    page = overview(
        order([panel("东", "A"), panel("东", "B", "让座"), panel("西", "A", "节水")], boards)
    )
    assert [text(each) for each in page.xpath("//h2")] == ["东栏", "西栏"]
    assert [text(each) for each in page.xpath("//p[@class='place']")] == [
        "东门 · 王芳 · 2400 × 1200 mm", "2400 × 1200 mm",
    ]  # fmt: skip
    assert [text(each) for each in page.xpath("//strong")] == ["A · 慢行", "B · 让座", "A · 节水"]
    assert "3 块展板 panels · 2 处宣传栏 boards · 出血 bleed 3 mm · CMYK" in text(
        page.xpath("//header/p")[0]
    )


def test_slots_that_stay_empty_are_named_so_that_nobody_looks_for_their_file() -> None:
    page = overview(order([], [board("东", empty=["A", "乙"]), board("西")]))
    assert [text(each) for each in page.xpath("//p[@class='empty']")] == ["空着的版位 Empty: A、乙"]


def test_links_lead_to_files_whatever_board_and_slot_are_called() -> None:
    page = overview(order([panel("东 门#1", "A?")], [board("东 门#1")]))
    hrefs = page.xpath("//ul//a/@href")
    assert hrefs == [
        "%E4%B8%9C%20%E9%97%A8%231/A%3F-p.pdf", "%E4%B8%9C%20%E9%97%A8%231/A%3F-p.pdf",
        "%E4%B8%9C%20%E9%97%A8%231/A%3F-p.jpg", "%E4%B8%9C%20%E9%97%A8%231/A%3F-p-A3.pdf",
    ]  # fmt: skip
    assert page.xpath("//ul//img/@src") == ["%E4%B8%9C%20%E9%97%A8%231/A%3F-p.png"]


@pytest.mark.parametrize(
    ("size", "said"),
    [(1, "1 kB"), (1000, "1 kB"), (1001, "2 kB"), (999_999, "1000 kB"), (1_000_000, "1.0 MB")],
)
def test_the_weight_of_a_file_is_said_before_it_is_fetched(size: int, said: str) -> None:
    page = overview(order([panel("东", "A")], [board("东")]), pdf=size, jpg=2_500_000)
    pdf, jpg = (text(each) for each in page.xpath("//ul//a[@class='file']")[:2])
    assert pdf == f"印刷 PDF · {said}"
    assert jpg == "JPG 150 dpi · 2.5 MB"


def test_panels_that_are_the_same_say_so_on_each_of_their_boards() -> None:
    page = overview(order([panel("东", "A"), panel("西", "B")], [board("东"), board("西")]))
    facts = [text(each) for each in page.xpath("//span[@class='facts']")]
    assert len(facts) == 2
    assert all("与别处相同，共 2 份 shared" in each for each in facts)
    names = page.xpath("//ul//a[contains(@href, '.pdf')]/@download")
    assert names[0] == names[2] == "2026Q4_东_A+1_600x900mm_x2.pdf"


def test_a_whole_board_is_offered_instead_of_its_panels() -> None:
    page = overview(order([], [board("东", whole="东/whole.pdf")]))
    (link,) = page.xpath("//a[contains(@download, 'whole')]")
    assert link.get("download") == "2026Q4_东_whole_2400x1200mm.pdf"
    assert text(link).endswith("12.3 MB")


def test_nothing_that_an_editor_writes_is_taken_for_markup() -> None:
    sly = "<b>&\"'</b>"
    page = overview(order([panel("东", "A", sly)], [board("东", name=sly, place=sly)]))
    assert page.xpath("//main//b") == []
    assert text(page.xpath("//h2")[0]) == sly
    assert page.xpath("//ul//img/@alt") == [sly]


def rows_of(request: dict[str, Any]) -> list[dict[str, str]]:
    made = render_tables(request, digests(request))
    return list(csv.DictReader(io.StringIO(made["csv"].decode("utf-8-sig"))))


def test_the_order_says_what_to_print_how_large_in_what_colour_and_how_often() -> None:
    request = order(
        [
            panel("东", "A"),
            panel("西", "乙"),
            panel("西", "B", "节水", width=700, height=1000, dpi=96),
        ],
        [],
        colour="rgb",
    )
    first, second = rows_of(request)
    assert {key: first[key] for key in ("file", "board", "slot", "size", "quantity", "colour")} == {
        "file": "东/A-p.pdf", "board": "东; 西", "slot": "A; 乙", "size": "600x900",
        "quantity": "2", "colour": "rgb",
    }  # fmt: skip
    assert second["name_in_zip"] == "2026Q4_西_B_700x1000mm_x1.pdf"
    assert second["jpg_name"] == "2026Q4_西_B_700x1000mm_x1.jpg"
    assert (second["jpg"], second["jpg_dpi"]) == ("西/B-p.jpg", "96")
    assert len(second["sha256"]) == 64


def test_quantities_add_up_to_the_panels_and_no_name_is_given_twice() -> None:
    titles = ["慢行", "让座", "慢行", "节水", "让座", "慢行"]
    request = order([panel(f"栏{n}", "A", title) for n, title in enumerate(titles)], [])
    rows = order_rows(request, digests(request))
    assert [row.quantity for row in rows] == [3, 2, 1]
    assert sum(row.quantity for row in rows) == len(titles)
    assert len({row.name_in_zip for row in rows}) == len({row.jpg_name for row in rows}) == 3
    assert [len(row.board.split("; ")) for row in rows] == [3, 2, 1]


def test_numbers_are_numbers_and_words_are_never_formulas() -> None:
    request = order([panel("=1+1", "A")], [])
    made = render_tables(request, digests(request))
    sheet = openpyxl.load_workbook(io.BytesIO(made["xlsx"])).active
    head, row = ([cell.value for cell in line] for line in sheet.iter_rows())
    cells = dict(zip(head, next(sheet.iter_rows(min_row=2)), strict=True))
    assert cells["board"].value == "=1+1"
    assert cells["board"].data_type == "s"
    assert (cells["quantity"].value, cells["jpg_dpi"].value) == (1, 150)
    assert sheet.title == "2026Q4"
    assert sheet.freeze_panes == "A2"
    assert len(row) == len(head) == 11


def test_an_order_of_nothing_is_a_table_with_its_head_alone() -> None:
    request = order([], [board("东")])
    assert rows_of(request) == []
    assert render_shop_zip(request, {})["zip"].members == (
        ("order.csv", "order.csv"), ("order.xlsx", "order.xlsx"),
    )  # fmt: skip
