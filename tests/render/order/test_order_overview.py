"""The order's page and tables: every board and panel, its size and files, and what may be shared."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from typing import Any

import lxml.html
import openpyxl
import pytest

from civsite.program import packaged_theme
from civsite.render.order import order_rows, render_overview, render_shop_zip, render_tables

TEMPLATE = "theme/print/order.html"


def panel(board: str, slot: str, title: str = "慢行", **more: Any) -> dict[str, Any]:
    stem = f"{board}/{slot}-p"
    own: dict[str, Any] = {
        "board": board,
        "board_name": f"{board}栏",
        "slot": slot,
        "item": "p",
        "title": title,
    }
    own |= {"width": 600, "height": 900}
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
    request |= {"language": "zh", "material": "", "contact": "梨园社区", "phone": "", "due": ""}
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
    facts = {text(each[0]): text(each[1]) for each in page.xpath("//header//dl/div")}
    assert facts == {
        "展板": "3 块", "面积": "1.62 m²", "宣传栏": "2 处", "颜色": "CMYK", "出血": "3 mm", "联系人": "梨园社区",
    }  # fmt: skip


def test_the_head_says_what_was_ordered_of_whom_and_for_when() -> None:
    asked = {"material": "5 mm PVC 板", "phone": "0731-8888 0000", "due": "2026-12-20"}
    for language, told in {
        "zh": {
            "材料": "5 mm PVC 板",
            "交付日期": "2026-12-20",
            "联系人": "梨园社区 0731-8888 0000",
        },
        "en": {
            "material": "5 mm PVC 板",
            "due": "2026-12-20",
            "contact": "梨园社区 0731-8888 0000",
        },
    }.items():
        page = overview(order([panel("东", "A")], [board("东")], **asked, language=language))
        facts = {text(each[0]): text(each[1]) for each in page.xpath("//header//dl/div")}
        assert told.items() <= facts.items()


def test_the_page_speaks_one_language() -> None:
    """Names of boards and items are the community's; all else is in the language that is asked for."""
    names = {"name": "East Gate", "place": "gate", "owner": "Wang", "whole": "东/whole.pdf"}
    boards = [board("东", empty=["A"], **names)]
    named = {"community": "Pear Garden", "edition": "winter 2026", "contact": "Pear Garden"}
    panels = [panel("东", "B", "Slow"), panel("东", "C", "Slow")]
    english = overview(order(panels, boards, language="en", **named))
    assert not re.search("[一-鿿]", english.text_content())
    assert english.get("lang") == "en"
    chinese = overview(order(panels, boards, **named))
    spoken = re.sub(
        r"Pear Garden|winter|East Gate|gate|Wang|Slow|order\.\w+|print-shop\S*",
        "",
        text(chinese.body),
    )
    assert set(re.findall("[a-zA-Z]{2,}", spoken)) <= {
        "mm",
        "CMYK",
        "PDF",
        "JPG",
        "dpi",
        "kB",
        "MB",
    }


def test_slots_that_stay_empty_are_named_so_that_nobody_looks_for_their_file() -> None:
    page = overview(order([], [board("东", empty=["A", "乙"]), board("西")]))
    assert [text(each) for each in page.xpath("//p[@class='empty']")] == ["空着的版位：A、乙"]


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
    assert all("与别处相同，共 2 份" in each for each in facts)
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


THREE = [
    panel("东", "A"),
    panel("西", "乙"),
    panel("西", "B", "节水", width=700, height=1000, dpi=96),
]


def test_the_order_says_what_to_print_how_large_on_what_how_often_and_for_when() -> None:
    printed = {
        "colour": "rgb",
        "material": "5 mm PVC",
        "phone": "0731-8888 0000",
        "due": "2026-12-20",
    }
    first, second, total = rows_of(order(THREE, [], **printed))
    sha256 = first.pop("校验（SHA-256）")
    assert first == {
        "文件": "东/A-p.pdf", "压缩包内文件名": "2026Q4_东_A+1_600x900mm_x2.pdf", "宣传栏": "东栏; 西栏",
        "版位": "A; 乙", "内容": "慢行", "成品尺寸（毫米）": "600x900", "数量": "2", "面积（m²）": "1.08",
        "颜色": "RGB", "材料": "5 mm PVC", "JPG dpi": "150", "联系人": "梨园社区", "电话": "0731-8888 0000",
        "交付日期": "2026-12-20",
    }  # fmt: skip
    assert re.fullmatch("[0-9a-f]{64}", sha256)
    assert second["压缩包内文件名"] == "2026Q4_西_B_700x1000mm_x1.pdf"
    assert (second["面积（m²）"], second["JPG dpi"]) == ("0.7", "96")
    assert {key: value for key, value in total.items() if value} == {
        "文件": "合计", "数量": "3", "面积（m²）": "1.78",
    }  # fmt: skip


