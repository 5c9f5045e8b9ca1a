"""Panels: nothing is clipped, nothing is tiny, nobody is named who did not agree."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from civsite.diagnostics import Refused
from civsite.fit.legibility import legible_points
from civsite.model.kinds.honours import Deed
from civsite.quarter import Quarter
from civsite.render.panels.content import code_rows
from civsite.render.panels.panel import (
    PROOF_LONG_SIDE_PX,
    code_address,
    panel_digest,
    panel_request,
)
from tests.pixels import grey_at
from tests.render.panels.subjects import (
    SIZES,
    SUBJECTS,
    URL,
    convention,
    details,
    honours,
    look,
    news,
    place,
    poster,
    text_of,
    typeset,
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SUBJECTS)
def test_any_amount_of_text_fits_one_page_or_is_refused_with_a_measure(
    name: str, size: tuple[int, int]
) -> None:
    try:
        made = typeset(SUBJECTS[name], *size, variant=len(name))
    except Refused as refused:
        (diagnostic,) = refused.diagnostics
        assert diagnostic.code == "panel-overflow"
        assert diagnostic.span.path == "content/x.yml"
        assert "%" in diagnostic.message.zh
        assert diagnostic.hint is not None
        assert name.endswith("-much"), diagnostic.message.en
        return
    with pikepdf.open(io.BytesIO(made["pdf"])) as document:
        assert len(document.pages) == 1
    proof = Image.open(io.BytesIO(made["png"]))
    assert max(proof.size) == pytest.approx(PROOF_LONG_SIDE_PX, abs=2)
    assert proof.width / proof.height == pytest.approx(size[0] / size[1], rel=0.01)


@pytest.mark.parametrize("size", SIZES[:5], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "name", ["poster-usual", "convention-usual", "news-usual", "digest-usual", "notice-usual"]
)
def test_no_glyph_leaves_the_trim_and_no_reading_text_is_under_the_legible_size(
    name: str, size: tuple[int, int]
) -> None:
    made = typeset(SUBJECTS[name], *size, printing=details(bleed=0, marks=False))
    document = pypdfium2.PdfDocument(made["pdf"])
    page = document[0]
    width, height = page.get_size()
    text = page.get_textpage()
    sizes = []
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        if right <= left:
            continue
        assert left >= -0.5
        assert bottom >= -0.5
        assert right <= width + 0.5
        assert top <= height + 0.5
        if "\u4e00" <= text.get_text_range(index, 1) <= "\u9fff":
            sizes.append(top - bottom)
    document.close()
    # a Chinese character's ink is about nine tenths of its size; thin ones (一) are left out
    minimum = legible_points(70 if size == (405, 550) else 150)
    tall = sorted(sizes)[len(sizes) // 2]
    assert tall >= 0.75 * minimum


def test_every_article_of_a_long_convention_is_printed() -> None:
    text = text_of(typeset(convention(40), 900, 1200)["pdf"])
    assert text.count("楼道是大家的路") == 40


def test_all_names_of_a_roll_of_120_are_printed() -> None:
    roll = honours(120)
    text = text_of(typeset(roll, 900, 1200)["pdf"])
    assert all(deed.name in text for deed in roll.deeds)


def test_rare_characters_print() -> None:
    text = text_of(typeset(honours(14), 1200, 920)["pdf"])
    assert all(character in text for character in "䶮㛃𠅤𬍛")


def test_a_long_story_becomes_its_summary_and_says_where_the_rest_is() -> None:
    text = text_of(typeset(news(1, 60), 480, 430)["pdf"])
    assert "全文见扫码" in text
    assert text.count("上午九点") == 1


def test_who_did_not_agree_is_neither_named_nor_pictured() -> None:
    roll = honours(2)
    hidden = Deed(
        name="甄隐名",
        honour="助人为乐",
        deed="匿名捐款。",
        anonymous=True,
        photo="media/photo-1.jpg",
    )
    minor = roll.deeds[1].model_copy(update={"name": "贺小童", "minor": True})
    unasked = roll.deeds[1].model_copy(update={"name": "温未问", "consent": None})
    shown = roll.model_copy(update={"deeds": (roll.deeds[0], hidden, minor, unasked)})
    made = typeset(shown, 900, 1200)
    text = text_of(made["pdf"])
    assert "热心居民" in text
    assert "贺某某" in text
    assert not {"甄隐名", "贺小童", "温未问"} & set(_words_in(text))
    assert "甄" not in text


def _words_in(text: str) -> list[str]:
    return [text[index : index + 3] for index in range(len(text) - 2)]


def test_names_stay_out_of_the_metadata() -> None:
    made = typeset(honours(3), 900, 1200)
    with pikepdf.open(io.BytesIO(made["pdf"])) as document:
        told = str(dict(document.docinfo.items())) + document.Root.Metadata.read_bytes().decode()
        assert "花园社区 · 东门宣传栏 A · 2026Q4" in told
        assert not any(deed.name in told for deed in honours(3).deeds)


def test_a_headline_is_never_split_inside_a_word() -> None:
    headline = "花园社区开展二〇二六年春季爱国卫生月环境整治志愿服务活动"
    made = typeset(poster(title=headline, slogan=headline), 600, 900)
    lines = _lines(made["pdf"])
    for word in ("社区", "二〇二六年", "春季", "爱国卫生", "环境", "整治", "志愿服务", "活动"):
        assert any(word in line for line in lines), (word, lines)


def test_no_line_begins_with_a_closing_mark() -> None:
    article = "遇事，讲理；办事、守法：见面“问好”，有难（搭手）。"
    for width in range(400, 520, 20):
        for line in _lines(typeset(convention(6, article), width, 700)["pdf"]):
            assert not line or line[0] not in "，。；：、”）", line


def _lines(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return [line.strip() for line in text.splitlines()]


def test_the_code_on_a_panel_is_the_code_of_its_address() -> None:
    request = panel_request(SUBJECTS["survey"], place(600, 900), details(), look())
    wanted = code_rows(request["code"])
    proof = Image.open(io.BytesIO(typeset(SUBJECTS["survey"], 600, 900)["png"])).convert("L")
    assert any(_reads(proof, wanted, *corner) for corner in _finder_corners(proof, len(wanted)))


def test_the_address_in_a_code_holds_edition_board_slot_and_what_is_shown() -> None:
    request = panel_request(SUBJECTS["survey"], place(600, 900), details(), look())
    digest = panel_digest(SUBJECTS["survey"], place(600, 900), details(), look())
    address = code_address(URL, Quarter(2026, 4), digest)
    assert re.fullmatch(re.escape(URL) + r"\?e=2026Q4&h=[0-9a-f]{8}", address)
    assert request["code"] == address
    assert len(code_rows(address)) <= 37


def test_a_code_holds_the_ascii_form_of_a_chinese_address() -> None:
    """Scanners guess at the encoding of other characters."""
    ascii_form = "https://xn--fcs952b.xn--fiqs8s/boards/%E4%B8%9C%E9%97%A8/A/?e=2026Q4"
    assert code_rows("https://梨园.中国/boards/东门/A/?e=2026Q4") == code_rows(ascii_form)


def test_the_digits_in_a_code_change_with_the_text_and_not_with_its_file() -> None:
    def code(title: str, path: str) -> object:
        at = replace(place(600, 900), source_path=path)
        return panel_request(poster(title=title), at, details(), look())["code"]

    assert code("文明停车", "content/a.yml") == code("文明停车", "content/b.yml")
    assert code("文明停车", "content/a.yml") != code("文明让车", "content/a.yml")


def _finder_corners(proof: Image.Image, count: int) -> list[tuple[float, float, float]]:
    """Where a square of dark begins (left, top) and how wide a module is, px, by the first row."""
    found = []
    for top in range(proof.height):
        dark = [x for x in range(proof.width) if grey_at(proof, (x, top)) < 60]
        if len(dark) > 40 and grey_at(proof, (dark[0], max(0, top - 3))) > 200:
            row = [x for x in dark if x < dark[0] + proof.width // 2]
            run = next((i for i, x in enumerate(row) if x != row[0] + i), len(row))
            found.append((float(row[0]), float(top), run / 7))
    return found


def _reads(proof: Image.Image, rows: list[str], left: float, top: float, module: float) -> bool:
    def dark(column: int, row: int) -> str:
        point = (round(left + (column + 0.5) * module), round(top + (row + 0.5) * module))
        inside = point[0] < proof.width and point[1] < proof.height
        return "1" if inside and grey_at(proof, point) < 128 else "0"

    return all(
        "".join(dark(column, row) for column in range(len(line))) == line
        for row, line in enumerate(rows)
    )


def test_finished_artwork_is_placed_whole() -> None:
    art = Image.new("RGB", (600, 900), "#204080")
    art.paste("#ff0000", (0, 0, 60, 60))
    art.paste("#00ff00", (540, 840, 600, 900))
    stream = io.BytesIO()
    art.save(stream, "PNG")
    item = poster(artwork="media/art.png", provenance="某广告公司")
    made = typeset(item, 600, 900, pictures={"media/art.png": stream.getvalue()})
    proof = Image.open(io.BytesIO(made["png"])).convert("RGB")
    assert proof.getpixel((5, 5)) == (255, 0, 0)
    assert proof.getpixel((proof.width - 5, proof.height - 5)) == (0, 255, 0)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("media/a.svg", b"<svg"),
        ("media/a.pdf", b"%PDF-1.4 nothing"),
        ("media/a.png", b"\x89PNG\r\n\x1a\nnothing"),
    ],
)
def test_broken_artwork_is_refused_by_name(name: str, data: bytes) -> None:
    item = poster(artwork=name, provenance="某广告公司")
    with pytest.raises(Refused) as refused:
        typeset(item, 600, 900, pictures={name: data})
    (diagnostic,) = refused.value.diagnostics
    assert diagnostic.code == "picture-unreadable"
    assert name in diagnostic.message.zh
