"""Whole boards for the hanger, and panels cut up for an office printer."""

from __future__ import annotations

import dataclasses
import io
import json

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from civsite.model.board import Board, BoardKind, Side, Slot
from civsite.model.details import OfficePaper
from civsite.model.scalars import Point, Size
from civsite.render.job import Job
from civsite.render.panels import board, tiles
from civsite.render.papers import Papers
from tests.render.panels.subjects import (
    SUBJECTS,
    THEME_FILES,
    details,
    look,
    place,
    text_of,
    typeset,
)

pytestmark = pytest.mark.slow

_SLOTS = (
    Slot(id="左", at=Point(60, 150), size=Size(600, 900)),
    Slot(id="右", at=Point(720, 150), size=Size(600, 900)),
    Slot(id="背1", at=Point(100, 100), size=Size(900, 600), side=Side.BACK),
)
_BOARD = Board(
    id="east", name="东门宣传栏", kind=BoardKind.SHOWCASE, size=Size(1400, 1200), slots=_SLOTS
)


def test_the_whole_board_says_what_hangs_where_and_how_far_from_the_edges() -> None:
    hangings = [
        board.Hanging(_SLOTS[0], "文明停车", "panel/a", "changed", "爱护花草"),
        board.Hanging(_SLOTS[1], "居民公约", "panel/b", "keep", "居民公约"),
        board.Hanging(_SLOTS[2], None, None, "cleared", "旧通知"),
    ]
    job = board.board_job(_BOARD, hangings, details(), look(), "boards/2026Q4/east/board")
    assert {name: need.output for name, need in job.needs.items()} == {
        "panel/左": "png",
        "panel/右": "png",
    }
    proof = typeset(SUBJECTS["poster-usual"], 600, 900)["png"]
    made = board.render(json.loads(job.request), {**THEME_FILES, **dict.fromkeys(job.needs, proof)})
    text = text_of(made["pdf"])
    for said in (
        "正面",
        "背面",
        "文明停车",
        "爱护花草",
        "更换",
        "保留",
        "空缺",
        "取下",
        "旧通知",
        "720/150",
        "600×900",
    ):
        assert said in text, said
    assert text.count("正面") == 2  # over its drawing and over its rows, not in each row
    assert Image.open(io.BytesIO(made["png"])).width == 2000
    with pikepdf.open(io.BytesIO(made["pdf"])) as document:
        assert "/Suspects" not in document.Root.MarkInfo  # Poppler calls Typst's entry wrong


def test_whoever_asks_for_english_reads_what_to_do_in_it() -> None:
    english = dataclasses.replace(look(), papers=Papers("en"))
    states: tuple[board.State, ...] = ("changed", "empty", "cleared")
    hangings = [
        board.Hanging(slot, None, None, state, "Old")
        for slot, state in zip(_SLOTS, states, strict=True)
    ]
    named = _BOARD.model_copy(update={"name": "East gate"})
    job = board.board_job(named, hangings, details(), english, "boards/2026Q4/east/board")
    text = text_of(board.render(json.loads(job.request), THEME_FILES)["pdf"])
    said = ("2026winter", "front", "back", "change", "takedown", "empty", "whathangs", "scale1:")
    assert all(each in text for each in said), text


def test_what_the_hanger_does_follows_from_the_last_edition() -> None:
    assert board.state_of("a", "a") == "keep"
    assert board.state_of("a", "b") == "changed"
    assert board.state_of("a", None) == "new"
    assert board.state_of(None, "b") == "cleared"
    assert board.state_of(None, None) == "empty"


def test_what_to_do_with_the_tiles_is_set_large_enough_to_read_on_a_table() -> None:
    panel = typeset(SUBJECTS["poster-word"], 600, 900)
    job = tiles.tiles_job(
        Job("panel/x", "f", "{}", {}), place(600, 900), details(), look(), "boards/tiles"
    )
    made = tiles.render(json.loads(job.request), {**THEME_FILES, **panel})["pdf"]
    document = pypdfium2.PdfDocument(made)
    page = document[0].get_textpage()
    said = page.get_text_range()
    _, bottom, _, top = page.get_charbox(said.index("裁"))
    document.close()
    assert top - bottom > 10  # points of ink, of type of 11.5 pt and more