def test_in_english_the_columns_have_their_plain_names_and_the_checksum_is_last() -> None:
    *rows, total = rows_of(order(THREE, [], language="en"))
    assert list(rows[0]) == [
        *("file", "name_in_zip", "board", "slot", "item", "size", "quantity", "area_m2", "colour", "material"),
        *("jpg_dpi", "contact", "telephone", "due", "sha256"),
    ]  # fmt: skip
    assert total["file"] == "total"


def test_quantities_and_areas_add_up_and_no_name_is_given_twice() -> None:
    titles = ["慢行", "让座", "慢行", "节水", "让座", "慢行"]
    request = order(
        [
            panel(f"栏{n}", "A", title, width=211 + len(title) * 3, height=297)
            for n, title in enumerate(titles)
        ],
        [],
    )
    rows = order_rows(request, digests(request))
    assert [row.quantity for row in rows] == [3, 2, 1]
    assert len({row.name_in_zip for row in rows}) == 3
    assert [len(row.board.split("; ")) for row in rows] == [3, 2, 1]
    total = rows_of(request)[-1]
    assert int(total["数量"]) == len(titles)
    assert float(total["面积（m²）"]) == pytest.approx(sum(row.area for row in rows))


def test_an_order_in_a_workbook_prints_on_pages_as_wide_as_the_table() -> None:
    sheet = sheet_of(order(THREE * 30, []))
    assert (sheet.title, sheet.freeze_panes, sheet.print_title_rows) == ("2026Q4", "A2", "$1:$1")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    setup = sheet.page_setup
    assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("landscape", 1, 0)


def sheet_of(request: dict[str, Any]) -> Any:
    made = render_tables(request, digests(request))
    return openpyxl.load_workbook(io.BytesIO(made["xlsx"])).active


# What a spreadsheet would make something else of, and what it leaves alone.
TAKEN = [
    *(
        "3-2",
        "1/2",
        "2026-11-22",
        "2026/3",
        "12.5",
        "1.2.2026",
        "=1+1",
        "＝1+1",
        "+8613800138000",
        "-慢行",
        "@x",
    ),
    *(
        "007",
        "００７",
        "1E5",
        "1e-5",
        "1,200",
        "50%",
        "¥30",
        "(5)",
        "8:30",
        "8:30 am",
        "3月5日",
        "2026年3月",
        "9时30分",
    ),
    *("MAR1", "5-Dec", "Sept 2", "TRUE", "123456789012"),
]
LEFT_ALONE = [
    *(
        "3号楼",
        "A-2",
        "600x900",
        "0731-8888 0000",
        "138 0013 8000",
        "12",
        "0",
        "13800138000",
        "第3-2期",
        "5-10栋",
    ),
    *("—", "慢行", "2026Q4", "8点半", "E5", "1号", "Marching 5", "true story"),
]


@pytest.mark.parametrize("word", [*TAKEN, *LEFT_ALONE])
def test_words_stay_words_whatever_a_spreadsheet_would_make_of_them(word: str) -> None:
    """In a CSV by an apostrophe, and only where one is needed; in a workbook each cell says it."""
    request = order([panel("东", "A", word)], [])
    assert rows_of(request)[0]["内容"] == (f"'{word}" if word in TAKEN else word)
    head, row, _ = sheet_of(request).iter_rows()
    cells = dict(zip((cell.value for cell in head), row, strict=True))
    told = cells["内容"]
    assert (told.value, told.data_type, told.number_format) == (word, "s", "@")
    assert (cells["数量"].value, cells["JPG dpi"].value, cells["面积（m²）"].value) == (
        1,
        150,
        0.54,
    )


def test_an_order_of_nothing_is_a_table_with_its_head_alone() -> None:
    request = order([], [board("东")])
    assert rows_of(request) == []
    assert render_shop_zip(request, {})["zip"].members == (
        ("order.csv", "order.csv"), ("order.xlsx", "order.xlsx"),
    )  # fmt: skip