def test_tiles_cover_the_panel_at_true_size() -> None:
    panel = typeset(SUBJECTS["poster-four"], 600, 900)
    job = tiles.tiles_job(
        Job("panel/x", "f", "{}", {}), place(600, 900), details(), look(), "boards/tiles"
    )
    made = tiles.render(json.loads(job.request), {**THEME_FILES, **panel})["pdf"]
    sheet = tiles.sheet_for(600, 900, OfficePaper.A3)
    cut = tiles.tiles_of(600, 900, sheet)
    document = pypdfium2.PdfDocument(made)
    assert len(document) == len(cut) + 1
    joined = Image.new("RGB", (600, 900), "#ffffff")
    for index, tile in enumerate(cut, 1):
        page = document[index].render(scale=25.4 / 72).to_pil().convert("RGB")
        edge = tiles.MARGIN_MM
        window = page.crop((edge, edge, edge + tile["width"], edge + tile["height"]))
        joined.paste(window, (tile["x"], tile["y"]))
    document.close()
    whole = pypdfium2.PdfDocument(panel["pdf"])
    trim = whole[0].render(scale=25.4 / 72).to_pil().convert("RGB").crop((11, 11, 611, 911))
    whole.close()
    difference = ImageChops.difference(joined.resize((60, 90)), trim.resize((60, 90)))
    assert max(high for _, high in ImageStat.Stat(difference).extrema) < 60


def test_sheets_cut_as_the_map_says_and_glued_in_turn_show_the_whole_panel() -> None:
    px_per_mm = 2
    panel = typeset(SUBJECTS["poster-four"], 600, 900, printing=details("rgb", False, 0))
    job = tiles.tiles_job(
        Job("panel/x", "f", "{}", {}), place(600, 900), details(), look(), "boards/tiles"
    )
    made = tiles.render(json.loads(job.request), {**THEME_FILES, **panel})["pdf"]
    assert "裁掉左边和上边的白边" in text_of(made)
    sheet = tiles.sheet_for(600, 900, OfficePaper.A3)
    glued = Image.new("RGB", (600 * px_per_mm, 900 * px_per_mm), "white")
    document = pypdfium2.PdfDocument(made)
    for index, tile in enumerate(tiles.tiles_of(600, 900, sheet)):
        page = document[index + 1].render(scale=px_per_mm * 25.4 / 72).to_pil().convert("RGB")
        left = top = tiles.MARGIN_MM
        last_in_row, lowest = tile["column"] == sheet.columns - 1, tile["row"] == sheet.rows - 1
        right = left + tile["width"] if last_in_row else sheet.width
        bottom = top + tile["height"] if lowest else sheet.height
        cut = page.crop(tuple(px_per_mm * edge for edge in (left, top, right, bottom)))
        glued.paste(cut, (px_per_mm * tile["x"], px_per_mm * tile["y"]))
    document.close()
    whole = Image.open(io.BytesIO(panel["png"])).convert("RGB").resize((300, 450))
    difference = ImageStat.Stat(ImageChops.difference(glued.resize((300, 450)), whole))
    assert max(difference.mean) < 2


def test_the_panel_lies_once_in_a_file_of_tiles() -> None:
    panel = typeset(SUBJECTS["poster-four"], 600, 900)
    job = tiles.tiles_job(Job("panel/x", "f", "{}", {}), place(600, 900), details(), look(), "t")
    made = tiles.render(json.loads(job.request), {**THEME_FILES, **panel})["pdf"]
    with pikepdf.open(io.BytesIO(made)) as document:
        forms = {
            form.objgen
            for page in document.pages[1:]
            for form in page.Resources.get("/XObject", {}).values()
        }
        assert len(forms) == 1


def test_a_panel_that_fits_the_paper_is_one_tile() -> None:
    sheet = tiles.sheet_for(190, 270, OfficePaper.A4)
    assert (sheet.columns, sheet.rows) == (1, 1)
